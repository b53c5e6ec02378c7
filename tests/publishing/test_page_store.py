from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.news.plan import plan
from plugins.publishing.page import Page, made
from plugins.publishing.page_store import PageStore, page_key, read_page_store, write_page_store
from tests.small_site import article, day, editions

PATH = "news/a/index.html"


@pytest.fixture
def published(tmp_path: Path) -> Path:
    folder = tmp_path / "output"
    (folder / "news" / "a").mkdir(parents=True)
    (folder / PATH).write_text("a page", encoding="utf-8")
    return folder


def kept(published: Path, keys: dict[str, str] | None = None) -> PageStore:
    file = published.parent / "store.json"
    write_page_store(file, published, keys or {PATH: "key"})
    return read_page_store(file, published)


def page() -> Page:
    found = made(plan(editions(articles=(article("a", day("2020-07-02")),))))
    return next(item for item in found if isinstance(item, Page) and item.address == "/en/news/a/")


def test_a_page_of_the_same_key_is_linked_not_copied(published: Path, tmp_path: Path) -> None:
    target = tmp_path / "staging" / PATH
    assert kept(published).reuse(PATH, "key", target)
    assert target.samefile(published / PATH)


@pytest.mark.parametrize(("path", "key"), [(PATH, "another key"), ("news/b/index.html", "key")])
def test_a_page_that_is_not_the_same_is_not_used_again(published: Path, tmp_path: Path, path: str, key: str) -> None:
    target = tmp_path / "staging" / path
    assert not kept(published).reuse(path, key, target)
    assert not target.exists()


def test_a_published_file_that_somebody_touched_is_not_used_again(published: Path, tmp_path: Path) -> None:
    store = kept(published)
    (published / PATH).write_text("b page", encoding="utf-8")
    assert not store.reuse(PATH, "key", tmp_path / "target")
    os.utime(published / PATH)
    assert not store.reuse(PATH, "key", tmp_path / "target")
    (published / PATH).unlink()
    assert not store.reuse(PATH, "key", tmp_path / "target")


def test_a_published_file_that_was_replaced_by_an_equal_one_of_the_same_time_is_not_used_again(
    published: Path, tmp_path: Path
) -> None:
    store, status = kept(published), (published / PATH).stat()
    other = published / "other"
    other.write_text("a page", encoding="utf-8")
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(published / PATH)
    assert not store.reuse(PATH, "key", tmp_path / "target")


@given(at=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255), torn=st.booleans())
def test_a_store_that_is_damaged_at_any_byte_is_an_empty_one(
    tmp_path_factory: pytest.TempPathFactory, at: float, flip: int, torn: bool
) -> None:
    folder = tmp_path_factory.mktemp("store")
    (folder / "page").write_text("a page", encoding="utf-8")
    file = folder / "store.json"
    write_page_store(file, folder, {"page": "key"})
    content = bytearray(file.read_bytes())
    position = int(at * len(content))
    content[position] ^= flip
    file.write_bytes(content[:position] if torn else content)
    assert read_page_store(file, folder) == PageStore(folder)


def test_a_store_that_is_lost_or_of_another_folder_is_an_empty_one(published: Path, tmp_path: Path) -> None:
    kept(published)
    assert read_page_store(tmp_path / "nothing.json", published) == PageStore(published)
    assert read_page_store(published.parent / "store.json", tmp_path / "other") == PageStore(tmp_path / "other")


def test_the_key_follows_the_head_the_view_and_what_the_template_depends_on() -> None:
    one = page()
    assert page_key(one, "template") == page_key(page(), "template")
    others = (
        page_key(replace(one, head=replace(one.head, title="Other")), "template"),
        page_key(replace(one, view=replace(one.view, authors="Other")), "template"),  # type: ignore[type-var]
        page_key(one, "other template"),
    )
    assert page_key(one, "template") not in others
