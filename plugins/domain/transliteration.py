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


def transliterate(text: str) -> str:
    """Latin letters for Bulgarian ones; every other letter stays.

    A final „-ия“ becomes ``-ia`` (article 6) and „България“ becomes ``Bulgaria`` (article 5). A capital letter gives
    a capital first letter: „Щ“ becomes ``Sht``.
    """
    text = _BULGARIA.sub(lambda found: _cased("bulgaria", found[0]), text)
    text = _FINAL_IA.sub(lambda found: _cased("ia", found[0]), text)
    return text.translate(_BULGARIAN)


def slugify(text: str) -> str:
    """A slug of ASCII letters, digits and single hyphens; accents of Latin letters are folded."""
    latin = fold(transliterate(unicodedata.normalize("NFC", text)))
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
