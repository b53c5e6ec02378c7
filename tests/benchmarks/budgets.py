"""What a first visit to each kind of page transfers, and how fast Lighthouse finds the pages that most readers open."""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.chromium import SWITCHES, chromium
from tests.page_checkers import lighthouse
from tests.page_kinds import MAIN_PATHS, PATHS
from tests.real_site import build
from tests.transfer import KB, TEXT, budget_of, first_visit
from tests.web_server import free_address, served

RUNS = 3
PERFORMANCE = 99
"""The least that Lighthouse's median score may be, of 100."""
_ROW = "{:36} {:>8} {:>6} {:>6} {:>6} {:>8} {:>9} {:>9}"


def measure() -> None:
    """Prints both, brotli at its best, in thousands of bytes; ends with code 1 where a budget is exceeded."""
    address = free_address()
    with tempfile.TemporaryDirectory() as folder:
        output = build(Path(folder, "output"), address)
        with served(output, address, level=11):
            failed = _transfers(address)
            failed += _performance(address)
    if failed:
        sys.exit("\n".join(failed))


def _transfers(address: str) -> list[str]:
    over = []
    print(_ROW.format("first visit, thousands of bytes", "HTML", "CSS", "JS", "fonts", "pictures", "sum", "requests"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=SWITCHES)
        for name, path in PATHS.items():
            visit = first_visit(browser, address + path)
            sizes = [visit.of(*types) / KB for types in (*((one,) for one in (*TEXT, "Font", "Image")), visit.bytes_of)]

            print(_ROW.format(name, *(f"{size:.1f}" for size in sizes), visit.requests), flush=True)
            over += [f"{name}: {what}: {has} > {may}" for what, (has, may) in visit.over(budget_of(name)).items()]
        browser.close()
    return over


def _performance(address: str) -> list[str]:
    audits = lighthouse([address + path for path in MAIN_PATHS.values()], ["performance"], RUNS)
    medians = {
        name: statistics.median(audit.scores["performance"] for audit in audits[address + path])
        for name, path in MAIN_PATHS.items()
    }
    for name, median in medians.items():
        print(f"Lighthouse, mobile, throttled, median of {RUNS}: {name}: {median:.0f}")
    return [
        f"{name}: performance {median:.0f} < {PERFORMANCE}" for name, median in medians.items() if median < PERFORMANCE
    ]


if __name__ == "__main__":
    measure()
