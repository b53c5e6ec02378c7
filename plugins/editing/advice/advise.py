"""Every warning about a site, sorted as problems are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from plugins.domain.site import Site
from plugins.domain.thing import Thing
from plugins.domain.things import City
from plugins.editing.advice.events import advise_event, is_untold
from plugins.editing.advice.memory import AdviceMemory
from plugins.editing.advice.source import path_of, read_source
from plugins.problem import Problem
from plugins.versions import code
from plugins.workers import spread


def advise(
    site: Site,
    locales: Mapping[str, str],
    memory: Path | None = None,
    workers: int | None = None,
    *,
    is_whole: bool = True,
) -> tuple[Problem, ...]:
    """What a good editor would see in a site that was read from its folder.

    ``locales`` are the CLDR codes of its languages; ``memory`` is a file of what was advised before; a process that has
    threads must ask for one of the ``workers`` only. Of a site that is not whole, for some things are wrong, only that
    is said which each thing shows by itself.
    """
    cities = site.cities if is_whole else ()
    remembered = AdviceMemory(memory, _around(site, cities, locales))
    advised: dict[str, list[Problem]] = {}
    new: list[Thing] = []
    for thing in site.things:
        files = (site.content.parent / path_of(thing, language) for language in thing.words)
        known = remembered.get(thing.folder, files, _pictures(thing))
        if known is None:
            new.append(thing)
        else:
            advised[thing.folder] = known
    advised |= _of_texts(site, cities, locales, new, workers)
    remembered.keep(advised.items())
    found = [problem for problems in advised.values() for problem in problems]
    found += _of_events(site) if is_whole else ()
    return tuple(sorted(found, key=lambda problem: problem.sort_key))


def _of_texts(
    site: Site, cities: Sequence[City], locales: Mapping[str, str], things: Sequence[Thing], workers: int | None
) -> dict[str, list[Problem]]:
    """The warnings about the texts of things, by folder."""
    if not things:
        return {}
    from plugins.editing.advice.texts import Adviser  # noqa: PLC0415 (large, and seldom needed)

    found = spread(Adviser(site, cities, locales).of_texts, things, workers)
    return {thing.folder: problems for thing, problems in zip(things, found, strict=True)}


def _of_events(site: Site) -> Iterator[Problem]:
    """The warnings that come with time."""
    told = {slug for article in site.articles for slug in article.events}
    for event in site.events:
        if is_untold(event, told, site.now):
            for language in event.words:
                yield from advise_event(read_source(site, event, language), event)


def _around(site: Site, cities: Sequence[City], locales: Mapping[str, str]) -> str:
    """A digest of what the advice about a text depends on beside the thing itself."""
    names = [(city.slug, [(language, words.title) for language, words in city.words.items()]) for city in cities]
    state = (code(), site.figures, names, sorted(locales.items()))
    return hashlib.blake2b(repr(state).encode(), digest_size=16).hexdigest()


def _pictures(thing: Thing) -> str:
    """The pictures of a thing by their bytes."""
    own = (thing.picture.file,) if thing.picture else ()
    return " ".join(
        picture.digest for picture in (*own, *(p for one in thing.words.values() for p in one.body.pictures))
    )
