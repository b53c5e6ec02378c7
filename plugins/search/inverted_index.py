"""Which entries a term stands in, and how much it says of each: an inverted index with the weights of BM25F.

What a term weighs in an entry depends on that entry alone (usual lengths are given, not counted), so a text that
changes changes the lists of its own words only, and most files of the index stay as they were.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the terms of an entry say of it (1 to ``WEIGHTS`` - 1).

    The ``prominent`` ones, of its title, names and summary, are those that a misspelt word is most likely to mean.
    """

    weights: Mapping[str, int]
    prominent: Sequence[str] = ()


def weighed(spelling: Spelling, said: Said) -> Weighed:
    """The terms of one entry."""
    texts = (said.title, said.summary, *said.names)
    prominent = {spelling.term(word) for text in texts for word in WORD.findall(text.lower())} - {""}
    return Weighed(term_weights(spelling, said), sorted(prominent))


def inverted_index(entries: Iterable[tuple[int, Weighed]]) -> Postings:
    """The postings of all entries by their numbers, which rise."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, one in entries:
        for term, weight in one.weights.items():
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


def _whole(value: float) -> int:
    return max(1, min(WEIGHTS - 1, round(value * WEIGHTS)))
