"""Who names whom: the things of an edition by the slugs in their facts, so that no page has to look through all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from plugins.domain.thing import Thing
from plugins.domain.things import City, Event
from plugins.publishing.timeline import Named

Kindred = TypeVar("Kindred", bound=Thing)
Naming = Mapping[tuple[str, str], tuple[Kindred, ...]]
"""The things that name a slug under a fact, by both."""


@dataclass(frozen=True, slots=True)
class Index:
    """The things of an edition by what they name; of one fact and slug they stand as in the edition."""

    articles: Named
    upcoming: Naming[Event]
    past: Naming[Event]
    cities: Naming[City]


def naming(things: Iterable[Kindred], *facts: str) -> Naming[Kindred]:
    """``things`` by the slugs that stand under each of ``facts``."""
    found: dict[tuple[str, str], list[Kindred]] = {}
    for thing in things:
        for fact in facts:
            named = getattr(thing, fact)
            for slug in (named,) if isinstance(named, str) else named or ():
                found.setdefault((fact, slug), []).append(thing)
    return {key: tuple(kindred) for key, kindred in found.items()}
