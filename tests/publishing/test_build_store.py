from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.news.plan import plan
from plugins.publishing.build_store import (
    BuildStore,
    LostError,
    Made,
    packed,
    pages,
    read_build_store,
    store_file,
    write_build_store,
    written,
)
from plugins.publishing.page import Page, made, outline
from plugins.publishing.reads import digest
from plugins.publishing.seals import Seals
from tests.small_site import article, day, editions

SEALS = {"a en": "1", "b en": "2"}
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


def seals(**changed: str) -> Seals:
    return Seals({**SEALS, **changed}, {"news en": b"12345678"})


def read(file: Path, folder: Path, now: Seals | None = None) -> BuildStore:
    return read_build_store(file, folder, now or seals())


def one(published: Path) -> Made:
    page = a_page()
    outlines = packed([page])
    outputs = (written(published, PATH, page, "key"),)
    reads, common = frozenset({"a en", "run 16 news en"}), frozenset({"c en"})
    return Made("/news/a/", reads, outputs, outlines, digest(outlines.encode()), common=common)


def kept(made: Made) -> Made:
    return replace(made, reads=frozenset(), common=frozenset())


def stored(published: Path) -> Path:
    file = published.parent / "store.sqlite3"
    write_build_store(file, BuildStore(published), "frame", [one(published)], seals())
    return file


def test_what_was_made_is_found_again_whole(published: Path) -> None:
    store = read(stored(published), published)
    assert store == BuildStore(published, "frame", {"/news/a/": kept(one(published))})
    assert pages(store.outlines()["/news/a/"]) == [a_page()]
    assert store.files == {PATH: one(published).outputs[0]}


def test_what_read_something_that_has_changed_is_known_as_such(published: Path) -> None:
    file = stored(published)
    for now, is_current in (
        (seals(), True),
        (seals(**{"b en": "3"}), True),
        (seals(**{"a en": "3"}), False),
        (seals(**{"c en": "3"}), False),
        (Seals({}, {"news en": b"12345678"}), False),
        (Seals(SEALS, {"news en": b"12345678abcdefgh"}), False),
        (Seals(SEALS, {"news en": b"12345678", "news bg": b"abcdefgh"}), True),
    ):
        assert read(file, published, now).made["/news/a/"].is_current is is_current


def test_what_is_made_anew_of_something_that_has_changed_is_current_from_then_on(published: Path) -> None:
    file = stored(published)
    for now in (seals(**{"a en": "3"}), Seals(SEALS, {"news en": b"12345678abcdefgh"})):
        before = read(file, published, now)
        write_build_store(file, before, "frame", [one(published), Made("/b/", frozenset({"b en"}))], now)
        again = Seals(now._digests, now._elements)
        assert all(made.is_current for made in read(file, published, again).made.values())


def test_outlines_that_are_damaged_are_lost(published: Path) -> None:
    file = stored(published)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE outlines SET outlines = replace(outlines, 'en', 'bg')")
    with pytest.raises(LostError):
        read(file, published).outlines()


def test_a_published_file_that_somebody_touched_is_known_as_such(published: Path) -> None:
    output = one(published).outputs[0]
    assert output.is_untouched(str(published))
    os.utime(published / PATH)
    assert not output.is_untouched(str(published))
    (published / PATH).unlink()
    assert not output.is_untouched(str(published))


def test_only_what_is_new_is_written_and_what_is_gone_is_forgotten(published: Path) -> None:
    file = stored(published)
    before = read(file, published)
    same, new = before.made["/news/a/"], Made("/news/b/", frozenset({"b en"}))
    write_build_store(file, before, "another frame", [same, new], seals())
    before = read(file, published)
    assert before.made == {"/news/a/": same, "/news/b/": kept(new)}
    write_build_store(file, before, "another frame", [before.made["/news/a/"]], seals())
    assert read(file, published) == BuildStore(published, "another frame", {"/news/a/": same})


def test_what_was_read_in_common_is_kept_once_and_as_long_as_anything_needs_it(published: Path) -> None:
    file, common = published.parent / "store.sqlite3", frozenset({"a en", "b en"})
    made = [Made(f"/{number}/", common=common) for number in range(4)]
    alone = Made("/4/", frozenset({"a en"}))
    write_build_store(file, BuildStore(published), "", [*made, alone], seals())
    assert len(read(file, published).shares) == 2
    store = read(file, published, seals(**{"b en": "3"}))
    assert [one.is_current for one in store.made.values()] == [False] * 4 + [True]
    write_build_store(file, store, "", [store.made["/3/"], store.made["/4/"]], seals())
    store = read(file, published)
    write_build_store(file, store, "", [store.made["/4/"]], seals())
    assert len(read(file, published).shares) == 1
    assert read(file, published, seals(**{"b en": "3"})).made["/4/"].is_current


@pytest.mark.parametrize("text", [b"", b"{}", b"SQLite format 3\0", os.urandom(5000)])
def test_a_store_that_is_no_store_is_empty_and_written_anew(published: Path, text: bytes) -> None:
    file = published.parent / "store.sqlite3"
    file.write_bytes(text)
    assert read(file, published) == BuildStore(published)
    assert read(stored(published), published).frame == "frame"


def test_a_store_in_which_one_letter_has_changed_is_empty(published: Path) -> None:
    file = stored(published)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE made SET value = replace(value, 'key', 'kez')")
    assert read(file, published) == BuildStore(published)


@given(at=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255), torn=st.booleans())
def test_a_store_that_is_damaged_at_any_byte_holds_nothing_wrong(
    tmp_path_factory: pytest.TempPathFactory, at: float, flip: int, torn: bool
) -> None:
    folder = tmp_path_factory.mktemp("store")
    (folder / PATH).parent.mkdir(parents=True)
    (folder / PATH).write_text("a page", encoding="utf-8")
    file, right = folder / "store.sqlite3", one(folder)
    write_build_store(file, BuildStore(folder), "frame", [right], seals())
    content = bytearray(file.read_bytes())
    position = int(at * len(content))
    content[position] ^= flip
    file.write_bytes(content[:position] if torn else content)
    assert read(file, folder).made in ({}, {"/news/a/": kept(right)})


def test_a_file_that_was_replaced_by_an_equal_one_of_the_same_time_is_known_as_touched(published: Path) -> None:
    output, status = one(published).outputs[0], (published / PATH).stat()
    other = published / "other"
    other.write_text("a page", encoding="utf-8")
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(published / PATH)
    assert not output.is_untouched(str(published))


def test_a_store_that_is_not_there_or_of_another_folder_is_empty(published: Path, tmp_path: Path) -> None:
    assert read(tmp_path / "nothing.sqlite3", published) == BuildStore(published)
    assert read(stored(published), tmp_path / "other") == BuildStore(tmp_path / "other")
    assert store_file(tmp_path, published) != store_file(tmp_path, tmp_path / "other")
