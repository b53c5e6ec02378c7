"""Whatever a page says, the Markdown that is made of it says the same when the site reads it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.editing.import_html.blocks import shape
from plugins.editing.import_html.dialect import markdown_of
from plugins.editing.import_html.saved_page import SavedPage
from plugins.editing.import_html.tree import words_of
from tests.reading.test_markdown import ENGLISH, convert

TYPESET = re.compile(r"[\s\"'“”‘’–—-]+")
"""Signs that are set otherwise than they are typed, in both directions."""

SIGNS = st.text(st.sampled_from("aя1 *_`[](){}<>#+-.!|\\:=&\"'~^;/?@$%\n"), min_size=1, max_size=30)
WORDS = st.sampled_from(
    ["one", "два", "3", "C:\\x", "snake_case", "1. a", "- b", "# c", "{=x}", "&copy;", "[a](b)", "!!!"]
)
TEXT = (SIGNS | WORDS).map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
INLINE = st.recursive(
    TEXT,
    lambda inner: st.builds(
        lambda name, parts: f"<{name}>{''.join(parts)}</{name}>",
        st.sampled_from(["strong", "em", "del", "sub", "span"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=5,
)
LINES = st.lists(INLINE, min_size=1, max_size=3).map("".join)
BLOCK = st.recursive(
    LINES.map(lambda text: f"<p>{text}</p>") | LINES.map(lambda text: f"<h3>{text}</h3>"),
    lambda inner: (
        st.builds(
            lambda name, parts: f"<{name}>{''.join(f'<li>{part}</li>' for part in parts)}</{name}>",
            st.sampled_from(["ul", "ol"]),
            st.lists(inner | LINES, min_size=1, max_size=3),
        )
        | st.lists(inner, min_size=1, max_size=2).map(lambda parts: f"<blockquote>{''.join(parts)}</blockquote>")
    ),
    max_leaves=5,
)
TABLE = st.lists(st.tuples(LINES, LINES), min_size=2, max_size=3).map(
    lambda rows: f"<table>{''.join(f'<tr><td>{a}</td><td>{b}</td></tr>' for a, b in rows)}</table>"
)


def shaped(html: str) -> Tag:
    soup = BeautifulSoup(f"<div>{html}</div>", "html.parser")
    article = soup.div
    assert article is not None
    shape(SavedPage("page.html", Path("page.html"), html, soup), article, "")
    return article


def said(tag: Tag) -> str:
    return TYPESET.sub("", words_of(tag))


@settings(deadline=None, max_examples=60)
@given(html=st.lists(BLOCK | TABLE, min_size=1, max_size=4).map("".join))
@example("<p>a<br>- b<br>1. c</p>")
@example("<ul><li># a</li><li><p>b</p><ul><li>c</li></ul></li></ul><p>d</p>")
@example("<p>*a* _b_ `c` {=d} [e](f) [^g] [h]: i &lt;b&gt; &amp;amp; j\\</p>")
@example("<p><strong>1</strong><em>1<strong>1</strong></em></p>")
@example("<ol><li><p>a</p></li><li><blockquote><p>b</p><p>c</p></blockquote></li><li><p>d</p></li></ol>")
@example("<p><strong>&lt;1@1&gt;</strong></p>")
@example("<p>a</p><h3>b ##</h3>")
@example("<ul><li><ul><li><ol><li>a</li><li>b</li></ol></li></ul></li></ul>")
@example("<h2>a</h2><table><tr><td>a|b</td><td>c<br>d</td></tr><tr><td></td><td>{=e}</td></tr></table>")
def test_the_words_of_a_page_are_those_of_the_article(html: str) -> None:
    article = shaped(html)
    expected, markdown = said(article), markdown_of(article)
    converted, problems = convert(markdown, converter=ENGLISH)
    assert (problems, said(BeautifulSoup(converted.html, "html.parser"))) == ([], expected), markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a <b> b </b> c</p>", "a **b** c"),
        ("<p><b>a</b><b>b</b><strong> c</strong></p>", "**ab c**"),
        ("a<p>b</p>c<div>d</div>", "a\n\nb\n\nc\n\nd"),
        ("<p>a<br/><br/>b<br/></p>", "a\n\nb"),
        ("<div><div><span><p>a</p></span></div></div>", "a"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n    - b"),
        ('<p><span style="font-weight:700">a</span> <font color="red">b</font></p>', "**a** b"),
        ("<h1>a</h1><h5>b</h5>", "## a\n\n### b"),
        ("<p><strong><p>a</p></strong></p>", "a"),
        ("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", "a\n\nb"),
    ],
)
def test_markup_becomes_the_least_markdown_that_says_it(html: str, markdown: str) -> None:
    assert markdown_of(shaped(html)) == markdown
