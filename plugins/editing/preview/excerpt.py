"""A problem with the lines around it, as the file stands now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.problem import Place, Problem
from plugins.reading.messages import MESSAGES
from plugins.reading.report import message

AROUND = 2
"""Lines shown before and after the one of a problem."""

LONGEST = 300
"""Letters shown of a line; of a longer one those around the problem."""

MOST_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file; ``before`` is its text up to the problem, ``rest`` what follows, where ``is_wrong``."""

    number: int
    before: str
    rest: str
    is_wrong: bool


@dataclass(frozen=True, slots=True)
class ShownProblem:
    """A problem in words, and the lines around it; no lines where the file cannot be shown."""

    place: str
    code: str
    message: str
    lines: tuple[Line, ...]


def shown(problem: Problem, language: str, root: Path = Path(), messages: Mapping[str, str] = MESSAGES) -> ShownProblem:
    """A problem in a language; its file is looked for below ``root``."""
    lines = _lines(root, problem.place)
    return ShownProblem(str(problem.place), problem.code, message(problem, language, messages), lines)


def _lines(root: Path, place: Place) -> tuple[Line, ...]:
    written = _text(root, place.path).splitlines()
    around = range(max(place.line - AROUND, 1), min(place.line + AROUND, len(written)) + 1)
    return tuple(_line(number, written[number - 1], place) for number in around)


def _line(number: int, written: str, place: Place) -> Line:
    text = "".join(letter if letter.isprintable() else " " for letter in written)
    if number != place.line:
        return Line(number, text[:LONGEST], "", is_wrong=False)
    start, column = max(0, place.column - LONGEST // 2), place.column - 1
    return Line(number, text[start:column], text[column : start + LONGEST], is_wrong=True)


def _text(root: Path, path: str) -> str:
    """The text of a file below ``root``; nothing of what is elsewhere, too large, or no file."""
    file = root / path
    try:
        is_here = file.resolve() == root.resolve() / path and file.is_file()
        return file.read_bytes()[:MOST_BYTES].decode("utf-8", "replace") if is_here else ""
    except (OSError, ValueError):
        return ""
