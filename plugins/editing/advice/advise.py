"""Every warning about a site, sorted as problems are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from plugins.domain.permalink import Kind
from plugins.domain.site import Site
from plugins.domain.thing import Thing
from plugins.editing.advice.facts import advise_event, advise_figures, advise_pictures, is_untold
from plugins.editing.advice.memory import AdviceMemory
from plugins.editing.advice.source import Source
from plugins.editing.advice.translation import Gazetteer, advise_translation
from plugins.editing.advice.wording import advise_wording
from plugins.problem import Problem
from plugins.versions import code
from plugins.workers import spread

_WITHOUT_SUMMARY = (Kind.CITY,)
"""Kinds whose facts say what the thing is."""


def advise(
    site: Site, locales: Mapping[str, str], memory: Path | None = None, workers: int | None = None
) -> tuple[Problem, ...]:
    """What a good editor would see in a site that was read from its folder.

    ``locales`` are the CLDR codes of its languages; ``memory`` is a file of what was advised before; a process that has
    threads must ask for one of the ``workers`` only.
    """
    adviser = _Adviser(site, locales)
    remembered = AdviceMemory(memory, adviser.around)
    known = {
        thing.folder: remembered.get(thing.folder, adviser.files(thing), _pictures(thing)) for thing in site.things
    }
    new = [thing for thing in site.things if known[thing.folder] is None]
    fresh = zip((thing.folder for thing in new), spread(adviser.of_texts, new, workers), strict=True)
    advised = {folder: found for folder, found in known.items() if found is not None} | dict(fresh)
    remembered.keep(advised.items())
    found = [problem for problems in advised.values() for problem in problems]
    return tuple(sorted([*found, *adviser.of_events()], key=lambda problem: problem.sort_key))


class _Adviser:
    """What advice about one thing needs to know of all the others."""

    def __init__(self, site: Site, locales: Mapping[str, str]) -> None:
        self._site, self._locales = site, locales
        self._figures = {figure.id: figure for figure in site.figures}
        self._values: dict[tuple[str, str | None], Decimal] = {}
        for figure in site.figures:
            self._values[figure.id, None] = figure.latest.value
            self._values.update({(figure.id, value.as_of.machine): value.value for value in figure.values})
        self._gazetteer = Gazetteer(site)

    @property
    def around(self) -> str:
        """A digest of what the advice about texts depends on beside them."""
        state = (code(), self._site.figures, self._gazetteer.names, sorted(self._locales.items()))
        return hashlib.blake2b(repr(state).encode(), digest_size=16).hexdigest()

    def files(self, thing: Thing) -> Iterator[Path]:
        """The texts of a thing."""
        return (self._site.content.parent / _path(thing, language) for language in thing.words)

    def of_texts(self, things: Sequence[Thing]) -> list[list[Problem]]:
        """The warnings about the texts of each thing."""
        return [list(self._of_texts(thing)) for thing in things]

    def of_events(self) -> Iterator[Problem]:
        """The warnings that come with time."""
        told = {slug for article in self._site.articles for slug in article.events}
        for event in self._site.events:
            if is_untold(event, told, self._site.now):
                for language in event.words:
                    yield from advise_event(self._source(event, language), event)

    def _of_texts(self, thing: Thing) -> Iterator[Problem]:
        sources = {language: self._source(thing, language) for language in thing.words}
        for language, source in sources.items():
            yield from advise_wording(source, thing.words[language], heads_a_page=thing.kind not in _WITHOUT_SUMMARY)
            yield from advise_pictures(source, thing)
            yield from advise_figures(source, thing, self._figures, self._locales[language])
        yield from advise_translation(sources, thing, self._values, self._gazetteer)

    def _source(self, thing: Thing, language: str) -> Source:
        path = _path(thing, language)
        text = (self._site.content.parent / path).read_bytes().decode()
        return Source.of(path, language, text.replace("\r\n", "\n").replace("\r", "\n"))


def _path(thing: Thing, language: str) -> str:
    return f"{thing.folder}/index.{language}.md"


def _pictures(thing: Thing) -> str:
    """The pictures of a thing by their bytes."""
    own = (thing.picture.file,) if thing.picture else ()
    return " ".join(
        picture.digest for picture in (*own, *(p for one in thing.words.values() for p in one.body.pictures))
    )
