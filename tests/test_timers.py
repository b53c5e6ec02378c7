"""The timers are what their programs take: systemd, cron, and the schemas that GitHub and GitLab publish."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.programs import required
from tests.project import ROOT

TIMERS = ROOT / "timers"
FOLDER = "/srv/innovative-sofia-icc"
COMMAND = "./inv publish --if-due"


def text(name: str) -> str:
    return (TIMERS / name).read_text(encoding="utf-8")


def test_systemd_takes_the_units(tmp_path: Path) -> None:
    program = required("systemd-analyze", "systemd")
    units = ("innovative-sofia-icc.service", "innovative-sofia-icc.timer")
    for unit in units:
        (tmp_path / unit).write_text(text(unit).replace(FOLDER, str(ROOT)), encoding="utf-8")
    done = subprocess.run([program, "verify", *units], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, [line for line in done.stderr.splitlines() if "innovative" in line]) == (0, [])


def test_cron_takes_the_line(tmp_path: Path) -> None:
    """A line of ``/etc/cron.d/`` has a user before its command, one of ``crontab`` has none."""
    program = required("crontab", "cron")
    assert f" icc cd {FOLDER} && {COMMAND}" in text("innovative-sofia-icc.cron")
    table = tmp_path / "table"
    table.write_text(text("innovative-sofia-icc.cron").replace("* icc cd", "* cd"), encoding="utf-8")
    done = subprocess.run([program, "-n", str(table)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("github.yml", ["vendor.github-workflows"]),
        ("audit.github.yml", ["vendor.github-workflows"]),
        ("gitlab.yml", ["vendor.gitlab-ci", "--data-transform", "gitlab-ci"]),
    ],
)
def test_a_git_host_takes_the_job(name: str, schema: list[str]) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", *schema, str(TIMERS / name)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_each_runs_the_command_that_looks_first() -> None:
    publishing = (path.name for path in TIMERS.iterdir() if path.suffix in (".cron", ".yml", ".service"))
    assert all(COMMAND[2:] in text(name) for name in publishing if not name.startswith("audit."))
