"""YAML as editors write it: every value a text with its place; nothing is guessed, nothing is shared.

``no`` stays "no" and ``18:00`` stays "18:00"; ``null`` is no value. Aliases, deep nesting, duplicate
keys and tabs are problems.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugins.problem import Place, Problem

DEEPEST = 6
_NUMBER = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_KEPT_NUMBER = re.compile(r"-?[1-9][0-9]{0,14}|0|-?(?:0|[1-9][0-9]{0,8})\.[0-9]{0,5}[1-9]")
_NO_TEXT = re.compile(r"True|TRUE|False|FALSE|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
"""What stands for no value without quotation marks; the form writes it for a field that is not filled in."""


class Unquoted(str):
    """A text that stands without quotation marks and is none to programs that guess (YAML 1.2.2, §10.3.2).

    They take it for a number or a truth, and so would save it otherwise: ``007`` as ``7``.
    """

    __slots__ = ()


def is_guessed(text: str) -> bool:
    """Whether a program that guesses takes a text for another thing, if it stands without quotation marks."""
    is_another_number = _NUMBER.fullmatch(text) and not _KEPT_NUMBER.fullmatch(text)
    return bool(text in NOTHING or _NO_TEXT.fullmatch(text) or is_another_number)


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
    from plugins.reading.yaml_reader import YamlReader  # noqa: PLC0415 (only where there is something new to read)

    reader = YamlReader(path, first_line)
    return reader.mapping(text), reader.problems
