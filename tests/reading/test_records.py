from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import astuple
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.domain.site import Site
from plugins.problem import ContentRefused, Problem
from plugins.reading.content import read_site
from plugins.reading.records import Look, look
from plugins.reading.said import said
from tests.project import ROOT
from tests.reading.content_folder import DIALECTS

NOW = datetime(2023, 1, 1, tzinfo=UTC)
ARTICLE = "news/2020-07-02-nachalo/index.bg.md"


def plain(content: Path) -> Site:
    return read_site(content, DIALECTS, NOW)


def kept(content: Path) -> Site:
    return read_site(content, DIALECTS, NOW, cache=content.parent / "bodies.sqlite3")


def store(content: Path) -> Path:
    return content.parent / "records.sqlite3"


def whole(site: Site) -> list[object]:
    """All that a site says; how a text is held makes no difference."""
    lists = (site.programme, *site.topics, *site.tracks, *site.figures, *site.consortia)
    texts = [(words.body.html, words.body.headings) for thing in site.things for words in thing.words.values()]
    return [*map(astuple, lists), *map(type, site.things), *map(said, site.things), texts]


def refused(read: Callable[[Path], Site], content: Path) -> list[Problem]:
    with pytest.raises(ContentRefused) as error:
        read(content)
    return list(error.value.problems)


def edit(content: Path, old: str, new: str, path: str = ARTICLE) -> None:
    file = content / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("folder", ["tests/site/content", "content"])
def test_what_was_kept_says_what_was_read(tmp_path: Path, folder: str, parsed: list[str]) -> None:
    content = Path(shutil.copytree(ROOT / folder, tmp_path / "content"))
    expected = whole(plain(content))
    assert whole(kept(content)) == expected
    parsed.clear()
    again = kept(content)
    assert (whole(again), parsed) == (expected, [])
    assert all(again.digests[name] == digest for thing in again.things for name, digest in said(thing).items())


@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_a_list_that_never_ends_is_told_and_not_read(content: Path, kind: str) -> None:
    lists = content / "topics.yaml"
    lists.unlink()
    if kind == "pipe":
        os.mkfifo(lists)
    else:
        lists.symlink_to("/dev/zero")
    (problem,) = [one for one in refused(kept, content) if one.place.path == "content/topics.yaml"]
    assert problem.code == ("unreadable-file" if kind == "pipe" else "symbolic-link")


def test_an_edit_that_changes_neither_size_nor_time_is_seen(content: Path) -> None:
    kept(content)
    status = (content / ARTICLE).stat()
    edit(content, "София", "Сафия")
    os.utime(content / ARTICLE, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert whole(kept(content)) == whole(plain(content))


def test_where_only_a_text_has_changed_nothing_else_is_parsed(content: Path, parsed: list[str]) -> None:
    kept(content)
    with (content / ARTICLE).open("a", encoding="utf-8") as stream:
        stream.write("\nИ още [нещо](/cities/sofia).\n")
    parsed.clear()
    edited = kept(content)
    assert parsed == []
    assert whole(edited) == whole(kept(content)) == whole(plain(content))
    assert all(edited.digests[name] == digest for thing in edited.things for name, digest in said(thing).items())


@pytest.mark.parametrize(
    ("old", "new"), [("title: ", "title: Друго "), ("---\n", "---\n\n"), ("cities: ", "# cities: ")]
)
def test_another_front_matter_is_seen(content: Path, old: str, new: str) -> None:
    kept(content)
    edit(content, old, new)
    assert whole(kept(content)) == whole(kept(content)) == whole(plain(content))


def test_what_is_linked_to_no_more_is_told(content: Path) -> None:
    kept(content)
    shutil.rmtree(content / "cities" / "sofia")
    assert refused(kept, content) == refused(plain, content)


def test_what_is_wrong_in_a_text_that_was_edited_is_told_with_its_place(content: Path) -> None:
    kept(content)
    with (content / ARTICLE).open("a", encoding="utf-8") as stream:
        stream.write("\n[Нищо](/cities/nothing)\n")
    assert refused(kept, content) == refused(plain, content)


@pytest.mark.parametrize("name", ["topics.yaml", "programme.yaml", "figures.yaml"])
def test_another_list_is_seen(content: Path, name: str) -> None:
    kept(content)
    edit(content, "bg: ", "bg: Друго ", name)
    assert whole(kept(content)) == whole(kept(content)) == whole(plain(content))


@pytest.mark.parametrize("table", ["known", "folders", "texts"])
def test_what_is_damaged_is_read_again(content: Path, table: str) -> None:
    expected = whole(kept(content))
    with closing(sqlite3.connect(store(content))) as connection, connection:
        connection.execute(f"UPDATE {table} SET value = substr(value, 2)")
    assert whole(kept(content)) == expected
    store(content).write_bytes(b"no store" * 1000)
    assert whole(kept(content)) == whole(kept(content)) == expected


def test_what_was_edited_while_it_was_read_is_not_kept(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Look.digests
    monkeypatch.setattr(Look, "digests", lambda self: {**real(self), "now": os.urandom(4).hex()})
    kept(content)
    with closing(sqlite3.connect(store(content))) as connection:
        assert connection.execute("SELECT count(*) FROM folders").fetchone() == (0,)


@pytest.fixture
def long_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files count as old enough for their times to tell a change, however young they are."""
    monkeypatch.setattr("plugins.reading.records.TICK", -(10**18))


@pytest.mark.usefixtures("long_ago")
def test_no_file_of_a_folder_is_opened_that_has_not_been_touched_for_long(
    content: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = whole(kept(content))
    opened: list[str] = []
    monkeypatch.setattr(Look, "digests", lambda self: opened.append(self.path))
    parsed.clear()
    assert whole(kept(content)) == expected
    assert (opened, parsed) == ([], [])


@pytest.mark.usefixtures("long_ago")
def test_a_folder_that_was_touched_and_not_changed_is_opened_once(content: Path, parsed: list[str]) -> None:
    expected = whole(kept(content))
    (content / ARTICLE).touch()
    parsed.clear()
    assert whole(kept(content)) == whole(kept(content)) == expected
    assert parsed == []
    with closing(sqlite3.connect(store(content))) as connection:
        marks = dict(connection.execute("SELECT folder, marks FROM folders"))
    assert marks[f"content/{Path(ARTICLE).parent}"] == look(os.fspath((content / ARTICLE).parent)).marks


def test_lists_that_are_as_they_were_are_not_parsed_again(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = whole(kept(content))
    monkeypatch.delattr("plugins.reading.closed_lists.read_closed_lists")
    assert whole(kept(content)) == expected


@pytest.mark.parametrize("record", ["ledger", "changes", "evaluation"])
def test_a_wrong_record_beside_the_content_is_told_though_all_else_is_known(content: Path, record: str) -> None:
    kept(content)
    file = content.parent / f"{record}.json"
    file.write_text("no record", encoding="utf-8")
    with pytest.raises(ContentRefused) as error:
        read_site(content, DIALECTS, NOW, cache=content.parent / "bodies.sqlite3", **{record: file})  # type: ignore[arg-type]
    assert [(problem.place.path, problem.place.line) for problem in error.value.problems] == [(file.name, 1)]
