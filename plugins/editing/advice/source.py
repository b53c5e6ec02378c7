"""A text as its editor wrote it, and what of it readers will read: as long as before, so that places stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, partial

from plugins.domain.site import Site
from plugins.domain.thing import Thing
from plugins.problem import Lines, Place, Problem, Severity

UNSEEN = "\u2060"
"""What stands for marks that nobody sees."""


class Unread(StrEnum):
    """What stands for signs that are not read."""

    GAP = " "
    WORD = "x"
    UNSEEN = UNSEEN


_MARKS = tuple(
    (sign, re.compile(pattern, re.MULTILINE | re.DOTALL), unread)
    for sign, pattern, unread in (
        ("```", r"```+.*?(?:```+|\Z)", Unread.GAP),
        ("~~~", r"~~~+.*?(?:~~~+|\Z)", Unread.GAP),
        ("<!--", r"<!--.*?-->", Unread.GAP),
        ("`", r"`[^`\n]+`", Unread.WORD),
        ("](", r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)", Unread.UNSEEN),
        ("[^", r"\[\^[^\]\n]+\]", Unread.GAP),
        ("]:", r"^\[[^\]\n]+\]:[^\n]*$", Unread.GAP),
        ("{=", r"\{=[^{}\n]*\}", Unread.WORD),
        ("{:", r"\{:[^}\n]*\}", Unread.GAP),
        ("://", r"\bhttps?://[^\s)>\]]+", Unread.WORD),
        ("www.", r"www\.[^\s)>\]]+", Unread.WORD),
        ("@", r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+", Unread.WORD),
        ("<", r"<[^<>\n]+>", Unread.UNSEEN),
        ("*", r"\*+", Unread.UNSEEN),
        ("_", r"_+(?!\w)|(?<!\w)_+", Unread.UNSEEN),
        (". ", r"^[ \t]*\d+[.)](?=[ \t])", Unread.GAP),
        ("|-", r"^\|[-:| ]{3,}$", Unread.GAP),
    )
)
"""Marks of Markdown, each with a sign that is in all of them, in the order in which they are taken out."""

_NOT_LINE_END = re.compile(r"[^\n]")
_NEW_BLOCK = re.compile(r"^[ \t]*(?:$|#|[-+*•>|:]|\d+[.)]\s)")


@dataclass(frozen=True)
class Source:
    """The file of one language of a thing: ``text`` is the whole, ``body_at`` where the body begins in it."""

    path: str
    language: str
    text: str
    body_at: int

    @classmethod
    def of(cls, path: str, language: str, text: str) -> Source:
        """A file that is known to be valid."""
        closing = text.find("\n---", 3)
        line_end = text.find("\n", closing + 1)
        return cls(path, language, text, line_end + 1 if closing >= 0 <= line_end else len(text))

    @property
    def body(self) -> str:
        """The Markdown."""
        return self.text[self.body_at :]

    @cached_property
    def prose(self) -> str:
        """The body without what is not read: code, addresses, tags; each sign in its place."""
        text = self.body
        for sign, pattern, unread in _MARKS:
            if sign in text:
                text = pattern.sub(partial(_unread, unread), text)
        return text

    @cached_property
    def blocks(self) -> tuple[tuple[int, str], ...]:
        """Paragraphs, headings, items and rows of the prose, each with its position in the body."""
        return tuple(_blocks(self.prose))

    def place(self, position: int) -> Place:
        """The place of a position in the body."""
        return self._lines.place(self.body_at + position)

    def place_of(self, key: str) -> Place:
        """Where the value of a key of the front matter stands; the beginning of the file where it does not."""
        found = re.compile(rf"^{re.escape(key)}[ \t]*:[ \t]*", re.MULTILINE).search(self.text, 0, self.body_at)
        return self._lines.place(found.end()) if found else Place(self.path)

    def warn(self, position: int, code: str, **values: str) -> Problem:
        """A warning at a position in the body."""
        return Problem(self.place(position), code, values, severity=Severity.WARNING)

    def warn_of(self, key: str, code: str, **values: str) -> Problem:
        """A warning at a key of the front matter."""
        return Problem(self.place_of(key), code, values, severity=Severity.WARNING)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.path, self.text)


def path_of(thing: Thing, language: str) -> str:
    """The path of a text as messages show it."""
    return f"{thing.folder}/index.{language}.md"


def read_source(site: Site, thing: Thing, language: str) -> Source:
    """A text of a site that was read from its folder."""
    path = path_of(thing, language)
    text = (site.content.parent / path).read_bytes().decode()
    return Source.of(path, language, text.replace("\r\n", "\n").replace("\r", "\n"))


def _unread(unread: Unread, found: re.Match[str]) -> str:
    if found[0].startswith("]("):
        return f"]{unread * (len(found[0]) - 1)}"
    return _NOT_LINE_END.sub(unread, found[0])


def _blocks(prose: str) -> Iterator[tuple[int, str]]:
    start, position = 0, 0
    for line in prose.split("\n"):
        if position > start and _NEW_BLOCK.match(line):
            yield start, prose[start:position]
            start = position
        position += len(line) + 1
    if start < len(prose):
        yield start, prose[start:]
