"""Commands whose output nobody reads to its end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.closed_pipe import INTERRUPTED, NOBODY_READS, REFUSED
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


def ended(folder: Path, code: str, shell: str = "", **environment: str) -> tuple[int, str, str]:
    """What a module with this code ends with and says; a shell does something with its streams before."""
    command = ["sh", "-c", f'exec "$@" {shell}', "sh", *module(folder, code)]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": f"{ROOT}:{folder}", "LC_ALL": "C.UTF-8", **environment}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    return done.returncode, done.stdout, done.stderr


def test_where_a_stream_is_closed_nothing_is_said_there_and_no_file_takes_its_place(tmp_path: Path) -> None:
    code = "import pathlib\nstream = open('written', 'w')\nprint('said')\nprint(stream.fileno() > 2, file=stream)\n"
    inside = f"import os; os.chdir({str(tmp_path)!r})\n{code}"
    for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
        assert ended(tmp_path, inside, closed)[::2] == (0, "")
        assert (tmp_path / "written").read_text(encoding="utf-8") == "True\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_where_no_more_can_be_said_one_line_says_so(tmp_path: Path) -> None:
    said = "error[refused-by-system]: No space left on device\n"
    assert ended(tmp_path, "print('line')\n", ">/dev/full") == (REFUSED, "", said)


@pytest.mark.parametrize(
    ("language", "why"), [("C.UTF-8", "No such file or directory"), ("bg_BG", "няма такъв файл или папка")]
)
def test_what_the_system_refuses_is_one_line_with_the_file(tmp_path: Path, language: str, why: str) -> None:
    said = f"error[refused-by-system]: nowhere/at-all: {why}\n"
    environment = {"LC_ALL": language, "PYTHONUTF8": "1"}
    assert ended(tmp_path, "open('nowhere/at-all')\n", **environment) == (REFUSED, "", said)


def test_what_a_library_calls_an_error_of_the_system_is_not_hidden(tmp_path: Path) -> None:
    code, _, errors = ended(tmp_path, "raise OSError('no template')\n")
    assert (code, "Traceback" in errors) == (1, True)


def test_a_terminal_that_knows_no_cyrillic_stops_nothing(tmp_path: Path) -> None:
    assert ended(tmp_path, "print('София …')\n", PYTHONIOENCODING="ascii")[::2] == (0, "")


def test_ctrl_c_ends_a_command_without_a_word(tmp_path: Path) -> None:
    assert ended(tmp_path, "raise KeyboardInterrupt\n") == (INTERRUPTED, "", "")
