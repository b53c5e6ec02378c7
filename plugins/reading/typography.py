"""What editors type into what their language prints: quotation marks, apostrophes, dashes, spaces that hold together.

Each sign becomes one other sign, so that places in a text stay what they are. What may be meant otherwise stays: a
quotation mark without a partner, a hyphen that touches a word. Bulgarian follows the rules of the Institute for
Bulgarian Language („…“, inner ones ’…’; an en dash between spaces), English the British ones (“…”, inner ones ‘…’).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from babel.dates import get_month_names

_NO_BREAK = "\u00a0"
UNSEEN = "\u2060"
"""Stands for each sign of what is not seen, as inline HTML, while the signs around it are looked at."""

_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_HYPHEN = re.compile(r"(?<=\S )-(?= \S)")
_OPENS = re.compile(r"|[\s(\[{–—„“‘’/\"-]")
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
    seen = [(at, sign) for at, sign in enumerate(text) if sign != UNSEEN]
    for number, (position, sign) in enumerate(seen):
        if sign != '"':
            continue
        before = seen[number - 1][1] if number else ""
        after = seen[number + 1][1] if number + 1 < len(seen) else ""
        if _OPENS.fullmatch(before) and after.strip():
            opened.append(position)
        elif opened and before.strip():
            start = opened.pop()
            signs[start], signs[position] = marks.inner if opened else marks.outer
    return "".join(signs)
