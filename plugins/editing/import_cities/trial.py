"""The whole content as it would be after an import, in a folder of its own, read as ``validate`` reads it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from plugins.editing.import_cities.edited_city import PlannedCity
from plugins.editing.import_cities.front_matter import key_at
from plugins.editing.validate import LOCALES, published
from plugins.images.store import store_beside
from plugins.problem import ContentRefused, Place, Problem
from plugins.reading.content import read_site
from plugins.reading.dialect import dialects


def problems_after(cities: Iterable[PlannedCity], content: Path, now: datetime) -> list[Problem]:
    """Every problem that the content would have; one of what the table says is told where the table says it.

    Raises:
        OSError: the content cannot be copied.
    """
    cities = tuple(cities)
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / content.name
        _share_store(content, trial)
        shutil.copytree(content, trial, symlinks=True, copy_function=_linked_or_copied)
        for path, text in files_of(cities).items():
            _write(trial, trial.parent / path, text)
        try:
            read_site(trial, dialects(LOCALES), now, "", *published(content))
        except ContentRefused as refused:
            return [_told_in_table(problem, cities) for problem in refused.problems]
    return []


def files_of(cities: Iterable[PlannedCity]) -> dict[str, str]:
    """The texts to be written by their paths, which begin with the name of the content's folder."""
    return {f"{city.folder}/{name}": text for city in cities for name, text in city.after.items()}


def _share_store(content: Path, trial: Path) -> None:
    """Lets the trial have what is known of pictures, so that none is looked at anew."""
    there, here = store_beside(content.absolute()).folder, store_beside(trial).folder
    if there.is_dir():
        here.parent.mkdir(parents=True)
        here.symlink_to(there)


def _write(trial: Path, file: Path, text: str) -> None:
    """Writes a file of the trial; nothing behind a symbolic link, as that leads out of it and will be told."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.parent.resolve().is_relative_to(trial.resolve()):
        file.unlink(missing_ok=True)
        file.write_bytes(text.encode())


def _linked_or_copied(source: str, target: str) -> None:
    """A second name for a file where the file system can: nothing is written through it."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target)


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
