"""What an import would do: the files it would write, what it passes over, and every reason why it must not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plugins.domain.permalink import Kind
from plugins.editing.import_cities.columns import columns_of
from plugins.editing.import_cities.comparison import compare
from plugins.editing.import_cities.edited_city import PlannedCity, edited_city
from plugins.editing.import_cities.matching import Cities, Matcher
from plugins.editing.import_cities.new_city import files_of, missing_cells
from plugins.editing.import_cities.rows import CityRow, RowReader
from plugins.editing.import_cities.table import Table
from plugins.editing.validate import LANGUAGES, LOCALES
from plugins.problem import Problem
from plugins.reading.bundle import Bundle, read_bundle
from plugins.reading.closed_lists import read_closed_lists
from plugins.reading.lists import ClosedLists
from plugins.reading.references import check_references

CONSORTIA = "consortia.yaml"


@dataclass(frozen=True, slots=True)
class Plan:
    """The cities to be written, how many stay as they are, and what an editor is told."""

    cities: list[PlannedCity] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def plan_import(table: Table, content: Path, replaced: Collection[str] = ()) -> Plan:
    """What a table changes in the folder ``content``; in the keys ``replaced`` it is believed more than the content."""
    plan = Plan(problems=[*table.problems])
    columns = columns_of(table.header)
    plan.notes.extend(columns.notes)
    plan.problems.extend(columns.problems)
    if plan.problems:
        return plan
    lists = read_closed_lists(content, content.name, LOCALES)
    bundles = _bundles(content)
    reader = RowReader(columns.names, lists.consortia, f"{content.name}/{CONSORTIA}", plan.problems, plan.notes)
    matcher = Matcher(Cities(bundles, LANGUAGES), plan.problems)
    rows = matcher.by_city([reader.row(cells) for cells in table.rows])
    _check_references(plan, bundles, rows, lists, content)
    there = {bundle.slug: bundle for bundle in bundles}
    for slug, row in rows.items():
        if slug in there:
            _plan_existing(plan, there[slug], row, replaced)
        else:
            _plan_new(plan, f"{content.name}/{Kind.CITY}/{slug}", slug, row)
    return plan


def _bundles(content: Path) -> list[Bundle]:
    folder = content / Kind.CITY
    paths = sorted(
        path
        for path in (folder.iterdir() if folder.is_dir() else ())
        if path.is_dir() and not path.is_symlink() and not path.name.startswith(".")
    )
    shown_as = f"{content.name}/{Kind.CITY}"
    return [read_bundle(Kind.CITY, path, f"{shown_as}/{path.name}", LANGUAGES) for path in paths]


def _check_references(
    plan: Plan, bundles: Iterable[Bundle], rows: Mapping[str, CityRow], lists: ClosedLists, content: Path
) -> None:
    """Tells of slugs in the table that are of nothing; a row may name a city that another row adds."""
    written = [
        Bundle(Kind.CITY, content / Kind.CITY / slug, slug, nodes=dict(row.nodes), facts=dict(row.facts))
        for slug, row in rows.items()
    ]
    there = [bundle for bundle in bundles if bundle.slug not in rows]
    known = (lists.slugs.get(name) for name in ("topics.yaml", "tracks.yaml", CONSORTIA))
    check_references([*there, *written], *known)
    plan.problems.extend(problem for bundle in written for problem in bundle.problems)


def _plan_new(plan: Plan, folder: str, slug: str, row: CityRow) -> None:
    missing = list(missing_cells(row))
    plan.problems.extend(missing)
    if not plan.problems and {"country", "role"} <= row.facts.keys():
        files = {f"index.{language}.md": text for language, text in files_of(slug, row).items()}
        plan.cities.append(PlannedCity(folder, row, files))


def _plan_existing(plan: Plan, bundle: Bundle, row: CityRow, replaced: Collection[str]) -> None:
    """A city with mistakes of its own is left alone: they are told when the whole content is tried."""
    if bundle.problems:
        return
    found = compare(bundle, row, replaced)
    plan.problems.extend(found.problems)
    plan.notes.extend(found.notes)
    if found.is_empty:
        plan.unchanged.append(bundle.folder)
    else:
        plan.cities.append(edited_city(bundle, row, found, plan.problems))
