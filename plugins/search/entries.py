"""What can be found in an edition: every thing, and what the programme consists of; no lists, no drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from plugins.domain import permalink
from plugins.domain.thing import Thing
from plugins.domain.things import Article, City, Event, Resource
from plugins.domain.when import Known, When, order
from plugins.publishing.edition import Edition
from plugins.search.sayings import Said, said_of_data, said_of_figures, said_of_programme, said_of_term, said_of_thing

PROGRAMME = "programme"
"""The kind of what belongs to the programme: itself, its topics, tracks and figures."""

_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found: ``number`` is its place among all of the edition, ``say`` reads its words."""

    kind: str
    address: str
    say: Callable[[], Said]
    date: When | None = None
    topics: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    number: int = 0


def entries(edition: Edition) -> tuple[Entry, ...]:
    """All that can be found in an edition; no word of a thing is read for it.

    What has a date stands last, the oldest first: so a piece of news more renumbers nothing, and of two that fit
    equally well the one with the higher number is newer.
    """
    found = sorted((*_things(edition), *_programme(edition)), key=_place)
    return tuple(replace(entry, number=number) for number, entry in enumerate(found))


def _place(entry: Entry) -> tuple[datetime, str, str]:
    return order(entry.date) if entry.date else _BEFORE_ALL, entry.kind, entry.address


def _things(edition: Edition) -> Iterator[Entry]:
    for thing in edition.written(tuple(edition.site.things)):
        cities = (thing.slug,) if isinstance(thing, City) else thing.cities
        say = partial(said_of_thing, edition, thing)
        yield Entry(thing.kind.value, thing.address, say, _date(thing), thing.topics, cities)


def _programme(edition: Edition) -> Iterator[Entry]:
    site = edition.site
    yield Entry(PROGRAMME, "/programme/", partial(said_of_programme, edition))
    yield Entry(PROGRAMME, "/figures/", partial(said_of_figures, edition))
    yield Entry(PROGRAMME, "/data/", partial(said_of_data, edition))
    for topic in site.topics:
        address = permalink.topic(topic.slug)
        yield Entry(PROGRAMME, address, partial(said_of_term, edition, topic), topics=(topic.slug,))
    for track in site.tracks:
        yield Entry(PROGRAMME, permalink.track(track.slug), partial(said_of_term, edition, track))


def _date(thing: Thing) -> Known | When | None:
    match thing:
        case Article() | Resource():
            return thing.date
        case Event():
            return thing.start
        case _:
            return None
