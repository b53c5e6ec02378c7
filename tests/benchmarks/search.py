"""What readers find and how fast: this search, Pagefind and MiniSearch on the same pages and queries, in Chromium.

Then this search among 2,000 articles with a processor four times as slow: milliseconds and bytes of a query.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from plugins.domain.permalink import file_path
from plugins.publishing.assets import collect_assets
from plugins.publishing.edition import Edition
from plugins.search.entries import entries
from plugins.search.index_files import index_files
from plugins.search.spellings import spelling_of
from plugins.search.views import facet_values
from tests.benchmarks.corpus import make_corpus
from tests.benchmarks.generator import BENCHMARKS, UnavailableError
from tests.benchmarks.peers import minisearch, pagefind
from tests.chromium import SWITCHES, chromium
from tests.project import ROOT
from tests.real_site import build
from tests.search.asking import ROOTS, Query, queries, read_editions, results_of, write_index
from tests.transfer import KB
from tests.web_server import free_address, served

ARTICLES = 2_000
SLOWER = 4
"""As many times slower than this machine's is a phone's processor taken to be."""

_ROW = "{:12} {:4} recall@10 {:.3f}  MRR {:.3f}  median {:5.1f} ms  95th percentile {:5.1f} ms"


def measure() -> None:
    """Prints both."""
    address = free_address()
    with tempfile.TemporaryDirectory() as name, _browser(address) as page:
        output = build(Path(name, "output"), address)
        with served(output, address):
            _compared(page, output)
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as name, _browser() as page:
        output = _many(Path(name))
        with served(output, level=11) as address:
            page.goto(address)
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            for language in ROOTS:
                _weighed(page, language)


@contextmanager
def _browser(address: str = "") -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=SWITCHES)
        yield browser.new_page(base_url=address or None)
        browser.close()


def _compared(page: Page, output: Path) -> None:
    editions = read_editions(ROOT / "content")
    peers = output / "peers"
    peers.mkdir()
    shutil.copy(BENCHMARKS / "searches.js", peers)
    _pages(editions, output, peers / "pages")
    try:
        shutil.copy(minisearch.module(), peers / "minisearch.js")
        print(f"Pagefind {pagefind.VERSION} indexes the pages in {pagefind.index(peers / 'pages'):.2f} s")
    except UnavailableError as error:
        sys.exit(str(error))
    for edition in editions:
        page.goto(edition.urls.href("/about/"))  # Pagefind searches in the language of the page
        asked = queries(edition.language)
        texts = {"queries": [query.text for query in asked]}
        said = [_entry(edition, entry) for entry in entries(edition)]
        bundle = "/peers/pages/pagefind/pagefind.js"
        _told(edition.language, "ours", asked, _ours(page, edition.language, texts["queries"]))
        found = _run(page, "pagefind", {"bundle": bundle, **texts})
        _told(edition.language, "Pagefind", asked, [_without(one, "/peers/pages") for one in found])
        found = _run(page, "minisearch", {"module": "/peers/minisearch.js", "entries": said, **texts})
        _told(edition.language, "MiniSearch", asked, found)


def _pages(editions: Sequence[Edition], output: Path, folder: Path) -> None:
    """The pages of all entries, so that no list crowds them out of what Pagefind finds."""
    for edition in editions:
        for entry in entries(edition):
            path = file_path(edition.urls.address(entry.address))
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(output / path, folder / path)


def _entry(edition: Edition, entry: Any) -> dict[str, str]:
    said = entry.say()
    href = edition.urls.href(entry.address)
    return {
        "href": href,
        "title": said.title,
        "names": " ".join(said.names),
        "summary": said.summary,
        "text": said.text,
    }


def _without(answer: dict[str, Any], prefix: str) -> dict[str, Any]:
    return {**answer, "addresses": [address.removeprefix(prefix) for address in answer["addresses"]]}


def _told(language: str, name: str, asked: Sequence[Query], answers: Sequence[dict[str, Any]]) -> None:
    took = sorted(answer["took"] for answer in answers)
    recall, rank = results_of(asked, (answer["addresses"] for answer in answers))
    print(_ROW.format(name, language, recall, rank, statistics.median(took), took[int(len(took) * 0.95)]), flush=True)


def _many(folder: Path) -> Path:
    """The site's own content among 2,000 articles: the index, the scripts and an empty page."""
    shutil.copytree(ROOT / "content", folder / "content")
    make_corpus(folder / "content", ARTICLES)
    editions = read_editions(folder / "content")
    for edition in editions:
        edition.prepare()
        start = time.process_time()
        found = entries(edition)
        files = list(index_files(spelling_of(edition.language), found, facet_values(found), {}))
        size = sum(len(file.content) for file in files) / KB
        took = time.process_time() - start
        print(
            f"{edition.language}: {len(found)} entries indexed in {took:.2f} s of one core: "
            f"{len(files)} files, {size:.0f} kB"
        )
    output = write_index(folder / "output", editions)
    for file in collect_assets(ROOT / "theme" / "static").files:
        (output / file_path(file.address)).parent.mkdir(exist_ok=True)
        (output / file_path(file.address)).write_bytes(file.content)
    (output / "index.html").write_text("<!doctype html><title>-</title>", encoding="utf-8")
    (output / "peers").mkdir()
    shutil.copy(BENCHMARKS / "searches.js", output / "peers")
    return output


def _weighed(page: Page, language: str) -> None:
    asked = [query.text for query in queries(language)]
    for anew in (True, False):
        answers = _ours(page, language, asked, anew=anew)
        took = sorted(answer["took"] for answer in answers)
        index = "nothing loaded before" if anew else "what was loaded is kept"
        print(
            f"{language}: {len(asked)} queries among {ARTICLES} articles, processor / {SLOWER}, {index}: median "
            f"{statistics.median(took):.1f} ms, 95th percentile {took[int(len(took) * 0.95)]:.1f} ms, "
            f"most {took[-1]:.1f} ms"
        )
        if anew:
            weights = sorted(answer["bytes"] / KB for answer in answers)
            print(
                f"{language}: index of a query: median {statistics.median(weights):.1f} kB, most {weights[-1]:.1f} kB"
            )
    scripts = page.evaluate(_SCRIPTS)
    print(f"{language}: scripts {scripts / KB:.1f} kB")


_SCRIPTS = """() => performance.getEntriesByType("resource")
  .filter(({ name }) => name.includes("/assets/search_"))
  .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)"""


def _ours(page: Page, language: str, asked: Sequence[str], *, anew: bool = False) -> list[dict[str, Any]]:
    assets = collect_assets(ROOT / "theme" / "static").addresses
    given = {
        "engine": assets["js/search_engine.js"],
        "excerpt": assets["js/search_excerpt.js"],
        "catalogue": f"{ROOTS[language]}/search/index.json",
        "queries": list(asked),
        "anew": anew,
    }
    return _run(page, "ours", given)


def _run(page: Page, name: str, given: dict[str, Any]) -> list[dict[str, Any]]:
    script = "async ([name, given]) => (await import('/peers/searches.js'))[name](given)"
    page.evaluate("performance.setResourceTimingBufferSize(1e6)")
    found: list[dict[str, Any]] = page.evaluate(script, [name, given])
    return found


if __name__ == "__main__":
    measure()
