from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from plugins.editing.build import TICK, files
from tests.project import ROOT, Project, files_of

NOTHING = "Nothing has changed since the last build.\n"
ARTICLE = "news/2020-07-02-nachalo/index.bg.md"


def build(project: Project, **environment: str) -> subprocess.CompletedProcess[str]:
    return project.run("plugins.editing.build", **environment)


@pytest.fixture
def once(project: Project) -> Project:
    """The small project, built once."""
    done = build(project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout != NOTHING
    return project


def edit(project: Project, before: str, after: str) -> None:
    file = project.content / ARTICLE
    file.write_text(file.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")


def test_what_has_not_changed_is_not_built_again(once: Project) -> None:
    before = files_of(once.output)
    done = build(once)
    assert (done.returncode, done.stdout, done.stderr) == (0, NOTHING, "")
    assert files_of(once.output) == before


def test_it_gives_the_same_bytes_as_pelican(once: Project, tmp_path: Path) -> None:
    code, _, _ = once.pelican("pelicanconf.py", "-o", str(tmp_path / "other"))
    assert code == 0
    assert files_of(tmp_path / "other") == files_of(once.output)


def test_an_edit_within_the_tick_of_the_clock_that_keeps_the_size_is_seen(project: Project) -> None:
    file, ahead = project.content / ARTICLE, time.time() + 600
    os.utime(file, (ahead, ahead))  # as fresh as can be, however slow this machine is
    assert build(project).returncode == 0
    assert build(project).stdout == NOTHING
    status, text = file.stat(), file.read_bytes()
    with file.open("r+b") as stream:
        stream.write(text.replace(b"summary", b"Summary", 1))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert file.stat().st_size == status.st_size
    assert build(project).returncode == 1


def fresh(project: Project) -> int:
    """How many files the next build would look into, as they were fresh."""
    state = json.loads((project.folder / ".cache" / "build.json").read_bytes())
    return len(state["content"][1]) + len(state["around"][1])


def rewrite(file: Path, before: str, after: str) -> None:
    """Another text of the same size in place, with the time set back: what ``rsync --inplace --times`` may do."""
    status, text = file.stat(), file.read_bytes()
    with file.open("r+b") as stream:
        stream.write(text.replace(before.encode(), after.encode(), 1))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    now = file.stat()
    assert (now.st_size, now.st_mtime_ns, now.st_ino) == (status.st_size, status.st_mtime_ns, status.st_ino)
    assert file.read_bytes() != text


@pytest.mark.parametrize("place", ["content", "theme"])
def test_an_edit_in_place_that_keeps_size_and_time_is_built(project: Project, place: str) -> None:
    (project.folder / "theme").unlink()
    shutil.copytree(ROOT / "theme", project.folder / "theme")
    file = project.content / ARTICLE if place == "content" else project.folder / "theme" / "templates" / "base.html"
    word, other = ("ще се каже", "ще се чуят") if place == "content" else ("<!doctype html>", "<!DOCTYPE html>")
    os.utime(file, (1_600_000_000, 1_600_000_000))
    time.sleep(TICK / 1e9)
    assert build(project).returncode == 0
    before = files_of(project.output)
    assert (fresh(project), build(project).stdout) == (0, NOTHING)
    rewrite(file, word, other)
    assert build(project).returncode == 0
    edited = files_of(project.output)
    page = edited["news/nachalo/index.html"].decode()
    assert (other in page, word in page) == (True, False)
    rewrite(file, other, word)
    assert build(project).returncode == 0
    assert files_of(project.output) == before != edited


def test_what_was_fresh_is_looked_into_only_until_it_is_not(project: Project) -> None:
    os.utime(project.content / ARTICLE)
    assert build(project).returncode == 0
    assert fresh(project) > 0
    time.sleep(TICK / 1e9)
    assert build(project).stdout == NOTHING
    assert (fresh(project), build(project).stdout) == (0, NOTHING)


@pytest.mark.parametrize("change", ["content", "folder", "output", "SITEURL", "state", "settings"])
def test_whatever_a_build_depends_on_is_seen(once: Project, change: str) -> None:
    environment = {}
    if change == "content":
        edit(once, "title: ", "title: Нова ")
    elif change == "folder":
        (once.content / "news" / "2021-01-01-prazna").mkdir()
    elif change == "output":
        (once.output / "index.html").unlink()
    elif change == "SITEURL":
        environment["SITEURL"] = "https://other.example"
    elif change == "state":
        (once.folder / ".cache" / "build.json").write_bytes(b'{"inputs": "')
    else:
        with (once.folder / "pelicanconf.py").open("a", encoding="utf-8") as settings:
            settings.write("\n# a remark\n")
    done = build(once, **environment)
    assert done.stdout != NOTHING
    assert done.returncode == (1 if change == "folder" else 0)
    assert (once.output / "index.html").exists()


def test_a_page_that_changes_by_itself_is_built_when_its_time_has_come(once: Project) -> None:
    assert build(once, SOURCE_DATE_EPOCH="1672531200").stdout == NOTHING
    assert build(once, SOURCE_DATE_EPOCH="1894687200").stdout != NOTHING  # 2030-01-15 08:00 in Sofia


def test_after_a_build_that_failed_the_next_one_looks_again(once: Project) -> None:
    edit(once, "title: ", "titel: ")
    assert [build(once).returncode for _ in range(2)] == [1, 1]
    edit(once, "titel: ", "title: ")
    assert build(once).returncode == 0
    assert build(once).stdout == NOTHING


def test_a_folder_that_nobody_may_read_is_left_to_the_build_that_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may read it all the same."""
    for name in ("open", "shut"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").touch()
    scan = os.scandir

    def scan_what_is_open(folder: str) -> object:
        if folder.endswith("shut"):
            raise PermissionError(folder)
        return scan(folder)

    monkeypatch.setattr(os, "scandir", scan_what_is_open)
    found = {path.removeprefix(f"{tmp_path}/") for path, *_ in files([str(tmp_path)])}
    assert found == {"open/", "open/file", "shut/"}
