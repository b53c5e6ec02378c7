"""Builds of this project beside those of Hugo, Eleventy and stock Pelican: the same corpus, one run, alternately.

``python -m tests.benchmarks.build --articles 100,1000 --rounds 3 --only ours,hugo --markdown``
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.changes import CHANGES, Change, Site
from tests.benchmarks.corpus import make_corpus
from tests.benchmarks.generator import Generator, UnavailableError
from tests.benchmarks.ours import ours
from tests.benchmarks.parts import parts
from tests.benchmarks.peers.eleventy import eleventy
from tests.benchmarks.peers.hugo import hugo
from tests.benchmarks.peers.pelican import stock_pelican, stock_pelican_cached
from tests.benchmarks.process import BuildError, Cost, cost
from tests.benchmarks.readme import keep
from tests.benchmarks.samples import Results, Sample, machine
from tests.benchmarks.slowest import slowest
from tests.benchmarks.tables import tables
from tests.benchmarks.things import newest_article, read_things

GENERATORS: dict[str, Callable[[], Generator]] = {
    "ours": ours,
    "hugo": hugo,
    "eleventy": eleventy,
    "pelican": stock_pelican,
    "pelican-cache": stock_pelican_cached,
}
LIMIT = 600.0
"""Seconds after which a build is given up, and its generator left out."""

ROOM = 1_500_000
"""Bytes of a file system in memory that each article takes, in all generators together."""

MANY = 5_000
"""From so many articles on, one round is enough: a build is long against what disturbs it."""

PROFILED = 1_000
"""The profiler looks at the largest site that has no more articles: it makes a build several times slower."""

ENVIRONMENT = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
SHARED_MEMORY = Path("/dev/shm")


def main(arguments: Sequence[str] | None = None) -> None:
    asked = _asked(arguments)
    generators, notes = _generators(asked.only.split(","))
    began, rounds, profile = machine(), {}, ""
    samples: list[Sample] = []
    sizes = sorted(map(int, asked.articles.split(",")))
    profiled = max((size for size in sizes if size <= PROFILED), default=sizes[0])
    for articles in sizes:
        rounds[str(articles)] = asked.rounds or (1 if articles >= MANY else 3)
        with _workplace(articles) as folder:
            print(f"{articles:,} articles in {folder}, rounds: {rounds[str(articles)]}", file=sys.stderr)
            samples += _Run(folder, articles, generators, notes).rounds(rounds[str(articles)])
            if asked.profile and articles == profiled and (folder / "ours").exists():
                profile = slowest(folder / "ours")
    versions = {one.name: one.version for one in generators}
    results = Results(began, rounds, versions, tuple(notes), tuple(samples), parts(), profile, asked.keep or "")
    print(tables(results, markdown=asked.markdown), *results.parts, profile, sep="\n")
    if asked.keep:
        keep(results)


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", default="100,1000", help="how many, with commas between")
    parser.add_argument("--rounds", type=int, default=0, help=f"3, or 1 from {MANY:,} articles on, unless said")
    parser.add_argument("--only", default=",".join(GENERATORS), help="the generators, with commas between")
    parser.add_argument("--markdown", action="store_true", help="the tables as Markdown")
    parser.add_argument(
        "--profile", action="store_true", help="also tell the slowest functions of ours, if it is measured"
    )
    parser.add_argument("--keep", metavar="WORDS", help="keep the results in README.md, with these words on them")
    return parser.parse_args(arguments)


def _generators(names: Iterable[str]) -> tuple[list[Generator], list[str]]:
    """Those that can be had, and a note on each that cannot."""
    found, notes = [], []
    for name in names:
        try:
            found.append(GENERATORS[name]())
        except UnavailableError as error:
            notes.append(f"{name} is left out: {error}")
    return found, notes


@contextmanager
def _workplace(articles: int) -> Iterator[Path]:
    """A folder in memory if there is room, so that no disk is measured."""
    in_memory = SHARED_MEMORY.exists() and shutil.disk_usage(SHARED_MEMORY).free > articles * ROOM / 2
    folder = Path(tempfile.mkdtemp(prefix="benchmark-", dir=SHARED_MEMORY if in_memory else None))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


class _Run:
    """All rounds with one number of articles."""

    def __init__(self, folder: Path, articles: int, generators: Iterable[Generator], notes: list[str]) -> None:
        self.articles, self.notes = articles, notes
        corpus = folder / "corpus"
        make_corpus(corpus, articles)
        newest = newest_article(corpus)
        self.sites = [Site(generator, folder / generator.name, newest) for generator in generators]
        for site in self.sites:
            site.generator.prepare(read_things(corpus), site.project)

    def rounds(self, number: int) -> Iterator[Sample]:
        """In each round every change by every generator, one generator after the other, another one first each time."""
        for current in range(number):
            for name, change in CHANGES.items():
                for site in _turned(self.sites, current):
                    yield from self._sample(site, name, change)

    def _sample(self, site: Site, name: str, change: Change) -> Iterator[Sample]:
        generator = site.generator
        try:
            with change(site) as shows_in:
                taken = _build(site)
                site.expect(*shows_in)
                pages = generator.pages(site.project)
            if generator.keeps and shows_in:
                _build(site)
            if not shows_in:
                site.expect_nowhere()
        except BuildError as error:
            self.notes.append(f"{self.articles:,} articles: {generator.name} is left out ({name}: {error})")
            print(f"  {self.notes[-1]}", file=sys.stderr)
            self.sites.remove(site)
            return
        print(f"  {name}: {generator.name} {taken.wall:.2f} s", file=sys.stderr)
        yield Sample(generator.name, self.articles, name, taken.wall, taken.cpu, taken.memory, pages)


def _build(site: Site) -> Cost:
    return cost(site.generator.command, site.project, ENVIRONMENT, LIMIT)


def _turned(sites: Sequence[Site], by: int) -> list[Site]:
    start = by % len(sites) if sites else 0
    return [*sites[start:], *sites[:start]]


if __name__ == "__main__":
    main()
