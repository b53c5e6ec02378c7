"""How long after a file is saved the browser shows it: the preview of this project and that of Hugo, in Chromium."""

from __future__ import annotations

import argparse
import re
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.benchmarks.corpus import make_corpus
from tests.benchmarks.ours import make_site
from tests.chromium import SWITCHES, chromium
from tests.editing.preview.running import running_preview

ARTICLES = 2_000
EDITS = 12
SHOWN = """
  addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => {
    window.shown = performance.timeOrigin + performance.now();
  }));
"""
"""Has the page know when it was first drawn, in milliseconds since 1970."""

_FIELD = re.compile(r"VmRSS:\s+(\d+) kB")


def edits(page: Page, file: Path, number: int) -> list[float]:
    """Milliseconds from the moment a file is saved until the browser has shown it; once for each edit."""
    taken = []
    text = file.read_text(encoding="utf-8")
    for edit in range(number):
        word = f"дума{edit}"
        saved = time.time()
        file.write_text(f"{text}\n{word}\n", encoding="utf-8")
        page.wait_for_function(
            "word => window.shown && document.body.innerText.includes(word)", arg=word, timeout=60_000
        )
        taken.append(page.evaluate("shown") - saved * 1000)
        time.sleep(8)  # as long as the whole site takes to be built
    return taken


def memory(process: int) -> float:
    """Megabytes that a process holds."""
    found = _FIELD.search(Path(f"/proc/{process}/status").read_text(encoding="ascii"))
    return int(found[1]) / 1000 if found else 0.0


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the times, and the memory before and after all edits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--edits", type=int, default=EDITS)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        project = Path(folder, "project")
        make_site(project)
        make_corpus(project / "content", options.articles)
        article = max((project / "content" / "news").glob("2024-*"))
        with running_preview(project) as preview, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=SWITCHES)
            page = browser.new_page()
            page.add_init_script(SHOWN)
            page.goto(f"{preview.address}/news/{article.name[11:]}/")
            time.sleep(20)
            edits(page, article / "index.bg.md", 3)
            before = memory(preview.process)
            taken = edits(page, article / "index.bg.md", options.edits)
            print(
                f"{options.articles} articles, {len(taken)} edits: median {statistics.median(taken):.0f} ms, most "
                f"{max(taken):.0f} ms; memory {before:.0f} MB before, {memory(preview.process):.0f} MB after"
            )
            browser.close()


if __name__ == "__main__":
    main()
