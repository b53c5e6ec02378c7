"""The jobs for Git hosts: as their hosts read them, and as a shell does."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from tests.project import ROOT

HOSTING = ROOT / "hosting"
SCHEMAS = {
    "github-pages.yml": ["vendor.github-workflows"],
    "gitlab-pages.yml": ["vendor.gitlab-ci", "--data-transform", "gitlab-ci"],
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_host_takes_the_jobs(name: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", *SCHEMAS[name], str(HOSTING / name)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def scripts(name: str) -> Iterator[str]:
    jobs: dict[str, Any] = yaml.safe_load((HOSTING / name).read_text(encoding="utf-8"))
    for job in jobs.get("jobs", jobs).values():
        if isinstance(job, dict):
            yield from (step["run"] for step in job.get("steps", ()) if "run" in step)
            yield from job.get("script", ())


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_shell_takes_every_step(name: str) -> None:
    found = list(scripts(name))
    assert any("./inv publish" in script for script in found)
    for script in found:
        assert "${{" not in script, "what others write must not become code"
        subprocess.run(["bash", "-n", "-c", script], check=True)


def test_every_task_that_is_called_is_there() -> None:
    listed = subprocess.run([sys.executable, "-m", "invoke", "--list"], cwd=ROOT, capture_output=True, check=True)
    known = {line.split()[0] for line in listed.stdout.decode().splitlines() if line.startswith("  ")}
    words = [word for name in SCHEMAS for script in scripts(name) for word in script.split("./inv ")[1:]]
    assert {word.split()[0] for word in words} <= known
