"""How a language's words are spelt, as data: from a word as anyone writes it to the term that stands in the index.

The same data and the same few steps are carried out by ``theme/static/js/search_spelling.js`` on what readers type;
a test compares the two. A word becomes small letters without accents, then Latin ones by a table (so both alphabets
meet), then its endings are taken off by the longest rule that leaves enough of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from plugins.domain.transliteration import UNDECOMPOSED

WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
"""A run of letters, their combining accents, and digits: everything else stands between words."""

MOST_LETTERS = 32
"""Of a word that is longer, the rest does not count."""

_ACCENTS = re.compile(r"[\u0300-\u036f]+")
_FOLDED = str.maketrans(UNDECOMPOSED)

Endings = Mapping[str, tuple[str, int]]
"""By ending: what stands in its place, and how many letters must then be left at least."""


@dataclass(frozen=True)
class Spelling:
    """How words of a language are spelt.

    ``letters`` are written as others, longest first; ``steps`` take endings off, each as long as one fits; ``variants``
    are other values of some letters, one or two of which readers may mean; ``layouts`` are keys and the letters on
    them, for what is typed while the other layout is on; ``ignored`` are words that are too common to be looked for.
    """

    letters: Mapping[str, str]
    steps: tuple[Endings, ...] = ()
    variants: tuple[Mapping[str, str], ...] = ()
    layouts: tuple[tuple[str, str], ...] = ()
    ignored: frozenset[str] = frozenset()
    _terms: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def term(self, word: str) -> str:
        """The term of a word in small letters (a match of ``WORD``); nothing for one that is ignored."""
        found = self._terms.get(word)
        if found is None:
            spelt = self.spelt(fold(word)[:MOST_LETTERS])
            found = self._terms[word] = "" if spelt in self._ignored else self.stem(spelt)
        return found

    def spelt(self, folded: str) -> str:
        """A folded word in the letters of the index, each once where it is doubled; a number stays as it is."""
        if folded.isdecimal():
            return folded
        found, at = "", 0
        while at < len(folded):
            length = next((n for n in self._lengths if folded[at : at + n] in self.letters), 1)
            part = folded[at : at + length]
            for letter in self.letters.get(part, part):
                if letter != found[-1:]:
                    found += letter
            at += length
        return found

    def stem(self, spelt: str) -> str:
        """A word without its endings."""
        for step in self.steps:
            while (shorter := _shortened(spelt, step)) != spelt:
                spelt = shorter
        return spelt

    @cached_property
    def _ignored(self) -> frozenset[str]:
        return frozenset(self.spelt(fold(word)) for word in self.ignored)

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        return tuple(range(max(map(len, self.letters), default=1), 0, -1))

    @property
    def data(self) -> dict[str, Any]:
        """The same for the script."""
        return {
            "letters": dict(self.letters),
            "steps": [{ending: list(rule) for ending, rule in step.items()} for step in self.steps],
            "variants": [dict(variant) for variant in self.variants],
            "layouts": [list(layout) for layout in self.layouts],
            "ignored": sorted(self._ignored),
        }


def fold(word: str) -> str:
    """Small letters without accents; й and ѝ become и, as accents are no part of a letter here."""
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", word.lower().translate(_FOLDED)))


def pairs(text: str) -> dict[str, str]:
    """What is written for what, out of ``ж>zh ч>ch``."""
    return dict(pair.split(">") for pair in text.split())


def endings(*groups: tuple[int, str]) -> Endings:
    """Rules out of groups: how many letters must be left, and the endings, each with its ``>replacement`` if any."""
    found: dict[str, tuple[str, int]] = {}
    for least, rules in groups:
        for rule in rules.split():
            ending, _, replacement = rule.partition(">")
            found[ending] = (replacement, least)
    return found


def _shortened(word: str, step: Endings) -> str:
    """A word after the rule of its longest ending that leaves enough of it."""
    for start in range(max(len(word) - 6, 0), len(word)):
        rule = step.get(word[start:])
        if rule and start + len(rule[0]) >= rule[1]:
            return word[:start] + rule[0]
    return word
