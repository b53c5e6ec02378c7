"""The files of a city that is there, with the facts and sources of the table written into them and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from plugins.editing.import_cities.comparison import Comparison, shown
from plugins.editing.import_cities.front_matter import CannotEditError, line_of, with_fact, with_sources
from plugins.editing.import_cities.new_city import ORDER, texts_of, value_of
from plugins.editing.import_cities.rows import CityRow
from plugins.editing.yaml_text import flow
from plugins.problem import Place, Problem
from plugins.reading.bundle import Bundle


@dataclass(frozen=True, slots=True)
class Change:
    """A key that says something else: where, and what it said before."""

    place: Place
    key: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class PlannedCity:
    """A city that is added or changed; ``folder`` is its folder as messages show it.

    ``after`` and ``before`` are the texts of its files by their names in that folder; a new city has nothing before.
    """

    folder: str
    row: CityRow
    after: Mapping[str, str]
    before: Mapping[str, str] = field(default_factory=dict)
    changes: Sequence[Change] = ()

    @property
    def is_new(self) -> bool:
        """Whether there is nothing of it yet."""
        return not self.before


def edited_city(bundle: Bundle, row: CityRow, found: Comparison, problems: list[Problem]) -> PlannedCity:
    """The city with what was ``found``; a key that cannot be written by itself is told in ``problems``."""
    before = {language: (bundle.path / _name(language)).read_bytes().decode() for language in bundle.files}
    after = dict(before)
    for key, node in found.facts.items():
        for language in _written_in(bundle, key):
            try:
                after[language] = with_fact(after[language], key, value_of(node), ORDER)
            except CannotEditError:
                problems.append(_cannot_edit(bundle, language, key, flow(value_of(node))))
    sources = [texts_of(source) for source in found.sources]
    for language in _written_in(bundle, "sources") if sources else ():
        try:
            after[language] = with_sources(after[language], sources, ORDER)
        except CannotEditError:
            problems.append(_cannot_edit(bundle, language, "sources", ", ".join(map(flow, sources))))
    return PlannedCity(
        folder=bundle.folder,
        row=row,
        after={_name(language): text for language, text in after.items() if text != before[language]},
        before={_name(language): text for language, text in before.items() if text != after[language]},
        changes=tuple(_changes(bundle, found, after)),
    )


def _name(language: str) -> str:
    return f"index.{language}.md"


def _written_in(bundle: Bundle, key: str) -> list[str]:
    """The languages whose files have a key, else the one whose file has the id: a fact is said once."""
    for sought in (key, "id"):
        if languages := [code for code, file in bundle.files.items() if sought in file.front_matter.keys]:
            return languages
    return [next(iter(bundle.files))]


def _cannot_edit(bundle: Bundle, language: str, key: str, value: str) -> Problem:
    file = bundle.files[language]
    place = file.front_matter.keys.get(key, Place(file.path))
    return Problem(place, "cannot-edit", {"key": key, "value": f"{key}: {value}"})


def _changes(bundle: Bundle, found: Comparison, after: Mapping[str, str]) -> Iterator[Change]:
    for key, node in found.facts.items():
        for place in _places(bundle, key, after):
            yield Change(place, key, shown(bundle.nodes.get(key)), shown(node))
    for source in found.sources:
        for place in _places(bundle, "sources", after):
            yield Change(place, "sources", "", shown(source))


def _places(bundle: Bundle, key: str, after: Mapping[str, str]) -> Iterator[Place]:
    """Where a key stands when it has been written."""
    for language in _written_in(bundle, key):
        if (line := line_of(after[language], key)) is not None:
            yield Place(bundle.files[language].path, line)
