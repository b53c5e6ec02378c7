"""A line of the table into what it says about one city, checked as the front matter of a city is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from plugins.domain.programme import Consortium
from plugins.domain.transliteration import slugify
from plugins.editing.import_cities.columns import (
    DEGREES,
    FACTS,
    LISTS,
    NAMES,
    POPULATION,
    PROPOSED_NAMES,
    SOURCE,
    SOURCES,
    SUMMARIES,
)
from plugins.editing.import_cities.sources import distinct, listed_sources
from plugins.problem import Place, Problem
from plugins.reading import strict_yaml
from plugins.reading.schema import CityFacts, Slug, Written
from plugins.reading.strict_yaml import Node, Scalar
from plugins.reading.suggestion import nearest
from plugins.reading.validation import validate
from plugins.reading.values import MOST_ITEMS

_FORMULA = re.compile(r"=|#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|#+)", re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"^(-?\d+),(\d+)$")
_THOUSANDS = re.compile(r"\d{1,3}(?: \d{3})+")
_BETWEEN = re.compile(r"[;|]")

_SAID_OTHERWISE = {"by elimination": "by-elimination", "not marked": "unknown", "not stated": "unknown"}
_UNCERTAIN = "consortium marked"
"""How a table begins that says of a consortium what it does not say of each of its cities."""


class _Identified(Written):
    slug: Slug


@dataclass(frozen=True, slots=True)
class CityRow:
    """What one line says: words by language, ``nodes`` the facts as written, ``facts`` those that are right."""

    place: Place
    slug: Scalar | None = None
    names: Mapping[str, Scalar] = field(default_factory=dict)
    proposed_names: Mapping[str, Scalar] = field(default_factory=dict)
    summaries: Mapping[str, Scalar] = field(default_factory=dict)
    nodes: Mapping[str, Node] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    sources: tuple[strict_yaml.Mapping, ...] = ()


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads the lines of a table whose columns are known; ``consortia_file`` is where a new one is added."""

    columns: Sequence[str | None]
    consortia: Sequence[Consortium]
    consortia_file: str
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    def row(self, cells: Sequence[Scalar]) -> CityRow:
        """What a line says, as far as it is right."""
        filled = self._filled(cells)
        nodes = self._fact_nodes(filled)
        sources = distinct(self._sources(filled))
        facts = self._right(nodes)
        self._right({"sources": strict_yaml.Sequence(sources, cells[0].place)} if sources else {})
        return CityRow(
            place=cells[0].place,
            slug=self._slug(filled.get("slug")),
            names=_by_language(NAMES, filled),
            proposed_names=_by_language(PROPOSED_NAMES, filled),
            summaries=_by_language(SUMMARIES, filled),
            nodes=nodes,
            facts=facts,
            sources=sources,
        )

    def _filled(self, cells: Sequence[Scalar]) -> dict[str, Scalar]:
        filled = {}
        for position, cell in enumerate(cells):
            name = self.columns[position] if position < len(self.columns) else ""
            if not cell.text or name is None:
                continue
            if not name:
                self.problems.append(Problem(cell.place, "unnamed-column"))
            elif _FORMULA.match(cell.text):
                self.problems.append(Problem(cell.place, "formula-cell", {"found": cell.text}))
            else:
                filled[name] = cell
        return filled

    def _right(self, nodes: Mapping[str, Node]) -> dict[str, Any]:
        facts, problems = validate(CityFacts, nodes)
        self.problems.extend(problems)
        return facts

    def _slug(self, cell: Scalar | None) -> Scalar | None:
        right, problems = validate(_Identified, {"slug": cell} if cell else {})
        self.problems.extend(problems)
        return cell if right else None

    def _fact_nodes(self, filled: Mapping[str, Scalar]) -> dict[str, Node]:
        nodes = {}
        for key in FACTS:
            if key in filled and (node := self._fact_node(key, filled[key], filled)) is not None:
                nodes[key] = node
        return nodes

    def _fact_node(self, key: str, cell: Scalar, filled: Mapping[str, Scalar]) -> Node | None:
        if key in LISTS:
            entries = (entry.strip() for entry in _BETWEEN.split(cell.text))
            return strict_yaml.Sequence(tuple(Scalar(entry, cell.place) for entry in entries if entry), cell.place)
        if key == "population":
            digits = cell.text.replace(" ", "") if _THOUSANDS.fullmatch(cell.text) else cell.text
            return self._mapping(POPULATION, {**filled, key: Scalar(digits, cell.place)}, tuple(POPULATION))
        if key == "consortium":
            return self._consortium(cell)
        if key in DEGREES:
            return Scalar(_DECIMAL_COMMA.sub(r"\1.\2", cell.text), cell.place)
        return self._choice(key, cell)

    def _choice(self, key: str, cell: Scalar) -> Scalar | None:
        said = _SAID_OTHERWISE.get(cell.text.lower(), cell.text)
        if said.lower().startswith(_UNCERTAIN):
            self.notes.append(Problem(cell.place, "taken-as-unknown", {"found": cell.text}))
            said = "unknown"
        return None if (key, said) == ("role_basis", "unknown") else Scalar(said, cell.place)

    def _consortium(self, cell: Scalar) -> Scalar | None:
        known = {slugify(name): one.slug for one in self.consortia for name in (*one.title.values(), one.slug)}
        if (slug := known.get(slugify(cell.text))) is not None:
            return Scalar(slug, cell.place)
        values = {"found": cell.text, "file": self.consortia_file}
        suggestion = nearest(slugify(cell.text), known.values())
        self.problems.append(Problem(cell.place, "unlisted-consortium", values, suggestion))
        return None

    def _mapping(
        self, columns: Mapping[str, str], filled: Mapping[str, Scalar], needed: Sequence[str]
    ) -> strict_yaml.Mapping | None:
        """What the columns of one mapping hold, or none where one that is needed is empty."""
        entries: dict[str, Node] = {key: filled[column] for key, column in columns.items() if column in filled}
        first = next(node.place for node in entries.values())
        missing = [columns[key] for key in needed if key not in entries]
        self.problems.extend(Problem(first, "missing-cell", {"column": column}) for column in missing)
        return (
            None if missing else strict_yaml.Mapping(entries, {key: node.place for key, node in entries.items()}, first)
        )

    def _sources(self, filled: Mapping[str, Scalar]) -> Iterator[strict_yaml.Mapping]:
        if SOURCES in filled:
            listed = list(islice(listed_sources(filled[SOURCES]), MOST_ITEMS + 1))
            if len(listed) > MOST_ITEMS:
                values = {"found": f"> {MOST_ITEMS}", "limit": str(MOST_ITEMS)}
                self.problems.append(Problem(filled[SOURCES].place, "too-many-items", values))
            yield from listed[:MOST_ITEMS]
        if SOURCE["title"] in filled or SOURCE["url"] in filled:
            source = self._mapping(SOURCE, filled, ("title",))
            if source is not None:
                yield source


def _by_language(columns: Mapping[str, str], filled: Mapping[str, Scalar]) -> dict[str, Scalar]:
    return {language: filled[column] for language, column in columns.items() if column in filled}
