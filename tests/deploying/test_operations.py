"""What OPERATIONS.md and the jobs have people type: a shell, ``targets.toml`` and the commands take it as it stands."""

from __future__ import annotations

import re
import shlex
import subprocess
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.deploying.commands.deploy import _parser
from plugins.deploying.targets import read_targets
from tests.project import ROOT

PAGE = ROOT / "OPERATIONS.md"
JOBS = sorted(path for folder in ("hosting", "timers") for path in (ROOT / folder).iterdir())


def fenced(language: str) -> Iterator[str]:
    """The blocks of the page in a language, as one would copy them."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return (textwrap.dedent(text) for _, text in found)


def test_a_shell_takes_each_block() -> None:
    blocks = list(fenced("sh"))
    assert len(blocks) > 3
    for block in blocks:
        subprocess.run(["sh", "-n", "-c", block], check=True)


def test_each_table_is_a_target(tmp_path: Path) -> None:
    blocks = list(fenced("toml"))
    (tmp_path / "targets.toml").write_text("\n".join(blocks), encoding="utf-8")
    targets, committed = read_targets(tmp_path / "targets.toml"), read_targets(ROOT / "targets.toml")
    assert len(targets) == len(blocks) > 1
    assert targets["server"] == committed["server"]


@pytest.mark.parametrize("path", [PAGE, *JOBS], ids=lambda path: path.name)
def test_each_deploy_is_one(path: Path) -> None:
    for words in re.findall(r"\./inv deploy\b([^`\n|&#]*)", path.read_text(encoding="utf-8")):
        _parser().parse_args(shlex.split(words.replace("[", "").replace("]", "")))


@pytest.mark.parametrize("command", ["deploy nowhere", "deploy nowhere --verify", "rollback 3 --target nowhere"])
def test_the_commands_take_what_follows_them(command: str) -> None:
    done = subprocess.run([ROOT / "inv", *command.split()], capture_output=True, text=True, check=False)
    assert (done.returncode, "[unknown-target]" in done.stderr) == (2, True), done.stderr
