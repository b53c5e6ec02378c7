"""From release to release: what changed is told once, and the file is read again as it was written."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from plugins.domain.changes import History
from plugins.domain.things import Role
from plugins.open_data.changes import changes_file
from plugins.reading.changes import ChangesFile, parse
from tests.open_data.cases import CITIES, both, files
from tests.project import Project

FIRST = files()["changes.json"].decode()
LATER = datetime(2023, 2, 1, 12, tzinfo=UTC)
NEWCOMER = tuple(replace(one, role=Role.CORE) if one.slug == "cartagena" else one for one in CITIES[1:])


def known(text: str) -> History:
    file = parse(text, "changes.json")
    assert file.problems == []
    assert file.history is not None
    return file.history


def after(text: str, **parts: Any) -> str:
    return files(history=known(text), now=LATER, **parts)["changes.json"].decode()


def test_the_first_release_has_nothing_to_be_compared_with() -> None:
    said = json.loads(FIRST)
    assert said["releases"] == []
    assert set(said["state"]) == {
        *("cities", "consortia", "documents", "events", "figures", "news", "solutions", "topics", "tracks")
    }


def test_a_release_without_a_change_is_the_same_file() -> None:
    assert after(FIRST) == FIRST


def test_what_changed_is_told_with_what_it_was_and_is() -> None:
    assert json.loads(after(FIRST, cities=NEWCOMER))["releases"] == [
        {
            "released": "2023-02-01T12:00:00Z",
            "changes": [
                {
                    "dataset": "cities",
                    "id": "city-cartagena",
                    "change": "changed",
                    "fields": [{"field": "role", "before": "unknown", "after": "core"}],
                },
                {"dataset": "cities", "id": "city-sofia", "change": "removed"},
                {
                    "dataset": "events",
                    "id": "event-sreshta",
                    "change": "changed",
                    "fields": [{"field": "cities", "before": "sofia", "after": None}],
                },
            ],
        }
    ]


def test_what_was_told_stays_told_and_is_not_told_again() -> None:
    once = after(FIRST, cities=NEWCOMER)
    assert after(once, cities=NEWCOMER) == once
    twice = json.loads(after(once))["releases"]
    assert [len(release["changes"]) for release in twice] == [3, 3]
    assert twice[1:] == json.loads(once)["releases"]


def test_the_file_is_read_again_as_it_was_written() -> None:
    text = after(FIRST, cities=NEWCOMER)
    assert changes_file(both()[0], known(text)).decode() == text


def test_another_address_of_the_site_is_no_change() -> None:
    assert json.loads(after(FIRST.replace("icc.sofia.example", "old.example")))["releases"] == []


def test_a_damaged_file_is_one_problem_with_its_line() -> None:
    lines = FIRST.splitlines()
    table, number = (
        next(n for n, line in enumerate(lines, start=1) if line.startswith(key))
        for key in ('"cities"', '"city-leuven"')
    )
    shorter = parse("\n".join([*lines[: number - 1], '"city-leuven": [],', *lines[number:]]), "changes.json").problems
    assert [(problem.code, problem.place.line) for problem in shorter] == [("wrong-changes", table)]
    cut = parse("\n".join(lines[:number]), "changes.json").problems
    assert [(problem.code, problem.place.line) for problem in cut] == [("wrong-changes", number)]
    assert parse("[]", "changes.json") == ChangesFile(problems=parse("null", "changes.json").problems)


def publish(project: Project, **environment: str) -> bytes:
    code, _output, errors = project.pelican("publishconf.py", **environment)
    assert (code, errors) == (0, "")
    kept = (project.folder / "changes.json").read_bytes()
    assert kept == (project.releases / "current" / "data" / "changes.json").read_bytes()
    return kept


def test_the_file_at_the_root_is_the_one_of_the_last_release(project: Project) -> None:
    assert project.pelican()[0] == 0
    assert not (project.folder / "changes.json").exists()
    first = publish(project)
    assert publish(project, SOURCE_DATE_EPOCH="1675252800") == first
    sofia = project.content / "cities" / "sofia" / "index.bg.md"
    sofia.write_text(sofia.read_text(encoding="utf-8").replace("role: core", "role: mentor"), encoding="utf-8")
    assert project.pelican()[0] == 0
    assert (project.folder / "changes.json").read_bytes() == first
    changes = json.loads(publish(project, SOURCE_DATE_EPOCH="1675252800"))["releases"][0]
    assert (changes["released"], [change["id"] for change in changes["changes"]]) == (
        "2023-02-01T12:00:00Z",
        ["city-sofia"],
    )
    page = (Path(project.releases) / "current" / "en" / "data" / "index.html").read_text(encoding="utf-8")
    assert "role: core → mentor" in page
