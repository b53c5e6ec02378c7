"""What of the site each page reads, so that one that reads nothing new need not even be made again.

Words are what editors change most, and news are what they add. Who reads a thing's words or text, or a fact of a piece
of news, or looks at some of the news there are, is noted where that is reached, so that nothing can be read unnoticed.
Everything else of a site is its frame, on which every page depends.
"""

from __future__ import annotations

import copyreg
import hashlib
import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from functools import cached_property
from io import BytesIO
from operator import attrgetter
from typing import Any, TypeVar

from plugins.domain.site import Site
from plugins.domain.thing import Body, Thing, Words
from plugins.domain.things import Article
from plugins.reading.said import facts_of, said, text_of, words_of

Kindred = TypeVar("Kindred", bound=Thing)

_KINDS = ("events", "cities", "solutions", "documents", "pages")
_TEXT = frozenset({"html", "headings"})
_BODY = frozenset(field.name for field in fields(Body))
_IDENTITY = frozenset({"id", "slug", "kind", "folder", "address", "words", "__class__"})
"""What of an article cannot change while it stands where it stands in the news; see :mod:`.timeline`."""

_SEEN_THROUGH = frozenset({"body", "__class__", "__dataclass_fields__"})
"""What of words says nothing itself."""

_OWN = frozenset({"now", "digests", *_KINDS, "articles"})
"""Fields of a site that are not of its frame as they are."""

_noted: set[str] = set()


def note(name: str) -> None:
    """Says that what has this name is read now."""
    _noted.add(name)


@contextmanager
def recording() -> Iterator[set[str]]:
    """The names of all that is read meanwhile, by this process."""
    global _noted  # noqa: PLW0603 (what is read knows no other way to its reader)
    before, _noted = _noted, set()
    try:
        yield _noted
    finally:
        _noted = before


def watched(site: Site) -> Site:
    """The same site, of which is noted who reads what."""
    kinds: dict[str, Any] = {kind: tuple(map(_watched, getattr(site, kind))) for kind in _KINDS}
    kinds["articles"] = tuple(_WatchedArticle.of(_watched(article)) for article in site.articles)
    values = {field.name: getattr(site, field.name) for field in fields(site)}
    return _WatchedSite(**{**values, **kinds})


def digests(site: Site) -> dict[str, str]:
    """The digest of all facts, words and texts, by the names under which they are noted."""
    found = dict(site.digests)
    for thing in site.things:
        if thing.folder not in found:
            found.update(said(thing))
    for article in site.articles:
        found[at(article.address)] = repr((article.id, *article.words))
    return found


def frame(site: Site, digests: Mapping[str, str]) -> bytes:
    """The digest of all that no reader is noted of; of the time only the day, and when a page next changes by itself.

    Equal pickles are of equal values. The other way round they need not be, then pages are made once too often.
    """
    known = [getattr(site, field.name) for field in fields(site) if field.name not in _OWN]
    facts = [[digests[facts_of(thing.folder)] for thing in getattr(site, kind)] for kind in _KINDS]
    return hashlib.blake2b(pickled((site.today, site.next_change, known, facts)), digest_size=16).digest()


def pickled(value: object) -> bytes:
    """A value as bytes, to be compared only: equal bytes are of equal values, whatever parts of it are one object."""
    stream = BytesIO()
    pickler = pickle.Pickler(stream, 5)
    pickler.fast = True
    pickler.dispatch_table = _REDUCERS
    pickler.dump(value)
    return stream.getvalue()


class _Reducers(dict[type, Callable[[Any], Any]]):
    """How dataclasses are taken apart: as pickle does by itself, but each class is looked into once only."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if not is_dataclass(kind):
            raise KeyError(kind)
        names = [field.name for field in fields(kind)]
        values: Callable[[Any], Any] = attrgetter(*names) if names else lambda _one: ()
        reducer: Callable[[Any], Any] = lambda one: (kind, (values(one),))  # noqa: E731 (made for each class)
        self[kind] = reducer
        return reducer


_REDUCERS = _Reducers(copyreg.dispatch_table)


def digest(content: bytes) -> str:
    """Sixteen bytes that another content does not have."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


