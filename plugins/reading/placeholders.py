"""The sign for what is yet to be written: a draft may hold it, what is published may not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.problem import Place, Problem
from plugins.reading.bundle import Bundle
from plugins.reading.source_file import SourceFile
from plugins.reading.strict_yaml import Mapping, Node, Scalar

PLACEHOLDER = "???"
_LEFT = re.compile(rf"(?<![\w?]){re.escape(PLACEHOLDER)}(?!\?)")
"""The sign as a word of its own: behind a letter it is what somebody shouts."""


def check_placeholders(bundle: Bundle) -> None:
    """Tells of every sign in what is no draft, in the front matter and in the text."""
    if bundle.is_draft:
        return
    for file in bundle.files.values():
        places = (*_in_front_matter(file.front_matter), *_in_body(file))
        bundle.problems += [Problem(place, "placeholder-left", {"found": PLACEHOLDER}) for place in places]


def _in_front_matter(node: Node) -> Iterator[Place]:
    if isinstance(node, Scalar):
        if _LEFT.search(node.text):
            yield node.place
        return
    for inner in node.entries.values() if isinstance(node, Mapping) else node.items:
        yield from _in_front_matter(inner)


def _in_body(file: SourceFile) -> Iterator[Place]:
    if PLACEHOLDER not in file.body:
        return
    for number, line in enumerate(file.body.split("\n")):
        for found in _LEFT.finditer(line):
            yield Place(file.path, file.body_line + number, found.start() + 1)
