from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plugins.publishing.lock import WAITING, hold
from tests.project import ENVIRONMENT, ROOT, Project, settled

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the system has no such locks")

HOLD = """
import os, sys, time
from pathlib import Path
from plugins.publishing.lock import hold
hold(Path(sys.argv[1]))
if os.fork() == 0:
    os.closerange(0, 3)
    time.sleep(5)
    os._exit(0)
print("held", flush=True)
time.sleep(100)
"""


@contextmanager
def holder(file: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds a lock, and then begins another one that outlives it."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.kill()


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline()


def warned(process: subprocess.Popen[str]) -> str:
    assert process.stderr
    return process.stderr.readline()


def test_who_comes_second_says_so_and_goes_on_when_the_first_is_killed(tmp_path: Path) -> None:
    file = tmp_path / "below" / "lock"
    with holder(file) as first:
        assert said(first) == "held\n"
        with holder(file) as second:
            assert warned(second) == f"{WAITING}\n"
            first.kill()
            assert said(second) == "held\n"


def test_another_lock_is_not_waited_for(tmp_path: Path) -> None:
    with holder(tmp_path / "one") as first, holder(tmp_path / "other") as second:
        assert (said(first), said(second)) == ("held\n", "held\n")


def test_a_process_does_not_wait_for_itself(tmp_path: Path) -> None:
    hold(tmp_path / "lock")
    hold(tmp_path / "lock")


def test_a_lock_whose_file_is_deleted_meanwhile_is_taken_anew(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    with holder(file) as first:
        assert said(first) == "held\n"
        with holder(file) as second:
            assert warned(second) == f"{WAITING}\n"
            file.unlink()
            first.kill()
            assert said(second) == "held\n"
            with holder(file) as third:
                assert warned(third) == f"{WAITING}\n"


def test_a_build_waits_for_one_into_the_same_output_and_then_runs(project: Project) -> None:
    assert project.pelican()[0] == 0
    (lock,) = project.folder.glob(".cache/**/*.lock")
    settled(project.folder)
    shutil.rmtree(project.output)
    with holder(lock) as other:
        assert said(other) == "held\n"
        with subprocess.Popen(
            [sys.executable, "-m", "plugins.editing.build"],
            cwd=project.folder,
            env=ENVIRONMENT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        ) as build:
            assert warned(build) == f"{WAITING}\n"
            assert not list(project.folder.glob(".output.*"))
            other.kill()
            assert build.wait(timeout=60) == 0
    assert (project.output / "index.html").exists()


def test_where_no_lock_can_be_made_the_build_gives_code_3_and_one_line(project: Project) -> None:
    (project.folder / ".cache").write_text("not a folder", encoding="utf-8")
    code, _, errors = project.pelican()
    assert code == 3
    assert errors.startswith("error[cannot-write]: ")
    assert errors.count("\n") == 1
    assert not project.output.exists()
