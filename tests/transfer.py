"""What a first visit to a page transfers, by what Chromium says came over the line (compressed, with the headers)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from playwright.sync_api import Browser

KB = 1_000
"""Bytes."""
TEXT = ("Document", "Stylesheet", "Script")
"""What the browser's own words for HTML, CSS and JavaScript are."""


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that a page may transfer, in bytes; pictures are counted as requests only."""

    text: int
    """HTML, CSS and JavaScript together."""
    with_fonts: int
    css: int = 12 * KB
    js: int = 6 * KB
    requests: int = 8
    blocking_scripts: int = 0


BUDGET = Budget(text=20 * KB, with_fonts=70 * KB)
BUDGETS = {
    "cities": Budget(text=32 * KB, with_fonts=76 * KB),
    "search": Budget(text=24 * KB, with_fonts=76 * KB),
    "subscriptions": Budget(text=22 * KB, with_fonts=76 * KB),
}
"""Of the kinds of page that need another one: all the cities stand on a map and in a list, in letters of all Europe;
everything stands in the list of the search page, and every feed and calendar of every topic and city in that of the
subscriptions."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """A first visit: bytes by type, the number of requests, and scripts that hold up the first picture."""

    bytes_of: dict[str, int]
    requests: int
    blocking_scripts: int

    def of(self, *types: str) -> int:
        """Bytes of these types."""
        return sum(self.bytes_of.get(name, 0) for name in types)

    def over(self, budget: Budget) -> dict[str, tuple[int, int]]:
        """Where the budget is exceeded: what is used, and what may be."""
        used = {
            "text": (self.of(*TEXT), budget.text),
            "with fonts": (self.of(*TEXT, "Font"), budget.with_fonts),
            "CSS": (self.of("Stylesheet"), budget.css),
            "JavaScript": (self.of("Script"), budget.js),
            "requests": (self.requests, budget.requests),
            "scripts that block rendering": (self.blocking_scripts, budget.blocking_scripts),
        }
        return {name: (has, may) for name, (has, may) in used.items() if has > may}


def first_visit(browser: Browser, address: str) -> Transfer:
    """Opens a page with nothing in the cache, as a phone does, and waits until its pictures and fonts are there."""
    context = browser.new_context(viewport={"width": 412, "height": 823})
    page = context.new_page()
    session = context.new_cdp_session(page)
    types: dict[str, str] = {}
    sizes: dict[str, int] = {}
    session.on("Network.responseReceived", lambda event: types.update({event["requestId"]: event["type"]}))
    session.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    page.goto(address, wait_until="load")
    page.evaluate("document.fonts.ready.then(() => new Promise(after => setTimeout(after, 100)))")
    blocking = page.locator("script[src]:not([defer], [async], [type=module])").count()
    context.close()
    bytes_of: Counter[str] = Counter()
    for request, size in sizes.items():
        bytes_of[types[request]] += int(size)
    return Transfer(dict(bytes_of), len(types), blocking)


def budget_of(name: str) -> Budget:
    """The budget of a kind of page in a language (a name of ``tests.page_kinds.PATHS``)."""
    return BUDGETS.get(name.rpartition(",")[0], BUDGET)
