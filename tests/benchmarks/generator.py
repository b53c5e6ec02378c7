"""What is measured: a program that makes a site out of the corpus, written as its own users would write it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.things import Thing

BENCHMARKS = Path(__file__).parent
ROOT = BENCHMARKS.parents[1]
FETCHED = ROOT / ".cache" / "benchmarks"
"""Where programs of others are kept that are fetched to be measured; they are no part of the project."""


class UnavailableError(Exception):
    """A peer cannot be fetched or run here; its message says why."""


@dataclass(frozen=True)
class Generator:
    """A generator of sites, ready to be measured.

    All paths are relative to the folder of its project, in which ``command`` is run. ``files`` says what one thing is
    in the generator's own format. Before a cold build ``output`` and ``caches`` are taken away. One that ``keeps``
    something from one build to the next is brought back to the unedited site by a build that is not measured.
    """

    name: str
    version: str
    site: Callable[[Path], object]
    files: Callable[[Thing], Mapping[str, str]]
    command: tuple[str, ...]
    output: str
    base_template: str
    feed: str
    caches: tuple[str, ...] = ()
    keeps: bool = False

    def prepare(self, things: Iterable[Thing], project: Path) -> None:
        """A whole project, not yet built, in a new folder."""
        self.site(project)
        for thing in things:
            self.write(thing, project)

    def write(self, thing: Thing, project: Path) -> None:
        for path, text in self.files(thing).items():
            (project / path).parent.mkdir(parents=True, exist_ok=True)
            (project / path).write_text(text, encoding="utf-8")

    def remove(self, thing: Thing, project: Path) -> None:
        """Takes a thing away, and its folder where nothing else is in it."""
        for path in map(project.joinpath, self.files(thing)):
            path.unlink()
            if not any(path.parent.iterdir()):
                path.parent.rmdir()

    def forget(self, project: Path) -> None:
        """Makes the next build a cold one."""
        for name in (self.output, *self.caches):
            shutil.rmtree(project / name, ignore_errors=True)

    def pages(self, project: Path) -> int:
        """How many pages the last build left."""
        return sum(1 for _ in (project / self.output).rglob("*.html"))


def front_matter(values: Mapping[str, object]) -> str:
    """YAML between two lines; each value is JSON, which YAML understands."""
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items() if value)
    return f"---\n{lines}---\n"
