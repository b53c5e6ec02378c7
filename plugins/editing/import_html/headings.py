"""Headings: the title stands above the text, so that the highest level in it is the second, and none is left out."""

from __future__ import annotations

import re

from bs4 import Tag

from plugins.editing.import_html.saved_page import SavedPage, living
from plugins.editing.import_html.tree import Element, has_words, words_of

HEADING = re.compile(r"h[1-6]")


def level_headings(page: SavedPage, article: Tag, title: str) -> None:
    """The highest level becomes the second, none is left out; the title itself does not stand in the text."""
    first = article.find(HEADING)
    if isinstance(first, Tag) and words_of(first).casefold() == title.casefold():
        page.tell(first, "left-out-title", found=words_of(first))
        first.decompose()
    for heading in living(article.find_all(HEADING)):
        if heading.find("img"):
            heading.name = "p"
        if not has_words(heading):
            (heading.unwrap if heading.find("img") else heading.decompose)()
    for heading in article.select("li :is(h1, h2, h3, h4, h5, h6)"):
        heading.name = "p"
        wrap_inside(heading, "strong")
    headings = article.find_all(HEADING)
    levels = sorted({int(heading.name[1]) for heading in headings})
    level_of = {level: min(position + 2, 6) for position, level in enumerate(levels)}
    for heading in headings:
        heading.name = f"h{level_of[int(heading.name[1])]}"
        for inner in heading.find_all(["strong", "b", "em", "i", "br", "p", "div"]):
            inner.insert_before(" ") if inner.name == "br" else None
            inner.unwrap()


def wrap_inside(tag: Tag, name: str) -> None:
    """Puts all that stands in an element into one of a ``name`` in it."""
    inner = Element(name=name)
    for node in list(tag.children):
        inner.append(node.extract())
    tag.append(inner)
