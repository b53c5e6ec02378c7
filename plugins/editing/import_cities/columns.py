"""Which columns a table may have: the keys of a city's front matter, its words by language, and its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.editing.validate import LANGUAGES
from plugins.problem import Problem
from plugins.reading.schema import CityFacts, Facts, Population, Source
from plugins.reading.strict_yaml import Scalar
from plugins.reading.suggestion import nearest

_OF_CITIES = tuple(key for key in CityFacts.model_fields if key not in Facts.model_fields)
_AFTER_TRACKS = _OF_CITIES.index("tracks") + 1

FACTS = (*_OF_CITIES[:_AFTER_TRACKS], "topics", *_OF_CITIES[_AFTER_TRACKS:])
"""The keys of front matter that a table may fill in, in the order in which they are written."""

LISTS = tuple(key for key in FACTS if CityFacts.model_fields[key].default == ())
"""Those of them that are lists; in a cell, „;“ or „|“ stands between their entries."""

DEGREES = ("latitude", "longitude")
"""Those whose cells may have a decimal comma; nothing else that is separated by commas looks like them."""

REFERENCE = "en"
"""The language of the name that a new city must have; the others may have none of their own."""

NAMES = {language: f"name_{language}" for language in LANGUAGES}
PROPOSED_NAMES = {language: f"name_{language}_unreviewed" for language in LANGUAGES}
SUMMARIES = {language: f"summary_{language}" for language in LANGUAGES}

POPULATION = {"value": "population", **{key: f"population_{key}" for key in Population.model_fields if key != "value"}}
SOURCE = {key: f"source_{key}" for key in Source.model_fields}
"""The columns of what is a mapping in front matter, by its keys."""

SOURCES = "source"
"""A column of several sources, each „title | address“, with „;“ between them."""

SYNONYMS = {"dcc_alumnus": "alumnus"}
IGNORED = ("confidence",)

COLUMNS = (
    "slug",
    *NAMES.values(),
    *PROPOSED_NAMES.values(),
    *SUMMARIES.values(),
    *FACTS,
    *(column for column in POPULATION.values() if column not in FACTS),
    SOURCES,
    *SOURCE.values(),
)


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of a table's columns by their positions: empty where it has none, none where it is not taken over."""

    names: tuple[str | None, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]


def columns_of(header: Sequence[Scalar]) -> Columns:
    """The columns that a table's first line names.

    A name that looks like a column is a mistake; one that looks like none is a column for other eyes, and is noted.
    """
    names = tuple(_name(cell) for cell in header)
    known = tuple(name if name in COLUMNS or not name else None for name in names)
    problems = [*_unknown(header, names), *_twice(header, known)]
    if header and not {"slug", *NAMES.values()} & {*known}:
        problems.append(Problem(header[0].place, "no-city-column"))
    notes = tuple(
        Problem(cell.place, "ignored-column", {"found": cell.text})
        for cell, name in zip(header, names, strict=True)
        if cell.text and name not in COLUMNS and (name in IGNORED or nearest(name, COLUMNS) is None)
    )
    return Columns(known, tuple(problems), notes)


def _name(cell: Scalar) -> str:
    name = cell.text.lower().replace(" ", "_").replace("-", "_")
    return SYNONYMS.get(name, name)


def _unknown(header: Sequence[Scalar], names: Sequence[str]) -> Iterator[Problem]:
    for cell, name in zip(header, names, strict=True):
        if name not in (*COLUMNS, *IGNORED) and (suggestion := nearest(name, COLUMNS)):
            yield Problem(cell.place, "unknown-column", {"found": cell.text}, suggestion)


def _twice(header: Sequence[Scalar], names: Sequence[str | None]) -> Iterator[Problem]:
    for position, (cell, name) in enumerate(zip(header, names, strict=True)):
        if name and name in names[:position]:
            yield Problem(cell.place, "duplicate-column", {"found": cell.text})
