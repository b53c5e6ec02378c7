"""Which entries a term stands in, and how much it says of each: an inverted index with the weights of BM25F.

What a term weighs in an entry depends on that entry alone (usual lengths are given, not counted), so a text that
changes changes the lists of its own words only, and most files of the index stay as they were.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.search.sayings import Said
from plugins.search.spelling import WORD, Spelling

WEIGHTS = 32
"""Weights in the index are whole numbers below this one."""

_SATURATION = 1.2
"""BM25's k1: the second time a word is said counts less than the first."""


@dataclass(frozen=True, slots=True)
class Field:
    """A part of an entry: how much a word in it counts, its usual length in words, and how far length matters (b)."""

    weight: float
    usual_length: int
    by_length: float


TITLE = Field(4.0, 7, 0.4)
NAMES = Field(1.5, 4, 0.2)
SUMMARY = Field(1.8, 22, 0.5)
TEXT = Field(1.0, 250, 0.6)

Postings = Mapping[str, list[tuple[int, int]]]
"""By term: the numbers of the entries, rising, each with the term's weight in it (1 to ``WEIGHTS`` - 1)."""


def inverted_index(spelling: Spelling, said: Iterable[tuple[int, Said]]) -> Postings:
    """The postings of all that is said, by the numbers of the entries, which rise."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, words in said:
        for term, weight in term_weights(spelling, words).items():
            found[term].append((number, weight))
    return dict(sorted(found.items()))


def term_weights(spelling: Spelling, said: Said) -> dict[str, int]:
    """How much each term says of one entry (BM25F without the part that counts entries)."""
    found: defaultdict[str, float] = defaultdict(float)
    for field, text in (
        (TITLE, said.title),
        (NAMES, "\n".join(said.names)),
        (SUMMARY, said.summary),
        (TEXT, said.text),
    ):
        counts = Counter(map(spelling.term, WORD.findall(text.lower())))
        length = counts.total()
        share = field.weight / (1 - field.by_length + field.by_length * length / field.usual_length)
        for term, count in counts.items():
            found[term] += share * count
    found.pop("", None)
    return {term: _whole(value / (_SATURATION + value)) for term, value in found.items()}


def title_terms(spelling: Spelling, said: Iterable[Said]) -> set[str]:
    """The terms of titles, names and summaries: what a misspelt word is most likely to mean."""
    texts = (text for one in said for text in (one.title, one.summary, *one.names))
    return {spelling.term(word) for text in texts for word in WORD.findall(text.lower())} - {""}


def _whole(value: float) -> int:
    return max(1, min(WEIGHTS - 1, round(value * WEIGHTS)))
