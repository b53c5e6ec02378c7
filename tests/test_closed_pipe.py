"""Commands whose output nobody reads to its end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.closed_pipe import NOBODY_READS
from tests.project import ROOT


def module(folder: Path, code: str) -> list[str]:
    """A module with this code, as a command."""
    (folder / "told.py").write_text(code, encoding="utf-8")
    return [sys.executable, "-m", "plugins.closed_pipe", "told"]


@pytest.mark.parametrize("lines", [1, 100_000])
def test_a_command_ends_without_a_word_where_nobody_reads_on(tmp_path: Path, lines: int) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = module(tmp_path, f"import sys\nfor _ in range({lines}): print('line')\nsys.exit(0)\n")
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{tmp_path}"}
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, env=environment, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (NOBODY_READS, b"")


def test_a_command_keeps_its_arguments_and_its_exit_code(tmp_path: Path) -> None:
    command = [*module(tmp_path, "import sys\nprint(sys.argv[1:])\nsys.exit(2)\n"), "a", "--b"]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{tmp_path}"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert (done.returncode, done.stdout) == (2, "['a', '--b']\n")
