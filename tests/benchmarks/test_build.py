from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.benchmarks.build import ENVIRONMENT
from tests.benchmarks.changes import CHANGES, MARK, Site
from tests.benchmarks.corpus import make_corpus
from tests.benchmarks.generator import Generator
from tests.benchmarks.ours import ours
from tests.benchmarks.peers.pelican import stock_pelican
from tests.benchmarks.process import BuildError, cost
from tests.benchmarks.things import newest_article, read_things
from tests.project import files_of

PAGES = ("index.html", "news/novina-3/index.html", "en/events/sabitie-1/index.html", "cities/grad-0/index.html")


@pytest.fixture(params=[ours, stock_pelican], ids=lambda generator: generator.__name__)
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Site:
    """A project around twenty articles, of those generators that need nothing to be fetched."""
    generator: Generator = request.param()
    make_corpus(tmp_path / "corpus", 20)
    generator.prepare(read_things(tmp_path / "corpus"), tmp_path / "project")
    return Site(generator, tmp_path / "project", newest_article(tmp_path / "corpus"))


def test_the_corpus_becomes_a_site_and_an_edit_shows_in_it(site: Site) -> None:
    build(site)
    written = files_of(site.project / site.generator.output)
    assert [page for page in PAGES if page not in written] == []
    with CHANGES["one title"](site) as shows_in:
        build(site)
        site.expect(*shows_in)
    build(site)
    site.expect_nowhere()


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_is_undone_to_the_byte(site: Site, name: str) -> None:
    sources = ("content", "theme")
    before = {source: files_of(site.project / source) for source in sources}
    with CHANGES[name](site) as shows_in:
        during = {source: files_of(site.project / source) for source in sources}
    assert (during != before) == bool(shows_in)
    assert {source: files_of(site.project / source) for source in sources} == before


def test_an_edit_that_does_not_show_is_an_error(site: Site) -> None:
    for name in (site.page, "news/index.html", site.generator.feed):
        path = site.project / site.generator.output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    with CHANGES["one title"](site) as shows_in, pytest.raises(BuildError, match="the edit is not in"):
        site.expect(*shows_in)
    (site.project / site.generator.output / site.page).write_text(MARK, encoding="utf-8")
    with pytest.raises(BuildError, match="the mark is in"):
        site.expect_nowhere()


def test_the_memory_is_that_of_all_processes_together(tmp_path: Path) -> None:
    hold = "import time; held = bytearray(60_000_000); time.sleep(0.5)"
    both = f"import subprocess, sys; other = subprocess.Popen([sys.executable, '-c', {hold!r}]); {hold}; other.wait()"
    taken = cost(("python3", "-c", both), tmp_path, dict(os.environ), 20)
    assert 120_000_000 < taken.memory < 200_000_000


def test_the_memory_of_this_process_is_not_that_of_the_command(tmp_path: Path) -> None:
    held = bytearray(100_000_000)
    taken = cost(("sleep", "0.3"), tmp_path, ENVIRONMENT, 20)
    assert (len(held), 0 < taken.memory < 20_000_000) == (100_000_000, True)


def test_a_command_that_fails_or_takes_too_long_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="exit code 3: why"):
        cost(("sh", "-c", "echo why; exit 3"), tmp_path, ENVIRONMENT, 10)
    with pytest.raises(BuildError, match="longer than 0 s"):
        cost(("sleep", "5"), tmp_path, ENVIRONMENT, 0.1)


def build(site: Site) -> None:
    cost(site.generator.command, site.project, ENVIRONMENT, 120)
