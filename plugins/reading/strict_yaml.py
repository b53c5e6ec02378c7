"""YAML as editors write it: every value a text with its place; nothing is guessed, nothing is shared.

``no`` stays "no" and ``18:00`` stays "18:00". Aliases, deep nesting, duplicate keys and tabs are problems.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn, Protocol

import yaml

from plugins.problem import Place, Problem

DEEPEST = 6

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text."""

    text: str
    place: Place

    @property
    def plain(self) -> object:
        """The text itself."""
        return self.text


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place

    @property
    def plain(self) -> object:
        """A list of plain values."""
        return [item.plain for item in self.items]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values; a key without a value is as good as not there."""

    entries: dict[str, Node]
    keys: dict[str, Place]
    place: Place

    @property
    def plain(self) -> object:
        """A dictionary of plain values."""
        return {key: node.plain for key, node in self.entries.items()}

    def get(self, key: str) -> Node | None:
        """The value of a key."""
        return self.entries.get(key)


Node = Scalar | Sequence | Mapping
Steps = tuple[int | str, ...]
"""The way into a node: keys of mappings and positions in sequences."""


def node_at(node: Node, steps: Steps) -> Node | None:
    """What ``steps`` (keys and positions) lead to, or none where they lead nowhere."""
    found: Node | None = node
    for step in steps:
        if isinstance(found, Sequence) and isinstance(step, int) and step < len(found.items):
            found = found.items[step]
        else:
            found = found.get(str(step)) if isinstance(found, Mapping) else None
    return found


def place_of(node: Node, steps: Steps) -> Place:
    """Where the value stands that ``steps`` lead to; a value that is missing is where its key or its mapping is."""
    for length in range(len(steps), -1, -1):
        if (found := node_at(node, steps[:length])) is not None:
            missing = str(steps[length]) if length < len(steps) else ""
            return found.keys.get(missing, found.place) if isinstance(found, Mapping) else found.place
    return node.place


def key_place(node: Node, steps: Steps) -> Place:
    """Where the key stands whose value ``steps`` lead to."""
    parent = node_at(node, steps[:-1])
    return parent.keys[str(steps[-1])] if isinstance(parent, Mapping) else place_of(node, steps)


def read(text: str, path: str, first_line: int = 1) -> tuple[Mapping, list[Problem]]:
    """Reads ``text``, whose first line is ``first_line`` of the file ``path``, as a mapping.

    What could not be read is left out of the mapping and told in the problems; a column counts letters from 1.
    """
    reader = _Reader(path, first_line)
    return reader.mapping(text), reader.problems


class _UnreadableError(Exception):
    """What follows cannot be read; why has been told."""


class Mark(Protocol):
    """A place as either of PyYAML's parsers tells it, counted from 0."""

    line: int
    column: int


@dataclass(slots=True)
class _Reader:
    """Builds nodes out of the parser's events: unlike composing, that neither recurses too deeply nor shares nodes."""

    path: str
    first_line: int
    problems: list[Problem] = field(default_factory=list)

    def mapping(self, text: str) -> Mapping:
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
            text = event.value.strip()
            return Scalar(text, self._place(event.start_mark)) if text else None
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
        key = self._node(event, events, depth)
        if isinstance(key, Scalar):
            return key
        if len(self.problems) == told:
            self._tell(event.start_mark, "yaml-not-mapping")
        return None
