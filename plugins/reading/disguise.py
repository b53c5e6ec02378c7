"""Addresses that look like those of other hosts: what stands before an ``@``, and letters that look like others."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from urllib.parse import SplitResult

_WRITTEN_TOGETHER = (
    {"CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "LATIN"},
    {"CJK", "IDEOGRAPHIC", "BOPOMOFO", "LATIN"},
    {"CJK", "IDEOGRAPHIC", "HANGUL", "LATIN"},
)
"""Alphabets, by the names of their letters, that one word may mix (UTS #39 §5.2, Highly Restrictive)."""

_LIKE_LATIN = (
    (frozenset("асеорхуьѕіјһӏԁԛԝѡѵҽ"), {"bg", "by", "kg", "kz", "mk", "mn", "rs", "ru", "su", "ua"}),
    (frozenset("αγικνορυχ"), {"cy", "gr"}),
)
"""Letters of Cyrillic and Greek out of which Latin words seem to be made, and where one writes in them (UTS #39 §4)."""


def is_disguised(address: SplitResult) -> bool:
    """Whether an address looks like one of another host.

    Before its ``@`` anything may stand that looks like a host; a letter of another alphabet looks like one of this, and
    a whole word can be made of such letters. Where they are at home, below ``.bg`` or ``.бг``, they are what they are.
    """
    if address.scheme not in ("http", "https"):
        return False
    labels = [*_labels(address.hostname or "")]
    return "@" in address.netloc or any(_mixes(label) or _looks_latin(label, labels[-1]) for label in labels)


def _labels(host: str) -> Iterator[str]:
    """The parts of a host's name in the letters that a browser may show."""
    for label in host.rstrip(".").split("."):
        try:
            name = label.removeprefix("xn--").encode().decode("punycode") if label.startswith("xn--") else label
        except UnicodeError:
            name = label
        yield unicodedata.normalize("NFKC", name).lower()


def _mixes(label: str) -> bool:
    """Whether a part of a name is in alphabets that no word mixes."""
    alphabets = _alphabets(label)
    return len(alphabets) > 1 and not any(alphabets <= together for together in _WRITTEN_TOGETHER)


def _looks_latin(label: str, domain: str) -> bool:
    """Whether a part of a name seems to be a Latin word, and stands below a domain where one would be expected."""
    letters = {letter for letter in label if letter.isalpha()}
    return domain.isascii() and any(
        letters and letters <= like_latin and domain not in at_home for like_latin, at_home in _LIKE_LATIN
    )


def _alphabets(label: str) -> set[str]:
    return {unicodedata.name(letter, "").partition(" ")[0] for letter in label if letter.isalpha()}
