"""Quotes of figures in Markdown: the number while lines are read, its link when the tree stands.

A number is a ``<data>`` with the value for machines, in a link to the figure's history. Inside another link, and in a
heading (whose text is a link in the table of contents), it has none of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions.toc import unique
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from plugins.reading.figure_quotes import QUOTE, Quoted

_IN_ADDRESS_OR_TAG = re.compile(r"(?:\]\([^)\s]*|<[a-zA-Z][^<>\n]*)\Z")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
QUOTED_CLASS = "figure-quote"


@dataclass(slots=True)
class Quotes:
    """The quotes of one body: ``elements`` are those in the tree.

    ``read`` says what one that is written stands for; ``misplace`` is called for one that stands where none can.
    """

    read: Callable[[str], Quoted | None]
    misplace: Callable[[str], None]
    elements: dict[ElementTree.Element, Quoted] = field(default_factory=dict)


class QuoteReader(InlineProcessor):
    """A number in the place of a quote; after code and backslashes, before all that could take its braces."""

    quotes: Quotes

    def __init__(self, markdown: Markdown) -> None:
        super().__init__(QUOTE, markdown)
        markdown.inlinePatterns.register(self, "figure", 175)

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name)
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element | None, int | None, int | None]:
        """An element for the quote, unless it stands in the address of a link or in a tag."""
        if _IN_ADDRESS_OR_TAG.search(data, 0, m.start()):
            self.quotes.misplace(m[0])
            return None, None, None
        quoted = self.quotes.read(m[0])
        if quoted is None:
            return None, None, None
        element = ElementTree.Element("data")
        element.text = AtomicString(quoted.text)
        self.quotes.elements[element] = quoted
        return element, m.start(), m.end()


class HeadingAnchors(Treeprocessor):
    """Gives headings with quotes an anchor that does not change with the number: the figure's id stands in for it."""

    quotes: Quotes

    def __init__(self, markdown: Markdown, slugify: Callable[[str, str], str]) -> None:
        super().__init__(markdown)
        self._slugify = slugify
        markdown.treeprocessors.register(self, "figure-anchors", 6)  # behind attribute lists, before the contents

    def run(self, root: ElementTree.Element) -> None:
        """Sets the id of each heading in which a figure is quoted and that has none."""
        if not self.quotes.elements:
            return
        taken = {element.attrib["id"] for element in root.iter() if "id" in element.attrib}
        for heading in root.iter():
            if heading.tag in _HEADINGS and "id" not in heading.attrib and self._is_quoted_in(heading):
                heading.set("id", unique(self._slugify("".join(self._words(heading)), "-"), taken))

    def _is_quoted_in(self, heading: ElementTree.Element) -> bool:
        return any(element in self.quotes.elements for element in heading.iter())

    def _words(self, element: ElementTree.Element) -> Iterator[str]:
        if element in self.quotes.elements:
            yield self.quotes.elements[element].figure
        else:
            yield element.text or ""
            for child in element:
                yield from self._words(child)
                yield child.tail or ""


def link_quotes(root: ElementTree.Element, quotes: Quotes, address: Callable[[str], str]) -> None:
    """Puts the value for machines on each number, and a link to the figure (its ``address``) around it."""

    def walk(parent: ElementTree.Element, *, linked: bool) -> None:
        linked = linked or parent.tag == "a" or parent.tag in _HEADINGS
        for position, child in enumerate(parent):
            quoted = quotes.elements.get(child)
            if quoted is None:
                walk(child, linked=linked)
                continue
            child.set("value", f"{quoted.value:f}")
            if not linked:
                parent[position] = _link(child, address(quoted.figure))

    if quotes.elements:
        walk(root, linked=False)


def _link(number: ElementTree.Element, href: str) -> ElementTree.Element:
    link = ElementTree.Element("a", {"href": href, "class": QUOTED_CLASS})
    link.tail, number.tail = number.tail, None
    link.append(number)
    return link
