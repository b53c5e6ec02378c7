"""Looks for barriers on a page of every kind; what it finds goes to ``accessibility.json``: ``inv accessibility``."""

from __future__ import annotations

import json
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.barriers import LOOKS, axe_version, look_for_barriers
from tests.chromium import SWITCHES, chromium
from tests.page_kinds import PATHS
from tests.real_site import ROOT, build
from tests.web_server import free_address, served

FILE = ROOT / "accessibility.json"


def evaluate() -> None:
    """Writes the file, which the accessibility statement quotes; ends with code 1 where there is a barrier."""
    broken: set[str] = set()
    kept: set[str] = set()
    address = free_address()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=SWITCHES)
        with served(build(Path(folder, "output"), address), address):
            for name, path in PATHS.items():
                page = browser.new_page(reduced_motion="reduce")
                page.goto(address + path)
                for found in look_for_barriers(page):
                    kept |= found.kept
                    broken |= set(found.broken)
                    for rule, places in found.broken.items():
                        print(f"{name} ({found.look}): {rule}: {'; '.join(places)}")
                page.close()
        results = {
            "made_on": datetime.now(UTC).date().isoformat(),
            "axe": axe_version(),
            "chromium": browser.version,
            "pages": len(PATHS),
            "looks": len(LOOKS),
            "rules": len(kept - broken),
            "broken": sorted(broken),
        }
        browser.close()
    FILE.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    print(f"{len(PATHS)} pages in {len(LOOKS)} looks: {len(kept - broken)} rules kept, {len(broken)} broken")
    if broken:
        sys.exit(1)


if __name__ == "__main__":
    evaluate()
