"""How long the script of the directory takes for each key that is typed, with 1,000 cities, in Chromium."""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.corpus import COUNTRIES
from tests.chromium import SWITCHES, chromium
from tests.project import Project, make_project
from tests.web_server import served

CITIES = 1_000
FRAME = 16.0
"""Milliseconds of one frame at 60 a second."""
QUERIES = ("plovdiv 1", "пловдив", "vra 99", "spain", "zzz", "1")
SYLLABLES = ("plov", "div", "vra", "tsa", "ler", "mon", "kar", "ost", "grad", "ville")

_TYPE = """async queries => {
  const field = document.querySelector("[name=q]");
  const took = [];
  for (const query of queries) for (let length = 0; length <= query.length; length++) {
    field.value = query.slice(0, length);
    const start = performance.now();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    took.push(performance.now() - start);
    await new Promise(requestAnimationFrame);
  }
  return took;
}"""


def measure() -> None:
    """Builds a site of 1,000 cities and prints milliseconds of script a key: median, 95th percentile, most."""
    folder = Path(tempfile.mkdtemp())
    try:
        project = _project(folder)
        with sync_playwright() as playwright, served(project.output) as address:
            browser = playwright.chromium.launch(executable_path=chromium(), args=SWITCHES)
            for slowdown in (1, 4):
                took = sorted(_typed(browser, f"{address}/en/cities/", slowdown))
                middle, high = statistics.median(took), took[int(len(took) * 0.95)]
                print(
                    f"directory, {CITIES} cities, processor / {slowdown}: {len(took)} keys, median {middle:.1f} ms,"
                    f" 95th percentile {high:.1f} ms, most {took[-1]:.1f} ms (a frame: {FRAME} ms)"
                )
            browser.close()
    finally:
        shutil.rmtree(folder)


def _project(folder: Path) -> Project:
    project = make_project(folder / "project")
    for number in range(CITIES):
        name = f"{SYLLABLES[number % 10]}{SYLLABLES[number // 10 % 10]} {number}"
        city = project.content / "cities" / f"city-{number}"
        city.mkdir(parents=True)
        facts = f"id: city-{number}\ncountry: {COUNTRIES[number % len(COUNTRIES)]}\nrole: core\n"
        words = f"title: {name.capitalize()}\nsummary: A city.\n"
        (city / "index.bg.md").write_text(f"---\n{facts}{words}---\n", encoding="utf-8")
        (city / "index.en.md").write_text(f"---\n{words}---\n", encoding="utf-8")
    code, _, errors = project.pelican()
    if code:
        sys.exit(errors)
    return project


def _typed(browser: Browser, address: str, slowdown: int) -> list[float]:
    context = browser.new_context()
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    page.goto(address)
    page.wait_for_selector("[data-filter][data-ready]")
    took: list[float] = page.evaluate(_TYPE, list(QUERIES))
    context.close()
    return took


if __name__ == "__main__":
    measure()
