"""The small closed lists: topics, tracks, the programme and its figures, each a YAML file with every language in it."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Map
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from plugins.domain import programme as domain
from plugins.domain.things import Alumnus
from plugins.problem import Place, Problem
from plugins.reading import schema
from plugins.reading.figure_quotes import FigureBook, fill_list, is_quoted_in
from plugins.reading.lists import ClosedLists, Link
from plugins.reading.source_file import read_text
from plugins.reading.strict_yaml import Mapping, Node, place_of, read
from plugins.reading.things import source
from plugins.reading.unseen import unseen_in
from plugins.reading.validation import missing_keys, unknown_keys, validate
from plugins.reading.values import slug

Term = TypeVar("Term", domain.Topic, domain.Track)


def read_closed_lists(content: Path, shown_as: str, locales: Map[str, str]) -> ClosedLists:
    """Reads the topics, tracks, consortia, figures and the programme, each a file of the folder ``content``.

    ``locales`` are the CLDR codes of the languages, in which numbers are written.
    """
    reader = _Reader(content, shown_as, locales, ClosedLists())
    lists = reader.lists
    lists.figures = reader.figures("figures.yaml")
    lists.topics = reader.terms("topics.yaml", domain.Topic)
    lists.tracks = reader.terms("tracks.yaml", domain.Track)
    lists.consortia = reader.consortia("consortia.yaml")
    lists.programme = reader.programme("programme.yaml")
    return lists


@dataclass(frozen=True, slots=True)
class _Reader:
    content: Path
    shown_as: str
    locales: Map[str, str]
    lists: ClosedLists

    def terms(self, name: str, kind: type[Term]) -> tuple[Term, ...]:
        return tuple(
            kind(key, values["title"], values["summary"], tuple(map(source, values.get("sources", ()))))
            for key, values in self._entries(name, schema.Term)
        )

    def figures(self, name: str) -> tuple[domain.Figure, ...]:
        """The figures, whose own notes may quote others: so they are read once to be quoted, and once to be told of."""
        written = self._read(name)
        if written is None:
            return ()
        quietly = replace(self, lists=ClosedLists())
        figures = quietly.build_figures(written)
        self.lists.book = FigureBook({figure.id: figure for figure in figures}, self.lists.slugs[name])
        return self.build_figures(self._filled(written))

    def build_figures(self, written: Mapping) -> tuple[domain.Figure, ...]:
        return tuple(
            domain.Figure(
                key,
                values["title"],
                values["unit"],
                tuple(map(_figure_value, values["values"])),
            )
            for key, values in self._valid_entries(written, schema.Figure)
        )

    def consortia(self, name: str) -> tuple[domain.Consortium, ...]:
        return tuple(
            domain.Consortium(
                key,
                values["title"],
                values.get("alumnus") or Alumnus.UNKNOWN,
                tuple(map(source, values.get("sources", ()))),
            )
            for key, values in self._entries(name, schema.Consortium)
        )

    def programme(self, name: str) -> Callable[[Map[str, str]], domain.Programme] | None:
        written = self._read(name)
        if written is None:
            return None
        values = self._validate(schema.Programme, self._filled(written))
        if values is None:
            return None
        self._collect_links(written)

        def build(addresses: Map[str, str]) -> domain.Programme:
            return _programme(values, addresses)

        return build

    def _collect_links(self, written: Mapping) -> None:
        plain: Any = written.plain
        for position, milestone in enumerate(plain.get("milestones", ())):
            if "link" in milestone:
                place = place_of(written, ("milestones", position, "link"))
                self.lists.links.append(Link(milestone["link"], place))

    def _entries(self, name: str, model: type[BaseModel]) -> list[tuple[str, dict[str, Any]]]:
        written = self._read(name)
        return self._valid_entries(self._filled(written), model) if written else []

    def _filled(self, written: Mapping) -> Mapping:
        """The list with numbers in the place of the figures that it quotes."""
        if not is_quoted_in(written):
            return written
        filled, problems = fill_list(written, self.lists.book, self.locales)
        self.lists.problems += problems
        return filled

    def _valid_entries(self, written: Mapping, model: type[BaseModel]) -> list[tuple[str, dict[str, Any]]]:
        entries = []
        for key, node in written.entries.items():
            try:
                slug(key)
            except ValueError:
                self.lists.problems.append(Problem(written.keys[key], "wrong-slug", {"found": key}))
            if isinstance(node, Mapping):
                if (values := self._validate(model, node)) is not None:
                    entries.append((key, values))
            else:
                self.lists.problems.append(Problem(node.place, "wrong-mapping", {"key": key}))
        return entries

    def _read(self, name: str) -> Mapping | None:
        path, shown_as = self.content / name, f"{self.shown_as}/{name}"
        if not path.exists() and not path.is_symlink():
            self.lists.problems.append(Problem(Place(shown_as), "missing-file"))
            return None
        text, problems = read_text(path, shown_as)
        self.lists.problems += problems
        if text is None:
            return None
        mapping, problems = read(text, shown_as)
        problems += unseen_in(text, shown_as)
        self.lists.problems += problems
        if problems:
            return None
        self.lists.slugs[name] = frozenset(mapping.keys)
        return mapping

    def _validate(self, model: type[BaseModel], node: Mapping) -> dict[str, Any] | None:
        entries: Map[str, Node] = {key: value for key, value in node.entries.items() if key in model.model_fields}
        values, problems = validate(model, entries, tuple(self.locales))
        problems += unknown_keys(model.model_fields, node)
        problems += missing_keys(model, entries, node.place)
        self.lists.problems += problems
        return None if problems else values


def _figure_value(value: schema.FigureValue) -> domain.FigureValue:
    return domain.FigureValue(value.as_of, value.until, value.value, value.note, source(value.source))


def _step(step: schema.Step) -> domain.Step:
    return domain.Step(step.title, step.summary)


def _programme(values: dict[str, Any], addresses: Map[str, str]) -> domain.Programme:
    milestones = (
        domain.Milestone(
            milestone.date, milestone.end, milestone.title, addresses.get(milestone.link) if milestone.link else None
        )
        for milestone in values["milestones"]
    )
    return domain.Programme(
        **{
            key: values[key]
            for key in ("title", "short_title", "summary", "aim", "length", "focus", "support", "duties")
        },
        steps=tuple(map(_step, values["steps"])),
        projects=tuple(map(_step, values["projects"])),
        milestones=tuple(milestones),
        sources=tuple(map(source, values.get("sources", ()))),
    )
