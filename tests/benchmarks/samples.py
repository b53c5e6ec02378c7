"""What was measured: one sample a build; medians of them; and the file in which they are kept with their machine."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Sample:
    """One build: seconds, bytes, pages."""

    generator: str
    articles: int
    change: str
    wall: float
    cpu: float
    memory: int
    pages: int


@dataclass(frozen=True)
class Results:
    """All builds of a run; ``notes`` say who was left out and why, ``words`` what else there is to know."""

    machine: str
    rounds: Mapping[str, int]
    versions: Mapping[str, str]
    notes: tuple[str, ...]
    samples: tuple[Sample, ...]
    parts: tuple[str, ...] = ()
    profile: str = ""
    words: str = ""

    @property
    def sizes(self) -> list[int]:
        return sorted({sample.articles for sample in self.samples})

    @property
    def changes(self) -> list[str]:
        return list(dict.fromkeys(sample.change for sample in self.samples))

    @property
    def generators(self) -> list[str]:
        return list(dict.fromkeys(sample.generator for sample in self.samples))

    def median(self, generator: str, articles: int, change: str) -> Sample | None:
        """The medians, each by itself, of one generator's builds; none where it was left out."""
        asked = (generator, articles, change)
        found = [one for one in self.samples if (one.generator, one.articles, one.change) == asked]
        if not found:
            return None
        return Sample(
            *asked,
            wall=median(one.wall for one in found),
            cpu=median(one.cpu for one in found),
            memory=round(median(one.memory for one in found)),
            pages=found[-1].pages,
        )

    def with_newer(self, newer: Results) -> Results:
        """Both together: of each number of articles only what was measured last."""
        kept = [sample for sample in self.samples if sample.articles not in newer.sizes]
        said = [note for note in self.notes if not any(note.startswith(f"{size:,} ") for size in newer.sizes)]
        return Results(
            newer.machine,
            {**self.rounds, **newer.rounds},
            {**self.versions, **newer.versions},
            tuple(dict.fromkeys((*said, *newer.notes))),
            (*kept, *newer.samples),
            newer.parts,
            newer.profile or self.profile,
            newer.words,
        )


def machine() -> str:
    """The processor, how many cores of it, the memory, the system and the load when the run began."""
    names = (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name"))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{next(names, platform.processor())}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} "
        f"{platform.release()}, Python {platform.python_version()}, load at the start {os.getloadavg()[0]:.1f}"
    )


def write_results(results: Results, path: Path) -> None:
    """JSON Lines: the run, then a line a build."""
    run = asdict(results)
    lines = [{key: value for key, value in run.items() if key != "samples"}, *run["samples"]]
    path.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), encoding="utf-8")


def read_results(path: Path) -> Results:
    run, *samples = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    lists = {key: tuple(run[key]) for key in ("notes", "parts")}
    return Results(**{**run, **lists, "samples": tuple(Sample(**sample) for sample in samples)})


def _lines(path: str) -> Iterable[str]:
    file = Path(path)
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else ()
