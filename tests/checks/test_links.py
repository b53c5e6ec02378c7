from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checks.links import Before, dead_links


def site(folder: Path, page: str, files: tuple[str, ...] = ()) -> Path:
    for path, content in {"news/index.html": page, **dict.fromkeys(files, '<p id="here">There</p>')}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
    return folder


ALIVE = [
    '<a href="/cities/sofia/">',
    '<a href="../cities/sofia/">',
    '<a href="/cities/sofia/#here">',
    '<a href="/cities/sofia/?a=b#here">',
    '<a href="/cities/sofia/index.html">',
    '<a href="#top"><p id="top">',
    '<a href="">',
    '<a href="/%D0%B0.pdf">',
    '<img src="/picture.png">',
    '<a href="https://example.org/nothing">',
    '<a href="//example.org/nothing">',
    '<a href="mailto:nobody@example.org">',
    '<a href="tel:+35921234567">',
    '<a id="anchor-only">',
    '<link rel="canonical" href="https://elsewhere.example/nothing/">',
]
DEAD = [
    ('<a href="/cities/plovdiv/">', "/cities/plovdiv/"),
    ('<a href="/cities/sofia">', "/cities/sofia"),
    ('<a href="/cities/sofia/#nowhere">', "/cities/sofia/#nowhere"),
    ('<a href="#nowhere">', "#nowhere"),
    ('<a href="../cities/plovdiv/">', "../cities/plovdiv/"),
    ('<img src="/nothing.png">', "/nothing.png"),
    ('<img src="nothing.png">', "nothing.png"),
    ('<script src="/nothing.js"></script>', "/nothing.js"),
    ('<link rel="stylesheet" href="/nothing.css">', "/nothing.css"),
    ('<link rel="alternate" type="application/atom+xml" href="/nothing.atom">', "/nothing.atom"),
]
FILES = ("cities/sofia/index.html", "а.pdf", "picture.png")


@pytest.mark.parametrize("page", ALIVE)
def test_a_link_that_leads_somewhere_is_no_mistake(tmp_path: Path, page: str) -> None:
    assert list(dead_links(site(tmp_path, page, FILES))) == []


@pytest.mark.parametrize(("page", "link"), DEAD)
def test_a_link_that_leads_nowhere_is_told_with_its_page(tmp_path: Path, page: str, link: str) -> None:
    assert list(dead_links(site(tmp_path, page, FILES))) == [("news/index.html", link)]


def test_every_dead_link_of_every_page_is_told_in_order(tmp_path: Path) -> None:
    site(tmp_path, '<a href="/b/"></a><a href="/a/"></a>')
    (tmp_path / "index.html").write_text('<a href="/c/">', encoding="utf-8")
    assert list(dead_links(tmp_path)) == [
        ("index.html", "/c/"),
        ("news/index.html", "/b/"),
        ("news/index.html", "/a/"),
    ]


@pytest.mark.parametrize(
    ("link", "dead"),
    [("/icc/cities/sofia/", False), ("../cities/sofia/", False), ("/cities/sofia/", True), ("/iccnews/", True)],
)
def test_below_a_path_a_link_must_stay_below_it(tmp_path: Path, link: str, dead: bool) -> None:
    found = list(dead_links(site(tmp_path, f'<a href="{link}">', FILES), "/icc"))
    assert found == ([("news/index.html", link)] if dead else [])


def told(output: Path, before: Path) -> list[tuple[str, str]]:
    """What is told where only what has changed since ``before`` is read; it must be what is told otherwise."""
    files = {path.relative_to(before).as_posix(): path.read_bytes() for path in before.rglob("*") if path.is_file()}
    same = {
        path for path, content in files.items() if (output / path).exists() and (output / path).read_bytes() == content
    }
    found = list(dead_links(output, "", Before(before, frozenset(files), frozenset(same))))
    assert found == list(dead_links(output))
    return found


@pytest.mark.parametrize(("page", "link"), DEAD)
def test_a_dead_link_in_a_changed_page_is_found(tmp_path: Path, page: str, link: str) -> None:
    before = site(tmp_path / "before", "<p>Nothing yet</p>", FILES)
    assert told(site(tmp_path / "after", page, FILES), before) == [("news/index.html", link)]


@pytest.mark.parametrize("page", ALIVE)
def test_a_changed_page_without_dead_links_is_no_mistake(tmp_path: Path, page: str) -> None:
    before = site(tmp_path / "before", "<p>Nothing yet</p>", FILES)
    assert told(site(tmp_path / "after", page, FILES), before) == []


@pytest.mark.parametrize("page", [page for page in ALIVE if "/cities/sofia/" in page or ".p" in page])
def test_a_link_in_an_unchanged_page_to_what_is_no_more_is_found(tmp_path: Path, page: str) -> None:
    before = site(tmp_path / "before", page, FILES)
    assert len(told(site(tmp_path / "after", page), before)) == 1


def test_a_link_in_an_unchanged_page_to_a_place_that_is_no_more_is_found(tmp_path: Path) -> None:
    page = '<a href="/cities/sofia/#here">'
    before, after = (site(tmp_path / name, page, FILES) for name in ("before", "after"))
    (after / "cities/sofia/index.html").write_text('<p id="there">There</p>', encoding="utf-8")
    assert told(after, before) == [("news/index.html", "/cities/sofia/#here")]


@pytest.mark.parametrize("gone", ["en/search/index/facets.0123456789.json", "assets/share-bg.0123456789.png"])
def test_no_old_page_is_read_because_of_a_file_that_no_link_leads_to(tmp_path: Path, gone: str) -> None:
    """The only link that could tell is one that no page of ours has."""
    output = site(tmp_path, f'<a href="/{gone}">')
    unchanged = frozenset({"index.html", "news/index.html"})
    assert list(dead_links(output, "", Before(output, unchanged | {gone}, unchanged))) == []
