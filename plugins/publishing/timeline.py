"""The news of an edition, or those that name a slug: whoever looks at some of them depends on no newer ones.

What has been looked at is noted as how far from the oldest it reaches, so that one more article concerns only those who
looked as far as where it stands. An element is known by what cannot change while it stands there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, overload

from plugins.domain.things import Article
from plugins.publishing.reads import note

ELEMENT = 8
"""Bytes by which an element is known."""

_STEP = 16
"""Reaches are noted in steps of this, so that there are few names of them."""

_RUN = "run "
_ALL = "all"


class Timeline(Sequence[Article]):
    """News, newest first; positions are counted from the oldest.

    ``name`` is one of its own. What is asked for by index, length or iteration depends on all of them; the methods that
    count from the oldest depend on none that are newer than what they give.
    """

    __slots__ = ("_oldest_first", "_positions", "name")

    def __init__(self, name: str, newest_first: Iterable[Article]) -> None:
        self.name = name
        self._oldest_first = tuple(newest_first)[::-1]
        self._positions = {article.id: position for position, article in enumerate(self._oldest_first)}

    @property
    def planned(self) -> tuple[Article, ...]:
        """All of them, newest first, for whoever only says that each has a page: nothing is noted."""
        return self._oldest_first[::-1]

    def position(self, article: Article) -> int:
        """Where an article stands."""
        return self.positions((article,))[article.id]

    def positions(self, articles: Iterable[Article]) -> dict[str, int]:
        """Where articles stand, by their ids."""
        found = {article.id: self._positions[article.id] for article in articles}
        self._reach(max(found.values(), default=-1) + 1)
        return found

    def span(self, start: int, end: int) -> tuple[Article, ...]:
        """Those from position ``start`` up to ``end``, oldest first."""
        self._reach(end)
        return self._oldest_first[max(start, 0) : max(end, 0)]

    def count(self, most: int) -> int:
        """How many there are, but no more than ``most``."""
        self._reach(most)
        return min(len(self._oldest_first), most)

    def elements(self, known: Mapping[str, bytes]) -> bytes:
        """What each is ``known`` by, by its id, oldest first."""
        return b"".join([known[identity] for identity in self._positions])

    @overload
    def __getitem__(self, index: int) -> Article: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Article, ...]: ...
    def __getitem__(self, index: int | slice) -> Article | tuple[Article, ...]:
        note(f"{_RUN}{_ALL} {self.name}")
        return self._oldest_first[::-1][index]

    def __iter__(self) -> Iterator[Article]:
        note(f"{_RUN}{_ALL} {self.name}")
        return reversed(self._oldest_first)

    def __len__(self) -> int:
        note(f"{_RUN}{_ALL} {self.name}")
        return len(self._oldest_first)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def _reach(self, end: int) -> None:
        note(f"{_RUN}{-(-end // _STEP) * _STEP} {self.name}")


class Named(Mapping[tuple[str, str], Timeline]):
    """News by the fact and the slug that they name; of one that none of them names there are none."""

    def __init__(self, name: str, found: Mapping[tuple[str, str], Iterable[Article]]) -> None:
        self._name = name
        self._found = {key: Timeline(f"{name} {' '.join(key)}", news) for key, news in found.items()}

    def __getitem__(self, key: tuple[str, str]) -> Timeline:
        return self._found[key] if key in self._found else Timeline(f"{self._name} {' '.join(key)}", ())

    def get(self, key: tuple[str, str], _default: Any = None) -> Timeline:
        """Those that name a slug."""
        return self[key]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


class Runs:
    """Which looks at timelines show the same as ``before``: both are the elements of each by its name."""

    def __init__(self, before: Mapping[str, bytes], now: Mapping[str, bytes]) -> None:
        self._before, self._now = before, now
        self._common: dict[str, int | None] = {}

    def is_same(self, noted: str) -> bool:
        """Whether what was noted under this name would look the same."""
        reach, name = noted.removeprefix(_RUN).split(" ", 1)
        common = self._common_of(name)
        return common is None or (reach != _ALL and int(reach) <= common)

    def _common_of(self, name: str) -> int | None:
        """How many of the oldest are the same; none where all are."""
        if name not in self._common:
            old, new = self._before.get(name, b""), self._now.get(name, b"")
            self._common[name] = None if old == new else _same_elements(old, new)
        return self._common[name]


def is_run(noted: str) -> bool:
    """Whether a name was noted of a look at a timeline."""
    return noted.startswith(_RUN)


def elements_of(articles: Iterable[Article], timelines: Iterable[Timeline]) -> dict[str, bytes]:
    """The elements of all timelines by their names, and of the news of all languages."""
    known = {article.id: _element(article) for article in articles}
    return {"news": b"".join(known.values()), **{one.name: one.elements(known) for one in timelines}}


def _element(article: Article) -> bytes:
    known = "\0".join((article.folder, article.id, *article.words))
    return hashlib.blake2b(known.encode(), digest_size=ELEMENT).digest()


def _same_elements(old: bytes, new: bytes) -> int:
    low, high = 0, min(len(old), len(new)) // ELEMENT
    while low < high:
        middle = (low + high + 1) // 2
        if old[: middle * ELEMENT] == new[: middle * ELEMENT]:
            low = middle
        else:
            high = middle - 1
    return low
