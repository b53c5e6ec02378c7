"""What is wrong with the whole content as it would be after an import, told where the table says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from plugins.editing.import_cities.edited_city import PlannedCity
from plugins.editing.import_cities.front_matter import key_at
from plugins.editing.trial import problems_with
from plugins.problem import Place, Problem


def problems_after(cities: Iterable[PlannedCity], content: Path, now: datetime) -> list[Problem]:
    """Every problem that the content would have; one of what the table says is told where the table says it.

    Raises:
        OSError: the content cannot be copied.
    """
    cities = tuple(cities)
    files = {path: text.encode() for path, text in files_of(cities).items()}
    return [_told_in_table(problem, cities) for problem in problems_with(files, content, now)]


def files_of(cities: Iterable[PlannedCity]) -> dict[str, str]:
    """The texts to be written by their paths, which begin with the name of the content's folder."""
    return {f"{city.folder}/{name}": text for city in cities for name, text in city.after.items()}


def _told_in_table(problem: Problem, cities: Iterable[PlannedCity]) -> Problem:
    for city in cities:
        if problem.place.path == city.folder or problem.place.path.startswith(f"{city.folder}/"):
            return replace(problem, place=_place(problem.place, city))
        if city.is_new and problem.values.get("place", "").startswith((f"{city.folder}/", f"{city.folder}:")):
            return replace(problem, values={**problem.values, "place": str(city.row.place)})
    return problem


def _place(place: Place, city: PlannedCity) -> Place:
    """The cell that the line of a file is from; a line that was there before stays the place."""
    text = city.after.get(place.path.removeprefix(f"{city.folder}/"))
    key = key_at(text, place.line) if text else None
    from_table: Mapping[str, Place] = {name: node.place for name, node in city.row.nodes.items()}
    if city.is_new:
        return from_table.get(key or "", city.row.place)
    return from_table[key] if key in from_table and key in {change.key for change in city.changes} else place
