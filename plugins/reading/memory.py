"""What a process that reads the same content again and again keeps from one reading to the next."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.domain.thing import Body, Thing
from plugins.reading.bundle import Bundle
from plugins.reading.figure_quotes import FigureBook
from plugins.reading.links import LinkMap
from plugins.reading.source_file import SourceFile

if TYPE_CHECKING:
    from plugins.reading.dialect import Dialect
    from plugins.reading.texts import Converted, TextConverter


@dataclass
class Memory:
    """Folders as they were read, and texts as they were converted; it is told what has changed on the disk."""

    _bundles: dict[str, Bundle] = field(default_factory=dict)
    _texts: dict[str, tuple[SourceFile, bool, Converted]] = field(default_factory=dict)
    _things: dict[str, tuple[list[SourceFile], list[Body], Thing]] = field(default_factory=dict)
    _book: FigureBook | None = None
    _around: tuple[LinkMap, FigureBook] | None = None
    _converters: dict[Dialect, TextConverter] = field(default_factory=dict)

    def forget(self, changed: Iterable[Path]) -> None:
        """What is at or below these paths, and what they are in, is read anew; paths are absolute."""
        for path in changed:
            for place in (path, *path.parents):
                self._bundles.pop(str(place), None)
            below = f"{path}{os.sep}"
            for known in [known for known in self._bundles if known.startswith(below)]:
                del self._bundles[known]

    def figures(self, book: FigureBook) -> None:
        """Folders are read anew where figures have other values."""
        if self._book != book:
            self._bundles.clear()
        self._book = book

    def bundle(self, place: str, read: Callable[[], Bundle]) -> Bundle:
        """The folder at an absolute path as it was read before, or as it is read now."""
        if place not in self._bundles:
            self._bundles[place] = read()
        return self._bundles[place].copy()

    def around(self, links: LinkMap, book: FigureBook) -> None:
        """Texts are converted anew where their links may lead elsewhere, or figures have other values."""
        if self._around != (links, book):
            self._texts.clear()
            self._things.clear()
        self._around = links, book

    def converter(self, dialect: Dialect) -> TextConverter:
        """The one converter of a language."""
        from plugins.reading.texts import TextConverter  # noqa: PLC0415 (large, and needed only for what is new)

        if dialect not in self._converters:
            self._converters[dialect] = TextConverter(dialect)
        return self._converters[dialect]

    def converted(self, file: SourceFile, is_draft: bool) -> Converted | None:
        """The text of a file as it was converted before, if the file is the same."""
        kept = self._texts.get(file.path)
        return kept[2] if kept and kept[0] is file and kept[1] is is_draft else None

    def keep(self, converted: Sequence[tuple[SourceFile, bool, Converted]]) -> None:
        """Texts that have been converted."""
        self._texts.update((one[0].path, one) for one in converted)

    def thing(self, bundle: Bundle, bodies: Mapping[str, Body]) -> Thing:
        """What a folder is, as it was made before if its files and texts are the same."""
        from plugins.reading.things import build_thing  # noqa: PLC0415 (large, and needed only for what is new)

        files, texts = list(bundle.files.values()), list(bodies.values())
        kept = self._things.get(bundle.folder)
        if kept is None or not (_same(kept[0], files) and _same(kept[1], texts)):
            kept = self._things[bundle.folder] = (files, texts, build_thing(bundle, bodies))
        return kept[2]


def _same(some: Sequence[object], others: Sequence[object]) -> bool:
    return len(some) == len(others) and all(one is other for one, other in zip(some, others, strict=True))
