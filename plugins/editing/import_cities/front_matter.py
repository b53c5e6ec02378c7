"""A change of one key in the front matter of a file; every other byte stays: comments, order, line ends, the text.

Whatever was written is read again; a change that would touch anything else is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from plugins.editing.yaml_text import Value, block, flow, sources_block
from plugins.reading import strict_yaml

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_BLANK_OR_COMMENT = re.compile(r"(?:#.*|\s*)$")
_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class CannotEditError(Exception):
    """The file is written in a way in which the key cannot be changed by itself."""


def with_fact(text: str, key: str, value: Value, order: Sequence[str]) -> str:
    """The text of a file with ``key`` set to ``value``; a new key stands after those before it in ``order``.

    Raises:
        CannotEditError: this would change something else too.
    """
    file = _File.of(text)
    expected = list(value) if isinstance(value, tuple) else value
    return file.first_faithful(_ways_to_set(file, key, value, order), {**file.plain, key: expected})


def with_sources(text: str, sources: Sequence[Mapping[str, str]], order: Sequence[str]) -> str:
    """The text of a file with sources at the end of those that are there.

    Raises:
        CannotEditError: this would change something else too.
    """
    file = _File.of(text)
    there = file.plain.get("sources", [])
    if not isinstance(there, list):
        raise CannotEditError
    expected = {**file.plain, "sources": [*there, *map(dict, sources)]}
    return file.first_faithful(_ways_to_add(file, sources, order), expected)


def line_of(text: str, key: str) -> int | None:
    """The line of a file in which a key of its front matter stands, counted from 1."""
    place = _File.of(text).mapping.keys.get(key)
    return place.line + 1 if place else None


def key_at(text: str, line: int) -> str | None:
    """The key of the front matter to which a line of a file belongs, or none."""
    above = [(place.line + 1, key) for key, place in _File.of(text).mapping.keys.items() if place.line < line]
    return max(above)[1] if above else None


@dataclass(frozen=True)
class _File:
    """The lines of a file with their ends; those from 1 up to ``closing`` are front matter."""

    lines: tuple[str, ...]
    closing: int

    @classmethod
    def of(cls, text: str) -> _File:
        lines = tuple(_LINE.findall(text))
        closing = (number for number, line in enumerate(lines) if number and line.rstrip() == "---")
        try:
            return cls(lines, next(closing))
        except StopIteration:
            raise CannotEditError from None

    @property
    def front_matter(self) -> str:
        """The front matter with line feeds, as it is read."""
        return "".join(f"{line.rstrip(chr(13) + chr(10))}\n" for line in self.lines[1 : self.closing])

    @property
    def mapping(self) -> strict_yaml.Mapping:
        """What the front matter says; a line of a place is the position of that line here."""
        mapping, problems = strict_yaml.read(self.front_matter, "", first_line=1)
        if problems:
            raise CannotEditError
        return mapping

    @property
    def plain(self) -> dict[str, object]:
        """What the front matter says, without places."""
        return {key: node.plain for key, node in self.mapping.entries.items()}

    @property
    def line_end(self) -> str:
        return self.lines[0][len(self.lines[0].rstrip("\r\n")) :]

    def node(self, key: str) -> yaml.Node:
        """The value of a key with the marks of its beginning and its end."""
        root: Any = yaml.compose(self.front_matter, Loader=_Loader)
        found: yaml.Node = next(value for name, value in root.value if name.value.strip() == key)
        return found

    def block_of(self, key: str) -> tuple[int, int]:
        """The first line of a key and the line after its last; what is blank or a comment below belongs to the next."""
        starts = sorted(place.line for place in self.mapping.keys.values())
        start = self.mapping.keys[key].line
        end = next((line for line in starts if line > start), self.closing)
        while end > start + 1 and _BLANK_OR_COMMENT.match(self.lines[end - 1].rstrip("\r\n")):
            end -= 1
        return start, end

    def with_lines(self, start: int, end: int, lines: Sequence[str]) -> str:
        """The text with ``lines`` in the place of those from ``start`` up to ``end``."""
        written = [f"{line}{self.line_end}" for line in lines]
        return "".join((*self.lines[:start], *written, *self.lines[end:]))

    def with_parts(self, parts: Sequence[tuple[yaml.Mark, yaml.Mark, str]]) -> str:
        """The text with other words between two marks, for each of the parts."""
        text = "".join(self.lines)
        begins = [0]
        for line in self.lines:
            begins.append(begins[-1] + len(line))
        for start, end, words in sorted(parts, key=lambda part: (part[0].line, part[0].column), reverse=True):
            first, last = (begins[mark.line + 1] + mark.column for mark in (start, end))
            text = text[:first] + words + text[last:]
        return text

    def first_faithful(self, ways: Iterator[str], expected: Mapping[str, object]) -> str:
        """The first of several texts that says what is expected and has the same body."""
        for text in ways:
            try:
                changed = _File.of(text)
                if changed.plain == expected and changed.lines[changed.closing :] == self.lines[self.closing :]:
                    return text
            except CannotEditError:
                continue
        raise CannotEditError


def _ways_to_set(file: _File, key: str, value: Value, order: Sequence[str]) -> Iterator[str]:
    if key not in file.mapping.keys:
        yield from _ways_to_insert(file, key, block(key, value), order)
        return
    if key in file.mapping.entries:
        if (parts := _parts(file.node(key), value)) is not None:
            yield file.with_parts(parts)
    elif not isinstance(value, dict):
        mark = file.node(key).start_mark
        yield file.with_parts([(mark, mark, f" {flow(value)}")])
    yield file.with_lines(*file.block_of(key), block(key, value))


def _parts(node: yaml.Node, value: Value) -> list[tuple[yaml.Mark, yaml.Mark, str]] | None:
    """What to write in the place of which words, or none where whole lines have to go."""
    if isinstance(node, yaml.MappingNode) and isinstance(value, dict) and not _is_inline(node):
        inner = {key.value: child for key, child in node.value}
        if inner.keys() != value.keys():
            return None
        changed = [(child, value[key]) for key, child in inner.items() if child.value != value[key]]
        parts = [_parts(child, words) for child, words in changed]
        return None if None in parts else [part for found in parts for part in found or ()]
    if not _is_inline(node):
        return None
    return [(node.start_mark, node.end_mark, flow(value))]


def _is_inline(node: yaml.Node) -> bool:
    """Whether it ends where its mark says: the mark of indented lines stands behind comments that are not its own."""
    if isinstance(node, yaml.ScalarNode):
        return node.style not in ("|", ">")
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _ways_to_insert(file: _File, key: str, lines: Sequence[str], order: Sequence[str]) -> Iterator[str]:
    before = order[: order.index(key)]
    if there := [other for other in before if other in file.mapping.keys]:
        _, end = file.block_of(there[-1])
        yield file.with_lines(end, end, lines)
    yield file.with_lines(file.closing, file.closing, lines)


def _ways_to_add(file: _File, sources: Sequence[Mapping[str, str]], order: Sequence[str]) -> Iterator[str]:
    lines = ["sources:", *sources_block(sources)]
    if "sources" not in file.mapping.keys:
        yield from _ways_to_insert(file, "sources", lines, order)
    elif "sources" not in file.mapping.entries:
        yield file.with_lines(*file.block_of("sources"), lines)
    else:
        node = file.node("sources")
        _, end = file.block_of("sources")
        if _is_inline(node):
            yield from _ways_to_add_in_brackets(file, node, sources)
        else:
            yield file.with_lines(end, end, sources_block(sources, " " * node.start_mark.column))


def _ways_to_add_in_brackets(file: _File, node: yaml.Node, sources: Sequence[Mapping[str, str]]) -> Iterator[str]:
    text, end = file.front_matter, node.end_mark
    written = ", ".join(map(flow, sources))
    before = text[: end.index - 1].rstrip()[-1]
    comma = "" if before in "[," else ", "
    closing = yaml.Mark("", 0, end.line, end.column - 1, None, 0)
    yield file.with_parts([(closing, closing, comma + written)])
