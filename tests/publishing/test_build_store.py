from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.news.plan import plan
from plugins.publishing.build_store import (
    BuildStore,
    Made,
    packed,
    read_build_store,
    state_of,
    store_file,
    write_build_store,
    written,
)
from plugins.publishing.page import Page, made, outline
from tests.small_site import article, day, editions

PATH = "news/a/index.html"


@pytest.fixture
def published(tmp_path: Path) -> Path:
    folder = tmp_path / "output"
    (folder / "news" / "a").mkdir(parents=True)
    (folder / PATH).write_text("a page", encoding="utf-8")
    return folder


def a_page() -> Page:
    found = made(plan(editions(articles=(article("a", day("2020-07-02")),))))
    return outline(next(item for item in found if isinstance(item, Page) and item.address == "/en/news/a/"))


def one(published: Path) -> Made:
    page = a_page()
    return Made("/news/a/", ("a en",), "state", (written(published, PATH, page, "key"),), packed([page]))


def stored(published: Path) -> Path:
    file = published.parent / "store.sqlite3"
    write_build_store(file, BuildStore(published), "frame", [one(published)])
    return file


def test_what_was_made_is_found_again_whole(published: Path) -> None:
    store = read_build_store(stored(published), published)
    assert store == BuildStore(published, "frame", {"/news/a/": one(published)})
    assert store.made["/news/a/"].pages == [a_page()]
    assert store.files == {PATH: one(published).outputs[0]}


def test_a_published_file_that_somebody_touched_is_known_as_such(published: Path) -> None:
    output = one(published).outputs[0]
    assert output.is_untouched(str(published))
    os.utime(published / PATH)
    assert not output.is_untouched(str(published))
    (published / PATH).unlink()
    assert not output.is_untouched(str(published))


def test_only_what_is_new_is_written_and_what_is_gone_is_forgotten(published: Path) -> None:
    file = stored(published)
    before = read_build_store(file, published)
    kept, new = before.made["/news/a/"], Made("/news/b/", ("b en",), "state")
    write_build_store(file, before, "another frame", [kept, new])
    assert read_build_store(file, published).made == {"/news/a/": kept, "/news/b/": new}
    write_build_store(file, read_build_store(file, published), "another frame", [kept])
    assert read_build_store(file, published) == BuildStore(published, "another frame", {"/news/a/": kept})


@pytest.mark.parametrize("text", [b"", b"{}", b"SQLite format 3\0", os.urandom(5000)])
def test_a_store_that_is_no_store_is_empty_and_written_anew(published: Path, text: bytes) -> None:
    file = published.parent / "store.sqlite3"
    file.write_bytes(text)
    assert read_build_store(file, published) == BuildStore(published)
    assert read_build_store(stored(published), published).frame == "frame"


def test_a_store_in_which_one_letter_has_changed_is_empty(published: Path) -> None:
    file = stored(published)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE made SET value = replace(value, 'state', 'stat3')")
    assert read_build_store(file, published) == BuildStore(published)


@given(at=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255), torn=st.booleans())
def test_a_store_that_is_damaged_at_any_byte_holds_nothing_wrong(
    tmp_path_factory: pytest.TempPathFactory, at: float, flip: int, torn: bool
) -> None:
    folder = tmp_path_factory.mktemp("store")
    (folder / PATH).parent.mkdir(parents=True)
    (folder / PATH).write_text("a page", encoding="utf-8")
    file, right = folder / "store.sqlite3", one(folder)
    write_build_store(file, BuildStore(folder), "frame", [right])
    content = bytearray(file.read_bytes())
    position = int(at * len(content))
    content[position] ^= flip
    file.write_bytes(content[:position] if torn else content)
    assert read_build_store(file, folder).made in ({}, {"/news/a/": right})


def test_a_file_that_was_replaced_by_an_equal_one_of_the_same_time_is_known_as_touched(published: Path) -> None:
    output, status = one(published).outputs[0], (published / PATH).stat()
    other = published / "other"
    other.write_text("a page", encoding="utf-8")
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(published / PATH)
    assert not output.is_untouched(str(published))


def test_a_store_that_is_not_there_or_of_another_folder_is_empty(published: Path, tmp_path: Path) -> None:
    assert read_build_store(tmp_path / "nothing.sqlite3", published) == BuildStore(published)
    assert read_build_store(stored(published), tmp_path / "other") == BuildStore(tmp_path / "other")
    assert store_file(tmp_path, published) != store_file(tmp_path, tmp_path / "other")


def test_the_state_of_what_was_read_changes_with_any_of_it_and_when_it_is_gone() -> None:
    digests = {"a": "1", "b": "2"}
    assert state_of(("a", "b"), digests) == state_of(("a", "b"), {**digests, "c": "3"})
    assert len({state_of(("a", "b"), d) for d in (digests, {"a": "1", "b": "3"}, {"a": "1"}, {"b": "2"})}) == 4
