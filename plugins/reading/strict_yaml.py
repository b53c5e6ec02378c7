"""YAML as editors write it: every value a text with its place; nothing is guessed, nothing is shared.

``no`` stays "no" and ``18:00`` stays "18:00". Aliases, deep nesting, duplicate keys and tabs are problems.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

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


def place_of(node: Node, steps: tuple[int | str, ...]) -> Place:
    """Where the value stands that ``steps`` (keys and positions) lead to; a missing key is where its mapping is."""
    for step in steps:
        if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        elif isinstance(node, Mapping) and (found := node.get(str(step))) is not None:
            node = found
        elif isinstance(node, Mapping) and str(step) in node.keys:
            return node.keys[str(step)]
        else:
            break
    return node.place


def read(text: str, path: str, first_line: int = 1) -> tuple[Mapping, list[Problem]]:
    """Reads ``text``, whose first line is ``first_line`` of the file ``path``, as a mapping.

    What could not be read is left out of the mapping and told in the problems; a column counts letters from 1.
    """
    reader = _Reader(path, first_line)
    return reader.mapping(text), reader.problems


@dataclass(slots=True)
class _Reader:
    path: str
    first_line: int
    problems: list[Problem] = field(default_factory=list)
    _seen: set[int] = field(default_factory=set)

    def mapping(self, text: str) -> Mapping:
        nothing = Mapping({}, {}, Place(self.path, self.first_line))
        tabs = list(self._tabs(text))
        if tabs:
            self.problems += tabs
            return nothing
        try:
            root = yaml.compose(text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            self._tell(error.problem_mark or error.context_mark, "yaml-syntax")
            return nothing
        except yaml.YAMLError:
            self.problems.append(Problem(nothing.place, "yaml-syntax"))
            return nothing
        if root is None:
            return nothing
        node = self._node(root, 0)
        if isinstance(node, Mapping):
            return node
        self._tell(root.start_mark, "yaml-not-mapping")
        return nothing

    def _tabs(self, text: str) -> Iterator[Problem]:
        for number, line in enumerate(text.split("\n")):
            indentation = line[: len(line) - len(line.lstrip())]
            if "\t" in indentation and line.strip():
                yield Problem(Place(self.path, self.first_line + number, indentation.index("\t") + 1), "yaml-tab")

    def _place(self, mark: yaml.Mark | None) -> Place:
        if mark is None:
            return Place(self.path, self.first_line)
        return Place(self.path, self.first_line + mark.line, mark.column + 1)

    def _tell(self, mark: yaml.Mark | None, code: str, **values: str) -> None:
        self.problems.append(Problem(self._place(mark), code, values))

    def _node(self, node: yaml.Node, depth: int) -> Node | None:
        if id(node) in self._seen:
            self._tell(node.start_mark, "yaml-alias")
            return None
        self._seen.add(id(node))
        if depth > DEEPEST:
            self._tell(node.start_mark, "yaml-too-deep", limit=str(DEEPEST))
            return None
        place = self._place(node.start_mark)
        if isinstance(node, yaml.ScalarNode):
            return Scalar(node.value.strip(), place) if node.value.strip() else None
        if isinstance(node, yaml.SequenceNode):
            items = (self._node(item, depth + 1) for item in node.value)
            return Sequence(tuple(item for item in items if item is not None), place)
        return self._mapping(node, place, depth)

    def _mapping(self, node: yaml.Node, place: Place, depth: int) -> Mapping:
        entries: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._tell(key_node.start_mark, "yaml-not-mapping")
                continue
            key = key_node.value
            if key in keys:
                self._tell(key_node.start_mark, "yaml-duplicate-key", key=key, line=str(keys[key].line))
                continue
            keys[key] = self._place(key_node.start_mark)
            value = self._node(value_node, depth + 1)
            if value is not None:
                entries[key] = value
        return Mapping(entries, keys, place)
