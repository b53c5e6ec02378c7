from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.project import Project, files_of, make_project

ARTICLE = "news/2020-07-02-nachalo/index.bg.md"
DUE = "1894687200"
"""2030-01-15 08:00 in Sofia: when the article of the small site that is scheduled appears."""


def publish(project: Project, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return project.run("plugins.editing.publish", *options, **environment)


def last_line(done: subprocess.CompletedProcess[str]) -> str:
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()[-1]


def current(project: Project) -> str:
    return (project.releases / "current").readlink().name


def change(project: Project) -> None:
    file = project.content / ARTICLE
    file.write_text(file.read_text(encoding="utf-8").replace("title: ", "title: Нова ", 1), encoding="utf-8")


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small project, published once; a test takes a copy of it."""
    project = make_project(tmp_path_factory.mktemp("released") / "project")
    assert publish(project).returncode == 0
    return project


@pytest.fixture
def once(released: Project, tmp_path: Path) -> Project:
    """A fresh checkout beside which the release and what is remembered have been kept: no file's time is the same."""
    subprocess.run(["cp", "-R", str(released.folder), str(tmp_path / "project")], check=True)
    return Project(tmp_path / "project")


def test_the_first_release_is_made_whatever_is_due(project: Project) -> None:
    line = last_line(publish(project, "--if-due"))
    assert line == (
        f"Nothing has been published yet; published: {current(project)}; "
        "the next page changes by itself at 2030-01-15 08:00 (Europe/Sofia)"
    )


def test_nothing_is_built_while_nothing_has_changed_and_nothing_is_due(once: Project) -> None:
    before = files_of(once.folder)
    done = publish(once, "--if-due")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        f"Nothing has changed since {current(once)}; "
        "the next page changes by itself at 2030-01-15 08:00 (Europe/Sofia)\n"
    )
    assert files_of(once.folder) == before


def test_it_is_said_in_the_language_asked_for(once: Project) -> None:
    assert last_line(publish(once, "--if-due", LC_ALL="bg_BG.UTF-8")) == (
        f"Нищо не се е променило след {current(once)}; "
        "следващата страница се променя сама на 2030-01-15 08:00 (Europe/Sofia)"
    )


def test_a_page_whose_time_has_come_is_published(once: Project) -> None:
    before = current(once)
    line = last_line(publish(once, "--if-due", SOURCE_DATE_EPOCH=DUE))
    assert line == (
        f"A page of {before} changes at 2030-01-15 08:00 (Europe/Sofia); published: {current(once)}; "
        "no page changes by itself"
    )
    assert current(once) != before
    assert (once.releases / "current" / "news" / "utre" / "index.html").is_file()
    assert "Nothing has changed" in last_line(publish(once, "--if-due", SOURCE_DATE_EPOCH=DUE))


def test_a_second_before_its_time_a_page_waits(once: Project) -> None:
    assert "Nothing has changed" in last_line(publish(once, "--if-due", SOURCE_DATE_EPOCH=str(int(DUE) - 1)))


@pytest.mark.parametrize("what", ["content", "settings", "SITEURL", "ledger"])
def test_whatever_a_release_depends_on_is_seen(once: Project, what: str) -> None:
    before, environment = current(once), {}
    if what == "content":
        change(once)
    elif what == "settings":
        with (once.folder / "publishconf.py").open("a", encoding="utf-8") as settings:
            settings.write("\n# a remark\n")
    elif what == "SITEURL":
        environment["SITEURL"] = "https://other.example"
    else:
        (once.folder / "ledger.json").unlink()
    line = last_line(publish(once, "--if-due", **environment))
    assert line.startswith(f"Something has changed since {before}; published: ")
    assert "Nothing has changed" in last_line(publish(once, "--if-due", **environment))


@pytest.mark.parametrize("lost", [".cache/publish.json", "manifest"])
def test_where_it_is_not_known_what_a_release_was_made_of_it_is_made_again(once: Project, lost: str) -> None:
    (once.releases / f"{current(once)}.json" if lost == "manifest" else once.folder / lost).write_bytes(
        b'{"release": "'
    )
    assert last_line(publish(once, "--if-due")).startswith(
        f"It is not known what {current(once)} was made of; published: "
    )


def test_a_release_that_was_set_back_stays_until_something_changes(once: Project) -> None:
    first = current(once)
    change(once)
    publish(once)
    assert current(once) != first
    (once.releases / "current").unlink()
    (once.releases / "current").symlink_to(first)
    assert last_line(publish(once, "--if-due", SOURCE_DATE_EPOCH=DUE)) == (
        f"The current release has been set back to {first}; it stays until something changes; no page changes by itself"
    )
    assert current(once) == first
    change(once)
    assert last_line(publish(once, "--if-due")).startswith(f"Something has changed since {first}; published: ")


def test_mistakes_leave_what_is_published_and_are_told_each_time(once: Project) -> None:
    before = current(once)
    file = once.content / ARTICLE
    file.write_text(file.read_text(encoding="utf-8").replace("title: ", "titel: ", 1), encoding="utf-8")
    for _ in range(2):
        done = publish(once, "--if-due")
        assert (done.returncode, "error[unknown-key]" in done.stderr) == (1, True)
        assert current(once) == before


def test_what_is_remembered_holds_no_time_of_this_machine(once: Project) -> None:
    made = json.loads((once.folder / ".cache" / "publish.json").read_bytes())
    assert sorted(made) == ["inputs", "promises", "release"]
    assert made["release"] == current(once)
