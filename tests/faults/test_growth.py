"""What strangers write costs in step with its length, not with its square."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from plugins.domain.transliteration import composed
from plugins.editing.advice.source import Source
from plugins.editing.advice.translation import Gazetteer, advise_translation
from plugins.editing.import_html.blocks import _split_at_double_breaks
from plugins.editing.import_html.plan import Wishes, plan_import
from plugins.editing.import_html.saved_page import read_page
from plugins.editing.import_html.tree import Element, join_texts
from plugins.problem import ContentRefused
from tests.project import ROOT

WIDE = "<td colspan=50>а</td>"


def seconds(work: Callable[[], object]) -> float:
    """Of a processor, the least of three times."""
    found = []
    for _ in range(3):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def compared(number: int) -> None:
    """Two texts of other numbers and dates are compared."""
    texts = {
        language: " ".join(
            f"{at * 3 + more}.5 {1900 + at % 200}-{at % 12 + 1:02}-{at % 28 + 1:02}" for at in range(number)
        )
        for more, language in enumerate(("bg", "en"))
    }
    sources = {language: Source(language, language, text, 0) for language, text in texts.items()}
    words: Any = {
        language: SimpleNamespace(title="", summary="", body=SimpleNamespace(figures=())) for language in sources
    }
    thing: Any = SimpleNamespace(words=words)
    site: Any = SimpleNamespace(cities=(), languages=tuple(sources))
    list(advise_translation(sources, thing, {}, Gazetteer(site.cities, site.languages)))


def placed(number: int) -> None:
    """A place is told for every sign of a text."""
    source = Source("a", "bg", '"\n\n' * number, 0)
    for position in range(0, 3 * number, 3):
        source.place(position)


def broken(number: int) -> None:
    """A paragraph of a saved page is parted at every second break."""
    page = BeautifulSoup(f"<div><p>{'а<br><br>' * number}</p></div>", "html.parser")
    assert page.div
    _split_at_double_breaks(page.div)


def unwrapped(number: int) -> None:
    """Elements that stand in a row are taken away one by one."""
    page = BeautifulSoup("<b>а</b>" * number, "html.parser", element_classes={Tag: Element})
    box = Element(name="div")
    box.extend(list(page.contents))
    for tag in box.find_all("b"):
        tag.unwrap()
    join_texts(box)
    assert len(box.contents) == 1


def cut_short(number: int) -> None:
    """Many marks stand over one letter."""
    composed("а" + "\u0301\u0323" * number)


@pytest.mark.parametrize(
    ("work", "number"),
    [(compared, 2_000), (placed, 20_000), (broken, 2_000), (unwrapped, 2_000), (cut_short, 20_000)],
)
def test_four_times_as_much_takes_hardly_longer_than_four_times(work: Callable[[int], None], number: int) -> None:
    assert seconds(lambda: work(4 * number)) < 9 * seconds(lambda: work(number)) + 0.1


@pytest.mark.parametrize(
    "body",
    [
        f"<p>а &#{'1' * 5_000}; б</p>",
        f'<p title="&#{"1" * 5_000};">а</p>',
        f"<ol start={'9' * 5_000}><li>а</li></ol>",
        f"<table><tr><td colspan={'9' * 5_000}>а</td><td>б</td></tr><tr><td>в</td></tr></table>",
        f"<p>а <img width={'9' * 5_000} src=a.jpg></p>",
        "<p>" + "[caption id='a'] " * 5_000,
        f"<figure><img src=a.jpg><figcaption>{'(' * 20_000}</figcaption></figure>",
        "<div>" * 140 + "<p>а</p>" + "</div>" * 140,
        "<p>а</p>" + "<a " * 300_000,
        "<p>а</p>" + '<a b=">" c' * 100_000 + "<!--",
        "<p>а</p>" + "<!--a>" * 150_000,
        "<p>а</p>" + "<![CDATA[" * 100_000,
    ],
    ids=[
        "entity",
        "entity-in-attribute",
        "start",
        "span",
        "width",
        "shortcodes",
        "caption",
        "deep",
        "tags",
        "quoted-tags",
        "comments",
        "cdata",
    ],
)
def test_a_page_with_huge_numbers_or_thousands_of_commands_is_imported(body: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<html lang=bg><title>Новина</title><article><h1>Новина</h1>{body}</article>", encoding="utf-8")
    plan = plan_import([read_page(page, "page.html")], ROOT / "tests" / "site" / "content", Wishes(date="2020-07-02"))
    assert (len(plan.things), plan.problems) == (1, ())


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<p>а</p>" + "<!---->" * 6_000, "too-many-elements"),
        ("<p>" + "дума " * 30_000, "text-too-long"),
        ("<table>" + f"<tr>{101 * WIDE}</tr>" * 2 + "</table>", "table-too-large"),
        ("<ul><li>а" * 12 + "</ul>" * 12, "text-too-deep"),
    ],
    ids=["comments", "letters", "columns", "lists"],
)
def test_a_page_that_no_text_can_hold_is_refused_before_it_is_worked_on(body: str, code: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<html lang=bg><title>Новина</title><article><h1>Новина</h1>{body}</article>", encoding="utf-8")
    try:
        plan = plan_import(
            [read_page(page, "page.html")], ROOT / "tests" / "site" / "content", Wishes(date="2020-07-02")
        )
        codes = [problem.code for problem in plan.problems]
    except ContentRefused as refused:
        codes = [problem.code for problem in refused.problems]
    assert codes == [code]


def test_half_a_sign_of_an_odd_encoding_is_no_letter(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(b"<meta charset=raw_unicode_escape><article><h1>A</h1><p>\xff\\ud800 a")
    plan = plan_import([read_page(page, "page.html")], ROOT / "tests" / "site" / "content", Wishes(date="2020-07-02"))
    assert ([*plan.problems], plan.drafts) == ([], 1)
