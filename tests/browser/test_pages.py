"""Every kind of page as a reader's browser shows it: no error, no other host, no barrier, nothing too wide."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.barriers import look_for_barriers
from tests.page_kinds import PATHS


@contextmanager
def watched(context: BrowserContext, host: str) -> Iterator[Page]:
    """A tab in which errors, and requests to other hosts than ``host``, fail the test."""
    page = context.new_page()
    errors: list[str] = []
    elsewhere: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: None if urlsplit(request.url).netloc == host else elsewhere.append(request.url))
    yield page
    assert (errors, elsewhere) == ([], [])


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_a_page_has_no_error_no_barrier_and_asks_no_other_host(browser: Browser, site: str, path: str) -> None:
    """axe-core finds nothing (WCAG 2.2 A and AA, best practices) in any look; and no look moves while it loads."""
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 360, "height": 800})
    context.add_init_script(_WATCH_SHIFTS)
    with watched(context, urlsplit(site).netloc) as page:
        response = page.goto(site + path, wait_until="load")
        assert response is not None
        assert response.status == 200
        assert page.locator("html").get_attribute("lang") == ("en" if path.startswith("/en/") else "bg")
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.fonts.ready.then(() => shifts)") == 0
        broken = {str(found.look): found.broken for found in look_for_barriers(page) if found.broken}
        assert broken == {}
    context.close()


_WATCH_SHIFTS = """
  window.shifts = 0;
  new PerformanceObserver(list => { for (const { value } of list.getEntries()) window.shifts += value; })
    .observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize(
    ("path", "other", "title"),
    [
        ("/cities/sofia/", "/en/cities/sofia/", "Sofia"),
        ("/en/events/2020/09/", "/events/2020/09/", "Събития през септември 2020\u202fг."),
    ],
    ids=["to English", "to Bulgarian"],
)
def test_the_language_switch_leads_to_the_same_thing(
    browser: Browser, site: str, path: str, other: str, title: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + path)
    page.click(".language-switch__link")
    assert urlsplit(page.url).path == other
    assert page.locator("h1").inner_text() == title
    context.close()


def test_the_old_address_of_the_first_article_leads_to_it(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    old = "/news/sofiya-zapochva-uchastieto-si-v-programata-intelligent-cities-challenge-na-evropeyskata-komisiya/"
    page.goto(site + old)
    page.wait_for_url(f"{site}/news/sofia-zapochva-uchastieto-si-v-icc/")
    context.close()


def test_what_does_not_exist_is_said_in_the_language_of_its_address(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    for path, language in (("/nothing/", "bg"), ("/en/nothing/", "en")):
        response = page.goto(site + path)
        assert response is not None
        assert (response.status, page.locator("html").get_attribute("lang")) == (404, language)
    context.close()


def test_bulgarian_letters_come_from_our_own_font(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/", wait_until="networkidle")
    loaded = page.evaluate("[...document.fonts].filter(face => face.status === 'loaded').map(face => face.family)")
    assert any("ICC Sans" in family for family in loaded)
    context.close()
