"""Bulgarian letters into Latin ones, as the Transliteration Act has it (State Gazette 19/2009, articles 4 to 6)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LETTERS = {
    **dict(zip("абвгдезийклмнопрстуфхъь", "abvgdeziyklmnoprstufhay", strict=True)),
    "ж": "zh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "sht",
    "ю": "yu",
    "я": "ya",
}
"""The map of article 4, in small letters."""

_BULGARIAN = str.maketrans(
    {"ѝ": "i", "Ѝ": "I", **LETTERS, **{letter.upper(): latin.capitalize() for letter, latin in LETTERS.items()}}
)
_FINAL_IA = re.compile(r"ия(?![а-яѝ])", re.IGNORECASE)
_BULGARIA = re.compile(r"българия", re.IGNORECASE)
UNDECOMPOSED = {"æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}
"""Latin letters that Unicode does not take apart into a letter and an accent."""

_LATIN = str.maketrans(UNDECOMPOSED)
_NOT_SLUG = re.compile(r"[^a-z0-9]+")

_MOST_MARKS = 30


def transliterate(text: str) -> str:
    """Latin letters for Bulgarian ones; every other letter stays.

    A final „-ия“ becomes ``-ia`` (article 6) and „България“ becomes ``Bulgaria`` (article 5). A capital letter gives
    a capital first letter: „Щ“ becomes ``Sht``.
    """
    text = _BULGARIA.sub(lambda found: _cased("bulgaria", found[0]), text)
    text = _FINAL_IA.sub(lambda found: _cased("ia", found[0]), text)
    return text.translate(_BULGARIAN)


def composed(text: str) -> str:
    """Letters and their marks as one (NFC); where more than 30 marks follow each other, piece by piece.

    No language has so many (UAX #15, § 13.1), and to bring them into their order takes as long as their square.
    """
    if text.isascii():
        return text
    pieces, start, marks = [], 0, 0
    for position, letter in enumerate(text):
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks > _MOST_MARKS:
            pieces.append(text[start:position])
            start, marks = position, 1
    return "".join(unicodedata.normalize("NFC", piece) for piece in (*pieces, text[start:]))


def slugify(text: str) -> str:
    """A slug of ASCII letters, digits and single hyphens; accents of Latin letters are folded."""
    latin = fold(transliterate(composed(text)))
    return _NOT_SLUG.sub("-", latin.encode("ascii", "ignore").decode()).strip("-")


@lru_cache(maxsize=10_000)
def fold(text: str) -> str:
    """Small letters, those of the Latin alphabet without their accents: „Łódź“ becomes ``lodz``; й stays й."""
    small = text.casefold()
    return small if small.isascii() else "".join(map(_folded, small.translate(_LATIN)))


def _folded(letter: str) -> str:
    bare = unicodedata.normalize("NFKD", letter)
    return bare.encode("ascii", "ignore").decode() if bare[:1].isascii() else letter


def _cased(latin: str, original: str) -> str:
    if len(original) > 1 and original.isupper():
        return latin.upper()
    return latin.capitalize() if original[0].isupper() else latin
