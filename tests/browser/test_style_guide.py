"""Every example of every component at once: no barrier, nothing too wide, light and dark, narrow and wide."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from plugins.editing.preview.handler import PreviewHandler
from plugins.editing.preview.showing import Showing
from plugins.editing.resident import ResidentSite
from plugins.editing.style_guide.guide import ADDRESS, THEME
from plugins.publishing.assets import collect_assets
from tests.barriers import look_for_barriers
from tests.editing.preview.asking import served

NOT_OF_A_GUIDE = {"landmark-unique", "heading-order"}
"""The same navigation stands there more than once, and headings of every level one after another."""


@pytest.fixture
def guide(tmp_path: Path) -> Iterator[str]:
    """The address at which the preview shows the guide, beside a site that has the theme's fonts only."""
    for file in collect_assets(THEME / "static").files:
        (tmp_path / file.address.strip("/")).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file.address.strip("/")).write_bytes(file.content)
    handler = type("Handler", (PreviewHandler,), {"showing": Showing(lambda: ResidentSite("pelicanconf.py"))})
    with served(partial(handler, directory=str(tmp_path))) as address:
        yield f"{address}{ADDRESS}"


def test_the_examples_have_no_barrier(browser: Browser, guide: str) -> None:
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 320, "height": 800})
    page = context.new_page()
    missing: list[str] = []
    page.on("response", lambda response: missing.append(response.url) if response.status >= 400 else None)
    page.goto(guide, wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    sections, names = page.locator("main > section").count(), page.locator(".guide__contents a").count()
    assert sections == names + len(("colours", "type", "spaces"))
    found = {
        (str(one.look), rule): places
        for one in islice(look_for_barriers(page), 3)
        for rule, places in one.broken.items()
        if rule not in NOT_OF_A_GUIDE
    }
    context.close()
    assert (found, missing) == ({}, [])
