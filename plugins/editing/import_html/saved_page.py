"""A page that a browser saved: its tree, each element of which knows its place, and where its pictures lie."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.dammit import EncodingDetector

from plugins.problem import ContentRefused, Lines, Place, Problem

_MARKS = "a abbr b bdi big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time"
INLINE = frozenset(f"{_MARKS} tt u var wbr".split())
"""Elements that stand within a line."""

LARGEST_PAGE = 5_000_000
"""Bytes of a file."""

DEEPEST_PAGE = 150
"""Elements in elements; each costs Python calls in calls, of which there are a thousand."""

MOST_ELEMENTS = 10_000
MOST_PICTURES = 500
"""As many as a folder may have files."""

UNREAD = "\ufffd"
"""Stands for bytes that are no letter in the encoding of a page."""

_MARKED_SECTION = re.compile(r"<!\[(?!CDATA\[)")
"""What Python's parser would refuse a page for; to browsers, a comment up to the next ``>`` (HTML, § 13.2.5.42)."""

_HUGE_NUMBER = re.compile(r"&#\d{9,};?")
"""An entity of no letter that there is, and of more digits than Python may read."""

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(?P<address>\S+)\s*-->")


@dataclass(eq=False)
class SavedPage:
    """A page; ``path`` is its path as messages show it. What is told of it is added to ``notes``."""

    path: str
    file: Path
    text: str
    soup: BeautifulSoup
    notes: list[Problem] = field(default_factory=list)
    _cursors: dict[str, int] = field(default_factory=dict)

    def tell(self, tag: Tag | None, code: str, **values: str) -> None:
        """Adds a note at the place of an element."""
        self.notes.append(Problem(self.place(tag), code, values))

    def tell_at(self, written: str, tag: Tag | None, code: str, **values: str) -> None:
        """Adds a note where ``written`` next stands in the file; where it is written otherwise, at its element."""
        position = self.text.find(written, self._cursors.get(written, 0))
        if position < 0:
            self.tell(tag, code, **values)
            return
        self._cursors[written] = position + 1
        self.notes.append(Problem(self._lines.place(position), code, values))

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.path, self.text)

    def place(self, tag: Tag | None) -> Place:
        """Where an element begins; one that was made here stands where the next one around it does."""
        while tag is not None and tag.sourceline is None:
            tag = tag.parent
        if tag is None or tag.sourceline is None:
            return Place(self.path)
        return Place(self.path, tag.sourceline, (tag.sourcepos or 0) + 1)

    @property
    def saved_from(self) -> str | None:
        """The address that the browser wrote into the file."""
        found = _SAVED_FROM.search(self.text)
        return found["address"] if found else None


class _ExcessError(Exception):
    """A page has too much of something: the problem's code and its limit, and the element with which it has."""


class _BoundedTree(BeautifulSoup):
    """A tree that is left alone as soon as it is too large or too deep to be worked on in a moment."""

    _elements = _pictures = 0

    def pushTag(self, tag: Tag) -> None:  # noqa: N802 (Beautiful Soup's name)
        """Opens an element."""
        self._elements += 1
        self._pictures += tag.name == "img"
        for code, number, limit in (
            ("page-too-deep", len(self.tagStack), DEEPEST_PAGE),
            ("too-many-elements", self._elements, MOST_ELEMENTS),
            ("too-many-pictures", self._pictures, MOST_PICTURES),
        ):
            if number > limit:
                raise _ExcessError(code, limit, tag)
        super().pushTag(tag)


def read_page(file: Path, path: str) -> SavedPage:
    """Reads a page in whatever encoding it says that it is.

    Raises:
        OSError: the file cannot be read.
        ContentRefused: the page has too much of something.
    """
    if file.stat().st_size > LARGEST_PAGE:
        values = {"found": file.name, "limit": str(LARGEST_PAGE // 1_000_000)}
        raise ContentRefused([Problem(Place(path), "file-too-heavy", values)])
    text = _decoded(file.read_bytes()).replace("\r\n", "\n").replace("\r", "\n")
    try:
        with warnings.catch_warnings(action="ignore"):  # of what looks like XML
            page = SavedPage(path, file, text, _BoundedTree(_readable(text), "html.parser"))
    except _ExcessError as excess:
        code, limit, tag = excess.args
        place = Place(path, tag.sourceline, tag.sourcepos + 1)
        raise ContentRefused([Problem(place, code, {"limit": str(limit)})]) from None
    if UNREAD in text:
        page.tell_at(UNREAD, None, "unread-letter")
    return page


def _readable(text: str) -> str:
    """A page without what Python's parser would stop at."""
    return _HUGE_NUMBER.sub(UNREAD, _MARKED_SECTION.sub("<!?", text))


def _decoded(data: bytes) -> str:
    """The text of a page; of one that says nothing and is not UTF-8 by the alphabet of Windows for Cyrillic."""
    declared = EncodingDetector.find_declared_encoding(data, is_html=True, search_entire_document=True)
    for encoding in ("utf-8-sig", declared):
        with suppress(LookupError, ValueError):
            return data.decode(encoding or "cp1251")
    with suppress(LookupError, ValueError):
        return data.decode(declared or "utf-8", "replace")
    return data.decode("utf-8", "replace")


def words_of(tag: Tag | None) -> str:
    """The text of an element in one line; blocks are parted by a space, marks within a line by nothing."""
    return " ".join("".join(_pieces(tag)).split()) if tag else ""


def _pieces(tag: Tag) -> Iterator[str]:
    for child in tag.children:
        if isinstance(child, Tag):
            around = "" if child.name in INLINE else " "
            yield from (around, *_pieces(child), around)
        elif type(child) is NavigableString:  # neither a comment nor a script
            yield str(child)


def living(tags: Iterable[Tag]) -> Iterator[Tag]:
    """Elements, without those that went with another one meanwhile."""
    return (tag for tag in tags if not tag.decomposed)


def number_of(written: str) -> int | None:
    """The number that an attribute says, be it ever so long; none where it is no number."""
    return int(written[:9]) if written.isdecimal() else None


def attribute(tag: Tag | None, name: str) -> str:
    """An attribute as a text; nothing where it is not there."""
    value = tag.get(name) if tag else None
    return " ".join(value) if isinstance(value, list) else (value or "").strip()
