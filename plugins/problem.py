"""One mistake in one place, before it is put into words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath

_LINE_END = re.compile("\n")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a path, a line and a column, both counted from 1 (columns in letters)."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    def inside(self, name: str) -> Place:
        """The first place of the file ``name`` in the folder this place names."""
        return Place(str(PurePosixPath(self.path) / name))


class Lines:
    """Where the positions of a text stand; its lines are looked up once, as thousands may be asked for."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._starts = (0, *(found.end() for found in _LINE_END.finditer(text)))

    def place(self, position: int) -> Place:
        """The place of a position, counted from 0."""
        line = bisect_right(self._starts, position)
        return Place(self._path, line, position - self._starts[line - 1] + 1)


class Severity(StrEnum):
    """Whether a problem stops the build, or is only something that a good editor would look at."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong: where it is, which mistake it is, and the values its message names; an error stops the build."""

    place: Place
    code: str
    values: Mapping[str, str] = field(default_factory=dict)
    suggestion: str | None = None
    severity: Severity = Severity.ERROR

    @property
    def sort_key(self) -> tuple[Place, str, tuple[tuple[str, str], ...]]:
        """Problems are told by file, line and column; what stands in one place is told by its code."""
        return self.place, self.code, tuple(sorted(self.values.items()))


class ContentRefused(Exception):  # noqa: N818 (it says what happened)
    """The content has mistakes: all of them, sorted, and nothing was built."""

    def __init__(self, problems: list[Problem]) -> None:
        unique = {problem.sort_key: problem for problem in problems}
        self.problems = tuple(unique[key] for key in sorted(unique))
        super().__init__(f"{len(self.problems)} problems")
