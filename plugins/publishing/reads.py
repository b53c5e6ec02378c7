"""What of the site's words each page reads, so that one that reads nothing new need not even be made again.

Words are what editors change most, and all of them are reached through a thing's ``words``. Who reads them is noted
there, so that nothing can be read unnoticed; everything else of a site is its frame, on which every page depends.
"""

from __future__ import annotations

import copyreg
import hashlib
import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from operator import attrgetter
from typing import Any, TypeVar

from plugins.domain.site import Site
from plugins.domain.thing import Body, Thing, Words

Change = Callable[[Thing, str, Words], Words]

Kindred = TypeVar("Kindred", bound=Thing)

_TEXT = frozenset({"html", "headings"})
_KINDS = ("articles", "events", "cities", "solutions", "documents", "pages")

_noted: set[str] = set()


def note(name: str) -> None:
    """Says that what has this name is read now."""
    _noted.add(name)


@contextmanager
def recording() -> Iterator[set[str]]:
    """The names of all words and texts that are read meanwhile, by this process."""
    global _noted  # noqa: PLW0603 (what is read knows no other way to its reader)
    before, _noted = _noted, set()
    try:
        yield _noted
    finally:
        _noted = before


def watched(site: Site) -> Site:
    """The same site, of which is noted who reads what."""
    return _with_words(site, _watched_words)


def digests(site: Site) -> dict[str, str]:
    """The digest of all words and of all texts, by the names under which they are noted."""
    found = {}
    for thing in site.things:
        for language, words in thing.words.items():
            said = [getattr(words, field.name) for field in fields(words) if field.name != "body"]
            name = _name(thing, language)
            found[name] = digest(pickled(said))
            found[_text_of(name)] = digest(pickled((words.body.html, words.body.headings)))
    return found


def frame(site: Site) -> bytes:
    """The digest of all that no reader is noted of; of the time only the day, and when a page next changes by itself.

    Equal pickles are of equal values. The other way round they need not be, then pages are made once too often.
    """
    bare = _with_words(site, lambda _thing, _language, words: Words("", "", replace(words.body, html="", headings=())))
    known = [getattr(bare, field.name) for field in fields(bare) if field.name != "now"]
    return hashlib.blake2b(pickled((site.today, site.next_change, known)), digest_size=16).digest()


def pickled(value: object) -> bytes:
    """A value as bytes, to be compared only: equal bytes are of equal values."""
    stream = BytesIO()
    pickler = pickle.Pickler(stream, 5)
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


class _WatchedBody(Body):
    __slots__ = ("name",)

    def __getattribute__(self, name: str) -> Any:
        if name in _TEXT:
            _noted.add(object.__getattribute__(self, "name"))
        return object.__getattribute__(self, name)


class _WatchedWords(Words):
    __slots__ = ("name",)

    def __getattribute__(self, name: str) -> Any:
        if name != "body":
            _noted.add(object.__getattribute__(self, "name"))
        return object.__getattribute__(self, name)


def _watched_words(thing: Thing, language: str, words: Words) -> Words:
    name = _name(thing, language)
    body = _WatchedBody(**_values(words.body))
    object.__setattr__(body, "name", _text_of(name))
    found = _WatchedWords(**{**_values(words), "body": body})
    object.__setattr__(found, "name", name)
    return found


def _with_words(site: Site, change: Change) -> Site:
    def changed(things: tuple[Kindred, ...]) -> tuple[Kindred, ...]:
        return tuple(replace(thing, words=_each(thing, change)) for thing in things)

    kinds: dict[str, Any] = {kind: changed(getattr(site, kind)) for kind in _KINDS}
    return replace(site, **kinds)


def _each(thing: Thing, change: Change) -> Mapping[str, Words]:
    return {language: change(thing, language, words) for language, words in thing.words.items()}


def _values(record: Body | Words) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(record)}


def _name(thing: Thing, language: str) -> str:
    return f"{thing.folder} {language}"


def _text_of(name: str) -> str:
    return f"{name} text"
