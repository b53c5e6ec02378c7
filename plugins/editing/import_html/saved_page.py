"""A page that a browser saved: its tree, each element of which knows its place, and where its pictures lie."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, PageElement, Tag
from bs4.dammit import EncodingDetector
from bs4.element import PreformattedString

from plugins.editing.import_html.tree import Element
from plugins.problem import ContentRefused, Lines, Place, Problem

LARGEST_PAGE = 5_000_000
"""Bytes of a file."""

DEEPEST_PAGE = 150
"""Elements in elements; each costs Python calls in calls, of which there are a thousand."""

MOST_ELEMENTS = 5_000
"""Of a page as a browser saved it, with its menus; builders make some 1,000 to 3,000 for an article."""

MOST_LEVELS = 200_000
"""Elements around each element, those of all of them together: many steps look at what stands around or inside one."""

MOST_PICTURES = 500
"""As many as a folder may have files."""

MOST_MISSES = 200
"""Times that something is looked for in a whole page and not found."""

UNREAD = "\ufffd"
"""Stands for bytes that are no letter in the encoding of a page."""

_MARKED_SECTION = re.compile(r"<!\[")
"""What Python's parser would refuse a page for, or look for the end of again and again; to browsers, a comment up to
the next ``>`` (HTML, § 13.2.5.42)."""

_HUGE_NUMBER = re.compile(r"&#\d{9,};?")
"""An entity of no letter that there is, and of more digits than Python may read."""

_HALF = re.compile("[\ud800-\udfff]")
"""Half of a sign in UTF-16, which some encodings can write alone."""

_TAG = re.compile(r"""<[a-zA-Z](?>[^>=]|=\s*(?>"[^"]*"|'[^']*')?)*""")
"""A tag up to the ``>`` that ends it, which stands in no quotation marks, or to the end of the page."""

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
    _misses: int = 0

    def tell(self, tag: Tag | None, code: str, **values: str) -> None:
        """Adds a note at the place of an element."""
        self.notes.append(Problem(self.place(tag), code, values))

    def tell_at(self, written: str, tag: Tag | None, code: str, **values: str) -> None:
        """Adds a note where ``written`` next stands in the file; where it is written otherwise, at its element.

        Notes of a code are told in the order of the page, so it is looked for behind the last of them first.
        """
        position = self._position_of(written, code)
        if position < 0:
            self.tell(tag, code, **values)
            return
        self._cursors[written] = self._cursors[code] = position + 1
        self.notes.append(Problem(self._lines.place(position), code, values))

    def _position_of(self, written: str, code: str) -> int:
        """Where it stands; what is written otherwise hundreds of times is not looked for any more."""
        if self._misses > MOST_MISSES:
            return -1
        start = self._cursors.get(written, 0)
        position = self.text.find(written, max(start, self._cursors.get(code, 0)))
        position = self.text.find(written, start) if position < 0 else position
        self._misses += position < 0
        return position

    @cached_property
    def metas(self) -> Mapping[tuple[str, str], Tag]:
        """The first ``<meta>`` of each name, by the attribute that says it and what it says."""
        found: dict[tuple[str, str], Tag] = {}
        for tag in self.soup.find_all("meta"):
            for key in ("property", "name", "itemprop"):
                found.setdefault((key, str(tag.get(key))), tag)
        return found

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

    _elements = _pictures = _levels = 0

    def pushTag(self, tag: Tag) -> None:  # noqa: N802 (Beautiful Soup's name)
        """Opens an element."""
        self._pictures += tag.name == "img"
        self._levels += len(self.tagStack)
        for code, number, limit in (
            ("page-too-deep", len(self.tagStack), DEEPEST_PAGE),
            ("too-many-pictures", self._pictures, MOST_PICTURES),
            ("too-many-levels", self._levels, MOST_LEVELS),
        ):
            if number > limit:
                raise _ExcessError(code, limit, tag)
        self._count(tag)
        super().pushTag(tag)

    def object_was_parsed(self, o: PageElement, *more: Any) -> None:
        """Takes in a text or a comment; the latter is as much work as an element."""
        if isinstance(o, PreformattedString):
            self._count(self.currentTag or self)
        super().object_was_parsed(o, *more)

    def _count(self, tag: Tag) -> None:
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise _ExcessError("too-many-elements", MOST_ELEMENTS, tag)


def read_page(file: Path, path: str) -> SavedPage:
    """Reads a page in whatever encoding it says that it is.

    Raises:
        OSError: the file cannot be read.
        ContentRefused: the page has too much of something.
    """
    if file.stat().st_size > LARGEST_PAGE:
        values = {"found": file.name, "limit": str(LARGEST_PAGE // 1_000_000)}
        raise ContentRefused([Problem(Place(path), "file-too-heavy", values)])
    text = _HALF.sub(UNREAD, _decoded(file.read_bytes())).replace("\r\n", "\n").replace("\r", "\n")
    try:
        with warnings.catch_warnings(action="ignore"):  # of what looks like XML
            page = SavedPage(path, file, text, _tree_of(text))
    except _ExcessError as excess:
        code, limit, tag = excess.args
        place = Place(path, tag.sourceline or 1, (tag.sourcepos or 0) + 1)
        raise ContentRefused([Problem(place, code, {"limit": str(limit)})]) from None
    if UNREAD in text:
        page.tell_at(UNREAD, None, "unread-letter")
    return page


def _tree_of(text: str) -> _BoundedTree:
    """The tree of a page without what Python's parser would stop at."""
    readable = _HUGE_NUMBER.sub(UNREAD, _MARKED_SECTION.sub("<!?", _ended(text)))
    return _BoundedTree(readable, "html.parser", element_classes={Tag: Element})


def _ended(text: str) -> str:
    """A page up to a comment or a tag that never ends: to browsers it is the rest of the page (HTML, § 13.2.5).

    Python's parser would look for its end anew at every sign behind it.
    """
    for opens, closes in (("<!--", "-->"), ("<", ">")):
        begin = text.find(opens, text.rfind(closes) + 1)
        text = text[:begin] if begin >= 0 else text
    endless = next((tag.start() for tag in _TAG.finditer(text) if tag.end() == len(text)), None)
    return text[:endless]


def _decoded(data: bytes) -> str:
    """The text of a page; of one that says nothing and is not UTF-8 by the alphabet of Windows for Cyrillic."""
    declared = EncodingDetector.find_declared_encoding(data, is_html=True, search_entire_document=True)
    for encoding in ("utf-8-sig", declared):
        with suppress(LookupError, ValueError):
            return data.decode(encoding or "cp1251")
    with suppress(LookupError, ValueError):
        return data.decode(declared or "utf-8", "replace")
    return data.decode("utf-8", "replace")


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
