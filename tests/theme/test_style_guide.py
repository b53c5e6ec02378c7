"""Every example of every component at once, in a browser: no barrier, nothing too wide, light and dark."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from plugins.editing.preview import SiteHandler
from plugins.editing.style_guide.guide import ADDRESS, guide_files, with_own_ids

NOT_OF_A_GUIDE = {"landmark-unique", "heading-order"}
"""The same navigation stands there more than once, and headings of every level one after another."""


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address at which the guide is served."""
    folder = tmp_path_factory.mktemp("guide")
    for address, content in guide_files():
        file = folder / (address.strip("/") + ("/index.html" if address == ADDRESS else ""))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SiteHandler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{ADDRESS}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(("scheme", "width"), tuple(product(("light", "dark"), (360, 1280))))
def test_the_examples_have_no_barrier(browser: Browser, guide: str, scheme: str, width: int) -> None:
    context = browser.new_context(
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
        viewport={"width": width, "height": 800},
    )
    page = context.new_page()
    response = page.goto(guide, wait_until="networkidle")
    assert response is not None
    assert response.status == 200
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    results = Axe().run(page)
    found = {violation["id"] for violation in results.response["violations"]} - NOT_OF_A_GUIDE
    context.close()
    assert found == set(), results.generate_report()


def test_every_token_and_component_is_on_the_page(guide: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(guide)
    sections = page.locator("main > section").count()
    names = page.locator("nav.guide__contents a").count()
    page.close()
    assert sections == names + 3


def test_ids_of_an_example_become_its_own() -> None:
    html = '<h2 id="a">A</h2><a href="#a">a</a><a href="#main">m</a><p aria-labelledby="a" class="a"></p>'
    assert with_own_ids(html, "x") == (
        '<h2 id="x-a">A</h2><a href="#x-a">a</a><a href="#main">m</a><p aria-labelledby="x-a" class="a"></p>'
    )


def test_the_guide_is_one_page_with_its_files() -> None:
    own = sorted(address for address, _ in guide_files() if address.startswith(ADDRESS))
    assert own == [
        ADDRESS,
        *(f"{ADDRESS}{name}" for name in ("picture.svg", "site.css", "style_guide.css", "tokens.css")),
    ]
