"""What was advised before: of a thing whose files and surroundings are as they were, the same is advised again.

A file that may be lost at any time. Files are known by their size, inode, time and when the disk noted a change last;
one that was written so shortly ago that its times may stand for another content too is not remembered.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from time import time_ns

from plugins.cache import put
from plugins.problem import Place, Problem, Severity

TICK = 2 * 10**9
"""Nanoseconds within which a clock of files may show the same time twice (that of FAT, the slowest)."""


class AdviceMemory:
    """What is remembered in a file for one state of the surroundings; nothing where there is no file."""

    def __init__(self, file: Path | None, around: str) -> None:
        self._file, self._around = file, around
        self._kept: dict[str, list[object]] = {}
        self._now = time_ns()
        self._looks: dict[str, str] = {}
        with suppress(OSError, ValueError):
            stored = json.loads(file.read_bytes()) if file else None
            if isinstance(stored, dict) and stored.get("around") == around and isinstance(stored.get("things"), dict):
                self._kept = stored["things"]

    def get(self, folder: str, files: Iterable[Path], more: str) -> list[Problem] | None:
        """What was advised of a thing of these files; ``more`` is what else its advice depends on."""
        self._looks[folder] = look = self._look(files, more)
        kept = self._kept.get(folder)
        if kept is None or not look or kept[0] != look:
            return None
        try:
            return [_problem(*written) for written in kept[1]]  # type: ignore[attr-defined]
        except (TypeError, IndexError, AttributeError):
            return None

    def keep(self, advised: Iterable[tuple[str, Sequence[Problem]]]) -> None:
        """Remembers what was advised of each folder that has been asked for."""
        things = {
            folder: [look, [_written(problem) for problem in problems]]
            for folder, problems in advised
            if (look := self._looks.get(folder))
        }
        if self._file and things != self._kept:
            with suppress(OSError):
                put(self._file, json.dumps({"around": self._around, "things": things}, ensure_ascii=False).encode())

    def _look(self, files: Iterable[Path], more: str) -> str:
        looks = [more]
        for file in files:
            status = os.stat(file)  # noqa: PTH116 (one call a file)
            if self._now - max(status.st_mtime_ns, status.st_ctime_ns) < TICK:
                return ""
            looks.append(f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}")
        return "|".join(looks)


def _written(problem: Problem) -> list[object]:
    place = problem.place
    return [place.path, place.line, place.column, problem.code, dict(problem.values)]


def _problem(path: str, line: int, column: int, code: str, values: dict[str, str]) -> Problem:
    return Problem(Place(path, line, column), code, values, severity=Severity.WARNING)