class _WatchedSite(Site):
    """Notes who looks at all news, and what is asked for by its address."""

    def __getattribute__(self, name: str) -> Any:
        if name in ("articles", "article_by_slug"):
            note(ALL_NEWS)
        return object.__getattribute__(self, name)

    @cached_property
    def thing_by_address(self) -> Mapping[str, Thing]:  # type: ignore[override]
        """Things by their address without its language."""
        with recording():
            return _Noting({thing.address: thing for thing in self.things})


ALL_NEWS = "run all news"
"""Under this name is noted who looks at the news of all languages."""


class _Noting(Mapping[str, Thing]):
    """Things by address; only news come and go without being of the frame."""

    def __init__(self, things: Mapping[str, Thing]) -> None:
        self._things = things

    def __getitem__(self, address: str) -> Thing:
        note(at(address))
        return self._things[address]

    def __iter__(self) -> Iterator[str]:
        note(ALL_NEWS)
        return iter(self._things)

    def __len__(self) -> int:
        note(ALL_NEWS)
        return len(self._things)


def at(address: str) -> str:
    """The name under which is noted who asks what stands at an address without its language."""
    return f"at {address}"


class _WatchedArticle(Article):
    """Notes who reads a fact that may change while the article stays where it is."""

    __slots__ = ("article",)

    article: Article

    @classmethod
    def of(cls, article: Article) -> _WatchedArticle:
        """The same article, watched."""
        found = object.__new__(cls)
        object.__setattr__(found, "article", article)
        return found

    def __getattribute__(self, name: str) -> Any:
        article = object.__getattribute__(self, "article")
        if name not in _IDENTITY:
            note(facts_of(article.folder))
        elif name == "__class__":
            return _WatchedArticle
        return getattr(article, name)


class _WatchedBody(Body):
    __slots__ = ("body", "folder", "language")

    def __getattribute__(self, name: str) -> Any:
        if name not in _BODY:
            return object.__getattribute__(self, name)
        folder = object.__getattribute__(self, "folder")
        note(text_of(folder, object.__getattribute__(self, "language")) if name in _TEXT else facts_of(folder))
        return getattr(object.__getattribute__(self, "body"), name)


class _WatchedWords(Words):
    __slots__ = ("folder", "language", "watched", "words")

    watched: Body

    def __getattribute__(self, name: str) -> Any:
        if name in _SEEN_THROUGH:
            return object.__getattribute__(self, "watched" if name == "body" else name)
        folder = object.__getattribute__(self, "folder")
        note(words_of(folder, object.__getattribute__(self, "language")))
        if name == "quotes":
            note(facts_of(folder))
        return getattr(object.__getattribute__(self, "words"), name)


class _Words(Mapping[str, Words]):
    """The words of a thing, watched as soon as they are asked for."""

    __slots__ = ("_folder", "_watched", "_words")

    def __init__(self, thing: Thing) -> None:
        self._folder, self._words = thing.folder, thing.words
        self._watched: dict[str, Words] = {}

    def __getitem__(self, language: str) -> Words:
        found = self._watched.get(language)
        if found is None:
            found = self._watched[language] = _watched_words(self._folder, language, self._words[language])
        return found

    def __contains__(self, language: object) -> bool:
        return language in self._words

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)


def _watched(thing: Kindred) -> Kindred:
    return replace(thing, words=_Words(thing))


def _watched_words(folder: str, language: str, words: Words) -> Words:
    set_, body, found = object.__setattr__, object.__new__(_WatchedBody), object.__new__(_WatchedWords)
    for one in (body, found):
        set_(one, "folder", folder)
        set_(one, "language", language)
    set_(body, "body", words.body)
    set_(found, "words", words)
    set_(found, "watched", body)
    return found
