"""A folder of ``content/``: its files in each language, the union of their facts, and what of them is right."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping as Map
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from plugins.domain.permalink import LONGEST_SLUG, Kind, slug_of_folder, thing
from plugins.domain.thing import Status, Thing
from plugins.problem import Place, Problem
from plugins.reading.source_file import SourceFile, read_source_file
from plugins.reading.strict_yaml import Node, Steps, place_of

Links = tuple[tuple[str, str | None], ...]
"""What each link of a text led to; None is text, for want of something to lead to."""

MOST_FILES = 500
"""In one folder."""

_FOLDER = re.compile(r"(?:\d{4}(?:-\d{2}(?:-\d{2})?)?-)?[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)


@dataclass(slots=True)
class Bundle:
    """What one folder says.

    ``nodes`` are the facts as written, ``facts`` and ``words`` those that are right; ``whole`` are the languages whose
    file could be read from end to end. ``links`` are those of each text once it is converted; ``thing`` is what the
    folder is, where that is known from before: then only the texts of the languages were read that were ``edited``.
    """

    kind: Kind
    path: Path
    folder: str
    files: dict[str, SourceFile] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    words: dict[str, dict[str, Any]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    whole: set[str] = field(default_factory=set)
    links: dict[str, Links] = field(default_factory=dict)
    thing: Thing | None = None
    edited: frozenset[str] = frozenset()

    def copy(self) -> Bundle:
        """The same, of which other problems may be told."""
        return replace(self, problems=list(self.problems))

    @property
    def is_whole(self) -> bool:
        """Whether all its files could be read, so that what is not in them is not there."""
        return self.whole == set(self.files)

    @property
    def slug(self) -> str:
        """The folder's name without its date."""
        return slug_of_folder(self.path.name)

    @property
    def address(self) -> str:
        """The address of the thing, without its language."""
        return thing(self.kind, self.slug)

    @property
    def path_in_content(self) -> str:
        """Its path from ``content/``, as links have it."""
        return f"/{self.kind}/{self.path.name}"

    @property
    def is_draft(self) -> bool:
        """Whether it is kept out of every output."""
        return self.facts.get("status") is Status.DRAFT

    @property
    def place(self) -> Place:
        """The beginning of its first file, or the folder."""
        return next((Place(file.path) for file in self.files.values()), Place(self.folder))

    def place_of(self, key: str) -> Place:
        """Where a fact stands."""
        return self.place_in(key, ())

    def place_in(self, key: str, steps: Steps) -> Place:
        """Where that part of a fact stands which ``steps`` lead to."""
        return place_of(self.nodes[key], steps) if key in self.nodes else self.place

    def tell(self, key: str, code: str, values: Map[str, str] | None = None, suggestion: str | None = None) -> None:
        """Adds a problem at the place of a fact."""
        self.problems.append(Problem(self.place_of(key), code, values or {}, suggestion))


def read_bundle(kind: Kind, path: Path, folder: str, languages: tuple[str, ...]) -> Bundle:
    """Reads a folder of words and facts. ``folder`` is its path as messages show it; ``languages`` are the site's."""
    from plugins.reading.schema import SCHEMAS  # noqa: PLC0415 (large, and needed only where something is read)
    from plugins.reading.validation import missing_keys, unknown_keys, validate  # noqa: PLC0415

    bundle = Bundle(kind, path, folder)
    if (found := len(os.listdir(path))) > MOST_FILES:  # noqa: PTH208 (only the number)
        values = {"found": str(found), "limit": str(MOST_FILES)}
        bundle.problems.append(Problem(Place(folder), "too-many-files", values))
        return bundle
    if not _FOLDER.fullmatch(path.name):
        bundle.problems.append(Problem(Place(folder), "wrong-folder-name", {"found": path.name}))
    elif (length := len(path.name)) > LONGEST_SLUG:
        values = {"found": str(length), "limit": str(LONGEST_SLUG)}
        bundle.problems.append(Problem(Place(folder), "value-too-long", values))
    _read_files(bundle, languages)
    if not bundle.files:
        values = {"files": ", ".join(f"index.{language}.md" for language in languages)}
        bundle.problems.append(Problem(Place(folder), "no-words", values))
        return bundle
    schema = SCHEMAS[kind]
    if schema.every_language:
        _check_languages(bundle, languages)
    _unite(bundle, schema.facts.model_fields)
    known = {**schema.words.model_fields, **schema.facts.model_fields}
    for language, file in bundle.files.items():
        bundle.problems += unknown_keys(known, file.front_matter)
        written = {key: node for key, node in file.front_matter.entries.items() if key in schema.words.model_fields}
        bundle.words[language], problems = validate(schema.words, written)
        bundle.problems += problems
        if language in bundle.whole:
            bundle.problems += missing_keys(schema.words, written, Place(file.path))
    bundle.facts, problems = validate(schema.facts, bundle.nodes)
    bundle.problems += problems
    if bundle.is_whole:
        bundle.problems += missing_keys(schema.facts, bundle.nodes, bundle.place)
    return bundle


def _read_files(bundle: Bundle, languages: tuple[str, ...]) -> None:
    """Reads the files in the order of the languages; Markdown under any other name is a mistake."""
    expected = {f"index.{language}.md": language for language in languages}
    for name, language in expected.items():
        path = bundle.path / name
        if path.exists() or path.is_symlink():
            bundle.files[language], problems = read_source_file(path, f"{bundle.folder}/{name}", language)
            bundle.problems += problems
            if not problems:
                bundle.whole.add(language)
    for path in sorted(bundle.path.glob("*.[mM][dD]")) if bundle.files else ():
        if path.name not in expected:
            bundle.problems.append(_unexpected(bundle, path.name, tuple(expected)))


def _unexpected(bundle: Bundle, name: str, expected: tuple[str, ...]) -> Problem:
    values = {"found": name, "choices": ", ".join(expected)}
    return Problem(Place(f"{bundle.folder}/{name}"), "unknown-language-file", values)


def _check_languages(bundle: Bundle, languages: tuple[str, ...]) -> None:
    for language in languages:
        if language not in bundle.files:
            place = Place(bundle.folder)
            bundle.problems.append(Problem(place, "missing-language", {"file": f"index.{language}.md"}))


def _unite(bundle: Bundle, facts: Map[str, object]) -> None:
    """A fact may stand in any file; where it stands in two, both must say the same."""
    for file in bundle.files.values():
        for key, node in file.front_matter.entries.items():
            if key not in facts:
                continue
            first = bundle.nodes.setdefault(key, node)
            if first.plain != node.plain:
                values = {"key": key, "found": _shown(node), "other": _shown(first), "place": str(first.place)}
                bundle.problems.append(Problem(node.place, "fact-conflict", values))


def _shown(node: Node) -> str:
    plain = node.plain
    return ", ".join(map(str, plain)) if isinstance(plain, list) else str(plain)
