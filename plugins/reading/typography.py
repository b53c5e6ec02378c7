"""What editors type into what their language prints: quotation marks, apostrophes, dashes, spaces that hold together.

Each sign becomes one other sign, so that places in a text stay what they are. What may be meant otherwise stays: a
quotation mark without a partner, a hyphen that touches a word. Bulgarian follows the rules of the Institute for
Bulgarian Language („…“, inner ones ’…’; an en dash between spaces), English the British ones (“…”, inner ones ‘…’).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from babel.dates import get_month_names
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

_NO_BREAK = "\u00a0"
_UNSEEN, _OPAQUE = "\u2060", "x"
"""What stands for inline HTML, and for each sign of code, while the signs around it are looked at."""

_HTML = re.compile(f"{STX}[^{ETX}]*{ETX}")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_HYPHEN = re.compile(r"(?<=\S )-(?= \S)")
_OPENS = re.compile(r"(?:^|[\s(\[{–—„“‘’/-])\Z")
_UNITS = "km|m|kg|t|kW|MW|kWh|MWh|%|‰|°C|€|bn|млн|млрд|хил|лв|евро|ч|мин|бр|км|м|кг|т|гг?\\."
_MONTHS = "|".join(month for locale in ("bg", "en") for month in get_month_names("wide", "format", locale).values())
_TITLES = r"г-н г-жа д-р проф\. инж\. Mr Ms Dr Prof\.".split()  # noqa: SIM905
_BEHIND_TITLES = "|".join(rf"(?<=\b{title} )" for title in _TITLES)
_HELD = re.compile(
    " (?:"
    + "|".join(
        (
            rf"(?<=\d )(?=(?:{_UNITS}|{_MONTHS})(?!\w))",
            r"(?<=[№§€£] )(?=\d)",
            r"(?:(?<=\bстр\. )|(?<=\bчл\. )|(?<=\bал\. )|(?<=\bNo\. ))(?=\d)",
            f"(?:{_BEHIND_TITLES})(?=[A-ZА-Я])",
            "(?=[–—] )",
        )
    )
    + ")"
)
"""Spaces at which a line must not end: before months, „г.“ and units, after № and titles of people, before a dash."""

_MAY_BE_HELD = re.compile(r"[\d–—]")
_NAMES = tuple(title.replace("\\", "") for title in _TITLES)
"""What stands in every text with such a space: a digit, a dash, or one of the titles."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The quotation marks of a language: what opens and what closes, outside and inside another quotation."""

    outer: tuple[str, str]
    inner: tuple[str, str]


_MARKS: Mapping[str, Marks] = {
    "bg": Marks(("„", "“"), ("’", "’")),
    "en": Marks(("“", "”"), ("‘", "’")),
}


def typeset(text: str, language: str, *, hold: bool = True) -> str:
    """A running text as its language prints it, as long as before; ``hold`` keeps together what belongs together."""
    if " - " in text:
        text = _HYPHEN.sub("–", text)
    if "'" in text:
        text = _APOSTROPHE.sub("’", text)
    if language in _MARKS and '"' in text:
        text = _quoted(text, _MARKS[language])
    held = hold and (_MAY_BE_HELD.search(text) or any(title in text for title in _NAMES))
    return _HELD.sub(_NO_BREAK, text) if held else text


def _quoted(text: str, marks: Marks) -> str:
    """Quotation marks in pairs; one that has no partner stays as it was typed."""
    signs = list(text)
    opened: list[int] = []
    for position in (at for at, sign in enumerate(text) if sign == '"'):
        before = text[:position].replace(_UNSEEN, "").replace('"', "„")
        after = text[position + 1 :].lstrip(_UNSEEN)[:1]
        if _OPENS.search(before) and after.strip():
            opened.append(position)
        elif opened and before[-1:].strip():
            start = opened.pop()
            signs[start], signs[position] = marks.inner if opened else marks.outer
    return "".join(signs)


class Typography(Treeprocessor):
    """Sets the running text of a body, block by block, before its headings become a table of contents."""

    def __init__(self, markdown: Markdown, language: str) -> None:
        super().__init__(markdown)
        self._language = language
        markdown.treeprocessors.register(self, "typography", 7)  # behind attribute lists, which say the language

    def run(self, root: Element) -> None:
        """Goes through the blocks; text in another language, code and headings that are refused stay as they are."""
        for block in _blocks(root):
            self._set(block)

    def _set(self, runs: list[tuple[Element, str]]) -> None:
        written = "".join(_shown(element, place) for element, place in runs)
        printed = typeset(written, self._language)
        if printed == written:
            return
        start = 0
        for element, place in runs:
            text = getattr(element, place)
            end = start + len(text)
            changed = (
                new if new != old else kept
                for kept, old, new in zip(text, written[start:end], printed[start:end], strict=True)
            )
            if not _is_opaque(element, place):
                setattr(element, place, "".join(changed))
            start = end


_INLINE = frozenset("a abbr b br cite code data del em i img ins kbd mark q s small span strong sub sup u wbr".split())  # noqa: SIM905
_LEFT_ALONE = frozenset(("code", "h1", "kbd", "pre"))


def _is_opaque(element: Element, place: str) -> bool:
    return place == "text" and (element.tag in _LEFT_ALONE or "lang" in element.attrib)


def _shown(element: Element, place: str) -> str:
    """The text as its surroundings see it, as long as it is."""
    text: str = getattr(element, place)
    if _is_opaque(element, place):
        return _OPAQUE * len(text)
    return _HTML.sub(lambda found: _UNSEEN * len(found[0]), text) if STX in text else text


def _blocks(root: Element) -> Iterator[list[tuple[Element, str]]]:
    """The pieces of text of each block, in their order."""
    runs: list[tuple[Element, str]] = []

    def walk(element: Element) -> Iterator[list[tuple[Element, str]]]:
        nonlocal runs
        if element.text:
            runs.append((element, "text"))
        for child in element:
            inline = child.tag in _INLINE
            if not inline:
                yield runs
                runs = []
            if _is_opaque(child, "text") and inline:
                runs.extend((child, "text") for _ in (child.text,) if child.text)
            elif not _is_opaque(child, "text"):
                yield from walk(child)
            if not inline:
                yield runs
                runs = []
            if child.tail:
                runs.append((child, "tail"))

    yield from walk(root)
    yield runs
