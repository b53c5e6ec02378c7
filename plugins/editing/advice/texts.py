"""The warnings about the texts of things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from plugins.domain.permalink import Kind
from plugins.domain.site import Site
from plugins.domain.thing import Thing
from plugins.domain.things import City
from plugins.editing.advice.facts import advise_figures, advise_pictures
from plugins.editing.advice.source import read_source
from plugins.editing.advice.translation import Gazetteer, advise_translation
from plugins.editing.advice.wording import advise_wording
from plugins.problem import Problem

_WITHOUT_SUMMARY = (Kind.CITY,)
"""Kinds whose facts say what the thing is."""


class Adviser:
    """What advice about one thing needs to know of all the others; ``cities`` are those whose names are compared."""

    def __init__(self, site: Site, cities: Iterable[City], locales: Mapping[str, str]) -> None:
        self._site, self._locales = site, locales
        self._figures = {figure.id: figure for figure in site.figures}
        self._values: dict[tuple[str, str | None], Decimal] = {}
        for figure in site.figures:
            self._values[figure.id, None] = figure.latest.value
            self._values.update({(figure.id, value.as_of.machine): value.value for value in figure.values})
        self._gazetteer = Gazetteer(cities, site.languages)

    def of_texts(self, things: Sequence[Thing]) -> list[list[Problem]]:
        """The warnings about the texts of each thing."""
        return [list(self._of_texts(thing)) for thing in things]

    def _of_texts(self, thing: Thing) -> Iterator[Problem]:
        sources = {language: read_source(self._site, thing, language) for language in thing.words}
        for language, source in sources.items():
            yield from advise_wording(source, thing.words[language], heads_a_page=thing.kind not in _WITHOUT_SUMMARY)
            yield from advise_pictures(source, thing)
            yield from advise_figures(source, thing, self._figures, self._locales[language])
        yield from advise_translation(sources, thing, self._values, self._gazetteer)
