"""What an eye cannot tell: signs that are not seen, or turn the order of others.

What a language or an emoji needs stays: soft hyphens, the spaces of Unicode, joiners and selectors in an emoji, the
letters of a flag.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html.entities import html5

from plugins.problem import Place, Problem

CONTROL = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
"""What no text is made of, as a part of a regular expression; line feeds and tabs are."""

_UNSEEN = (
    r"\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufdd0-\ufdef"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\ufffe\uffff"
)
_UNSEEN_ABOVE = r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff" + "".join(
    f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 17)
)
"""Fillers, joiners, marks of direction (Unicode, Default_Ignorable_Code_Point and Bidi_Control), no characters.

Those above U+FFFF stand apart: looking at each letter of a text for so many takes its time.
"""

_PICTOGRAPH = "[#*0-9©®‼⁉™ℹ←-⇿⌀-⏿Ⓜ■-➿⤀-⥿⬀-⯿〰〽㊗㊙\U0001f000-\U0001faff]"
_EMOJI = rf"{_PICTOGRAPH}[\U0001f3fb-\U0001f3ff]?[\ufe0e\ufe0f]?\u20e3?"
"""An emoji by itself (UTS #51): with the tone of its skin, its look, or a key around it."""

_FLAG = r"\U0001f3f4[\U000e0020-\U000e007e]{2,8}\U000e007f"
_SUSPECT = re.compile(rf"[{CONTROL}{_UNSEEN}\U00010000-\U0010ffff]")
_FOUND = re.compile(rf"{_FLAG}|{_EMOJI}(?:\u200d{_EMOJI})*|(?P<unseen>[{CONTROL}{_UNSEEN}{_UNSEEN_ABOVE}])")
_ENTITY = re.compile(
    r"&(?:\\?#(?P<decimal>[0-9]{1,9});?|\\?#[xX](?P<hexadecimal>[0-9a-fA-F]{1,8});?|(?P<name>[A-Za-z0-9]{2,32});)"
)
"""An entity of HTML, also one with a backslash before its ``#``: Markdown takes that off, and HTML reads the rest."""

_HIGHEST = 0x10FFFF


def unseen_in(text: str, path: str, first_line: int = 1, *, entities: bool = False) -> list[Problem]:
    """A problem for each line of a text, which begins in a line of a file, with something unseen in it.

    With ``entities`` what HTML would make of ``&#x202e;`` or ``&rlm;`` is looked at too.
    """
    if _SUSPECT.search(text) is None and not (entities and "&" in text):
        return []
    problems = []
    for number, line in enumerate(text.split("\n")):
        found = min((*_unseen(line), *(_written_out(line) if entities else ())), default=None)
        if found is not None:
            place = Place(path, first_line + number, found[0] + 1)
            problems.append(Problem(place, found[1], {"found": found[2]}))
    return problems


def unseen_escapes(text: str, written: str, place: Place) -> list[Problem]:
    """A problem for what is unseen in a value, but was not in what is ``written``: an escape sequence made it."""
    new = (one for one in _unseen(text) if text[one[0]] not in written)
    return [Problem(place, code, {"found": shown}) for _, code, shown in [*new][:1]]


def _unseen(line: str) -> Iterator[tuple[int, str, str]]:
    """Where something unseen stands, the code of its problem, and its name."""
    if _SUSPECT.search(line) is None:
        return
    for found in _FOUND.finditer(line):
        if sign := found["unseen"]:
            yield found.start(), _code(sign), _named(sign)


def _written_out(line: str) -> Iterator[tuple[int, str, str]]:
    for found in _ENTITY.finditer(line):
        if any(_unseen(sign := _meant(found))):
            yield found.start(), _code(sign), f"{found[0]}, {_named(sign)}"


def _meant(entity: re.Match[str]) -> str:
    """What HTML makes of an entity; nothing where it is none."""
    if name := entity["name"]:
        return html5.get(f"{name};", "")
    number = int(entity["decimal"]) if entity["decimal"] else int(entity["hexadecimal"], 16)
    return chr(number) if number <= _HIGHEST else ""


def _code(sign: str) -> str:
    return "control-character" if re.match(f"[{CONTROL}]", sign) else "invisible-character"


def _named(sign: str) -> str:
    name = unicodedata.name(sign[0], "")
    return f"U+{ord(sign[0]):04X}{' ' if name else ''}{name}"
