"""What editors do between two builds, in the terms of any generator; each is undone, and says where it must show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tests.benchmarks.generator import Generator
from tests.benchmarks.process import BuildError
from tests.benchmarks.things import Thing

MARK = "пробнадума"
"""A word that the corpus has not."""

LIST = "news/index.html"


@dataclass(frozen=True)
class Site:
    """A generator's project, and the newest article in it, which is the one that is edited."""

    generator: Generator
    project: Path
    newest: Thing

    @property
    def page(self) -> str:
        return f"{self.newest.address('bg').strip('/')}/index.html"

    def expect(self, *files: str) -> None:
        """Raises: BuildError, where a file has not the mark."""
        for name in files:
            path = self.project / self.generator.output / name
            if not path.exists() or MARK not in path.read_text(encoding="utf-8"):
                raise BuildError(f"the edit is not in {name}")

    def expect_nowhere(self) -> None:
        """Raises: BuildError, where the mark is in what must be as it was."""
        for name in (self.page, LIST, self.generator.feed):
            if MARK in (self.project / self.generator.output / name).read_text(encoding="utf-8"):
                raise BuildError(f"the mark is in {name} before the edit, or after it was undone")


Change = Callable[[Site], AbstractContextManager[Sequence[str]]]
"""Makes a change and, at the end, undoes it; gives the files in the output that must have the mark meanwhile."""


@contextmanager
def cold(site: Site) -> Iterator[Sequence[str]]:
    """Nothing is left from any build before."""
    site.generator.forget(site.project)
    yield ()


@contextmanager
def nothing(_site: Site) -> Iterator[Sequence[str]]:
    yield ()


@contextmanager
def one_body(site: Site) -> Iterator[Sequence[str]]:
    body = site.newest.words["bg"].body
    with _written(site, site.newest.said("bg", body=f"{body}\nИ още една {MARK}.\n")):
        yield site.page, site.generator.feed


@contextmanager
def one_title(site: Site) -> Iterator[Sequence[str]]:
    with _written(site, site.newest.said("bg", title=f"{MARK} {site.newest.words['bg'].title}")):
        yield site.page, LIST, site.generator.feed


@contextmanager
def one_more(site: Site) -> Iterator[Sequence[str]]:
    """An article of the day after all others."""
    facts = {**site.newest.facts, "id": "news-nova", "date": "2025-01-01"}
    new = replace(site.newest, folder="2025-01-01-nova", facts=facts)
    new = new.said("bg", title=f"{MARK} {new.words['bg'].title}")
    site.generator.write(new, site.project)
    try:
        yield "news/nova/index.html", LIST, site.generator.feed
    finally:
        site.generator.remove(new, site.project)


@contextmanager
def base_template(site: Site) -> Iterator[Sequence[str]]:
    path = site.project / site.generator.base_template
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("</body>", f"<p hidden>{MARK}</p></body>"), encoding="utf-8")
    try:
        yield site.page, LIST
    finally:
        path.write_text(text, encoding="utf-8")


@contextmanager
def _written(site: Site, thing: Thing) -> Iterator[None]:
    site.generator.write(thing, site.project)
    try:
        yield
    finally:
        site.generator.write(site.newest, site.project)


CHANGES: dict[str, Change] = {
    "cold": cold,
    "nothing changed": nothing,
    "one body": one_body,
    "one title": one_title,
    "one article more": one_more,
    "base template": base_template,
}
