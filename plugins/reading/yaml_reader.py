"""The events of PyYAML's parser into nodes; :mod:`plugins.reading.strict_yaml` says what is allowed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn, Protocol

import yaml

from plugins.problem import Place, Problem
from plugins.reading.strict_yaml import DEEPEST, NOTHING, Mapping, Node, Scalar, Sequence, Unquoted, is_guessed
from plugins.reading.unseen import unseen_escapes

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _UnreadableError(Exception):
    """What follows cannot be read; why has been told."""


class Mark(Protocol):
    """A place as either of PyYAML's parsers tells it, counted from 0."""

    line: int
    column: int


@dataclass(slots=True)
class YamlReader:
    """Builds nodes out of the parser's events: unlike composing, that neither recurses too deeply nor shares nodes."""

    path: str
    first_line: int
    problems: list[Problem] = field(default_factory=list)
    _written: str = ""

    def mapping(self, text: str) -> Mapping:
        """What a text says; empty where it could not be read."""
        self._written = text
        nothing = Mapping({}, {}, Place(self.path, self.first_line))
        tabs = list(self._tabs(text))
        if tabs:
            self.problems += tabs
            return nothing
        try:
            return self._document(yaml.parse(text, Loader=_Loader)) or nothing
        except yaml.MarkedYAMLError as error:
            opened = any(word in str(error.context) for word in ("flow", "quoted"))
            self._tell(error.context_mark if opened else error.problem_mark or error.context_mark, "yaml-syntax")
        except (yaml.YAMLError, _UnreadableError) as error:
            if not isinstance(error, _UnreadableError):
                self.problems.append(Problem(nothing.place, "yaml-syntax"))
        return nothing

    def _document(self, events: Iterator[yaml.Event]) -> Mapping | None:
        found: Mapping | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event.start_mark, "yaml-syntax")
            elif isinstance(event, yaml.MappingStartEvent):
                found = self._mapping(event, events, 0)
            elif isinstance(event, yaml.NodeEvent):
                self._refuse(event.start_mark, "yaml-not-mapping")
        return found

    def _tabs(self, text: str) -> Iterator[Problem]:
        for number, line in enumerate(text.split("\n")):
            indentation = line[: len(line) - len(line.lstrip())]
            if "\t" in indentation and line.strip():
                yield Problem(Place(self.path, self.first_line + number, indentation.index("\t") + 1), "yaml-tab")

    def _place(self, mark: Mark | None) -> Place:
        if mark is None:
            return Place(self.path, self.first_line)
        return Place(self.path, self.first_line + mark.line, mark.column + 1)

    def _tell(self, mark: Mark | None, code: str, **values: str) -> None:
        self.problems.append(Problem(self._place(mark), code, values))

    def _refuse(self, mark: Mark | None, code: str, **values: str) -> NoReturn:
        self._tell(mark, code, **values)
        raise _UnreadableError

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node | None:
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event.start_mark, "yaml-alias")
        if depth > DEEPEST:
            self._refuse(event.start_mark, "yaml-too-deep", limit=str(DEEPEST))
        if isinstance(event, yaml.ScalarEvent):
            place = self._place(event.start_mark)
            if event.style == '"':
                self.problems += unseen_escapes(event.value, self._written, place)
            text = event.value.strip()
            if not text or (not event.style and text in NOTHING):
                return None
            return Scalar(Unquoted(text) if not event.style and is_guessed(text) else text, place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, events, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, events, depth)
        return None

    def _sequence(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Sequence:
        items = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            if (item := self._node(event, events, depth + 1)) is not None:
                items.append(item)
        return Sequence(tuple(items), self._place(start.start_mark))

    def _mapping(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Mapping:
        entries: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._key(event, events, depth)
            value = self._node(next(events), events, depth + 1)
            if key is None:
                continue
            if key.text in keys:
                values = {"key": key.text, "line": str(keys[key.text].line)}
                self.problems.append(Problem(key.place, "yaml-duplicate-key", values))
                continue
            keys[key.text] = key.place
            if value is not None:
                entries[key.text] = value
            elif getattr(start, "flow_style", False):
                self.problems.append(Problem(key.place, "yaml-no-value", {"key": key.text}))
        return Mapping(entries, keys, self._place(start.start_mark))

    def _key(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Scalar | None:
        told = len(self.problems)
        key = self._node(event, events, depth if isinstance(event, yaml.ScalarEvent) else depth + 1)
        if isinstance(key, Scalar):
            return key
        if len(self.problems) == told:
            self._tell(event.start_mark, "yaml-not-mapping")
        return None
