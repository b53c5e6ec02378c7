"""What OPERATIONS.md and the jobs have people type: a shell, ``targets.toml`` and the commands take it as it stands."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from plugins.deploying.commands.deploy import _parser
from plugins.deploying.targets import read_targets
from tests.deploying.operations import PAGE, fenced
from tests.project import ROOT

TEXT = PAGE.read_text(encoding="utf-8")
JOBS = sorted(path for folder in ("hosting", "timers") for path in (ROOT / folder).iterdir())


def test_a_shell_takes_each_block() -> None:
    blocks = list(fenced("sh", TEXT))
    assert len(blocks) > 3
    for block in blocks:
        subprocess.run(["sh", "-n", "-c", block], check=True)


def test_each_table_is_a_target(tmp_path: Path) -> None:
    """The page has a table more than the file: Caddy's, by the name of nginx's."""
    found, committed = [], read_targets(ROOT / "targets.toml")
    for block in fenced("toml", TEXT):
        (tmp_path / "targets.toml").write_text(block, encoding="utf-8")
        found += read_targets(tmp_path / "targets.toml").items()
    assert len(found) == len(committed) + 1
    assert [name for name, target in found if target == committed[name]] == ["server", "bucket", "github"]


@pytest.mark.parametrize("path", [PAGE, *JOBS], ids=lambda path: path.name)
def test_each_deploy_is_one(path: Path) -> None:
    for words in re.findall(r"\./inv deploy\b([^`\n|&#]*)", path.read_text(encoding="utf-8")):
        _parser().parse_args(shlex.split(words.replace("[", "").replace("]", "")))


@pytest.mark.parametrize("command", ["deploy nowhere", "deploy nowhere --verify", "rollback 3 --target nowhere"])
def test_the_commands_take_what_follows_them(command: str) -> None:
    done = subprocess.run([ROOT / "inv", *command.split()], capture_output=True, text=True, check=False)
    assert (done.returncode, "[unknown-target]" in done.stderr) == (2, True), done.stderr
