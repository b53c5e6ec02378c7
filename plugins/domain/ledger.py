"""What has been promised to readers and subscribers: the ids, addresses and calendar UIDs that were ever published."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import Enum
from typing import Any

from plugins.domain import permalink
from plugins.domain.thing import Thing
from plugins.domain.things import Event
from plugins.domain.when import Known, Minute, ToBeAnnounced, When

UID_DOMAIN = "innovativesofia.bg"
"""Behind every UID; it names who gives the ids out, not where the site stands, and never changes."""

TERMS = {"topics": permalink.topic, "tracks": permalink.track}
"""The closed lists whose words have a page, and where it stands; the id of a word is ``topics/<slug>``."""

_DEPENDS = frozenset(
    ("start", "end", "state", "attendance", "venue", "online_url", "recurrence", "exceptions", "moved")
)
"""The facts of an event that change a subscriber's day: when, where and whether (RFC 5545 §3.8.7.4)."""


def uid(identity: str) -> str:
    """The UID of an event (RFC 7986 §5.3): the same in every language, on every host, and for ever."""
    return f"{identity}@{UID_DOMAIN}"


@dataclass(frozen=True, slots=True)
class Entry:
    """What was promised of one thing.

    ``addresses`` are whole, by language; ``aliases`` are as the front matter gives them. Only an event has a UID, a
    digest of what its SEQUENCE depends on, and that number.
    """

    id: str
    kind: str
    addresses: Mapping[str, str]
    aliases: tuple[str, ...] = ()
    uid: str | None = None
    digest: str | None = None
    sequence: int | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every promise, by the id of its thing."""

    entries: Mapping[str, Entry] = field(default_factory=dict)

    def sequence(self, event: Event) -> int:
        """SEQUENCE of an event (RFC 5545 §3.8.7.4): 0 at first, one more when time, place or state has changed."""
        entry = self.entries.get(event.id)
        if entry is None or entry.sequence is None:
            return 0
        return entry.sequence if entry.digest == digest(event) else entry.sequence + 1

    def with_things(self, things: Iterable[Thing], default_language: str) -> Ledger:
        """The promises once ``things`` are published too; what is published no more stays promised."""
        fresh = {thing.id: self._entry(thing, default_language) for thing in things}
        return Ledger({**self.entries, **fresh})

    def with_terms(self, kind: str, slugs: Iterable[str], languages: tuple[str, ...]) -> Ledger:
        """The promises once the words of a closed list are published too."""
        fresh = {term_id(kind, slug): _term(kind, slug, languages) for slug in slugs}
        return Ledger({**self.entries, **fresh})

    def _entry(self, thing: Thing, default_language: str) -> Entry:
        addresses = {
            language: permalink.in_language(thing.address, language, default_language) for language in thing.words
        }
        entry = Entry(thing.id, str(thing.kind), addresses, thing.aliases)
        if not isinstance(thing, Event):
            return entry
        return replace(entry, uid=uid(thing.id), digest=digest(thing), sequence=self.sequence(thing))


EMPTY = Ledger()


def term_id(kind: str, slug: str) -> str:
    """The id of a word of a closed list; the slash keeps it apart from those of things."""
    return f"{kind}/{slug}"


def digest(event: Event) -> str:
    """The first 16 hexadecimal digits of SHA-256 over what SEQUENCE depends on, as canonical JSON."""
    facts = {fact.name: getattr(event, fact.name) for fact in fields(event) if fact.name in _DEPENDS}
    return hashlib.sha256(_json(_plain(facts)).encode()).hexdigest()[:16]


def _plain(value: Any) -> Any:
    """A fact as JSON has it; what is not stated is left out, so that a new key changes no digest of old events.

    The order of a list says nothing: exceptions of a recurrence are a set.
    """
    if is_dataclass(value) and not isinstance(value, When):
        value = {fact.name: getattr(value, fact.name) for fact in fields(value)}
    if isinstance(value, Mapping):
        plain = {key: _plain(inner) for key, inner in value.items()}
        return {key: inner for key, inner in plain.items() if inner not in (None, [], {})}
    if isinstance(value, tuple):
        return sorted(map(_plain, value), key=_json)
    return _scalar(value)


def _scalar(value: Any) -> Any:
    """A date in its own precision, a minute on the wall of its zone: no change of a zone's rules changes the digest."""
    if isinstance(value, Minute):
        return f"{value.wall:%Y-%m-%dT%H:%M} {value.zone}"
    if isinstance(value, ToBeAnnounced):
        return "tba"
    if isinstance(value, Known):
        return value.machine
    return value.value if isinstance(value, Enum) else value


def _json(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _term(kind: str, slug: str, languages: tuple[str, ...]) -> Entry:
    address = TERMS[kind](slug)
    addresses = {language: permalink.in_language(address, language, languages[0]) for language in languages}
    return Entry(term_id(kind, slug), kind, addresses)
