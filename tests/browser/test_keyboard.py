"""The site by keyboard alone: where the Tab key leads, that one sees where one is, and that one gets out again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.page_kinds import KINDS

MOST_STOPS = 40
"""As far as the focus is followed; what stands beyond is more of the same."""
WIDTHS = {"phone": 360, "desk": 1280}


@pytest.fixture(params=WIDTHS.values(), ids=WIDTHS)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce", viewport={"width": request.param, "height": 800})
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()


def stop(page: Page) -> dict[str, Any] | None:
    """Where the focus is; nothing where it has left the page. Whether a city of the map is seen, its own test asks."""
    found: dict[str, Any] | None = page.evaluate(_STOP)
    return found


_STOP = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const boxes = [...element.getClientRects()].filter(box => box.width > 0 && box.height > 0);
  const inside = box => box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const middle = box => [
    Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2),
    Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 2),
  ];
  const covers = (top, element) => element.contains(top) || top.contains(element);
  const reached = box => {
    const top = document.elementFromPoint(...middle(box));
    return top && covers(top, element);
  };
  const style = getComputedStyle(element);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const shape = element instanceof SVGElement ? element.querySelector("use") : null;
  const drawn = shape && getComputedStyle(shape).opacity !== "0";
  const landmarks = { HEADER: "header", MAIN: "main", FOOTER: "footer" };
  const landmark = element.closest("header, main, footer");
  return {
    what: `${element.tagName} ${element.textContent.trim().slice(0, 30)} ${element.getAttribute("href") ?? ""}`,
    where: element.className === "skip-link" ? "skip link" : landmark ? landmarks[landmark.tagName] : "between",
    seen: boxes.some(inside) && (!!shape || boxes.some(reached)),
    marked: outlined || style.boxShadow !== "none" || !!drawn,
  };
}"""


@pytest.mark.parametrize("page", [360], indirect=True, ids=["phone"])
@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_every_stop_is_seen_and_the_way_goes_on(page: Page, site: str, path: str) -> None:
    page.goto(site + path)
    stops = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        at = stop(page)
        if at is None:
            break
        stops.append(at)
    assert stops[0]["where"] == "skip link"
    assert [at["what"] for at in stops if not (at["seen"] and at["marked"])] == []
    order = ["skip link", "header", "between", "main", "footer"]
    places = [order.index(at["where"]) for at in stops]
    assert places == sorted(places)


def test_the_skip_link_leads_past_the_navigation(page: Page, site: str) -> None:
    page.goto(f"{site}/")
    page.keyboard.press("Tab")
    assert stop(page) is not None
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    at = stop(page)
    assert at is not None
    assert at["where"] == "main"


def press_until(page: Page, key: str, selector: str) -> int:
    """Goes on with a key until the focus is in what matches; tells how many times it was pressed."""
    for times in range(1, 200):
        page.keyboard.press(key)
        if page.evaluate("selector => !!document.activeElement?.closest(selector)", selector):
            return times
    raise AssertionError(selector)


def test_the_menu_and_the_language_switch_are_reached_and_followed(page: Page, site: str) -> None:
    page.goto(f"{site}/")
    press_until(page, "Tab", ".site-header__link[href='/events/']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/events/")
    press_until(page, "Tab", ".language-switch__link")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/en/events/")
    assert urlsplit(page.url).path == "/en/events/"


def test_the_map_can_be_skipped_and_its_cities_followed(page: Page, site: str) -> None:
    page.goto(f"{site}/cities/")
    press_until(page, "Tab", ".city-map__skip")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert not page.evaluate("!!document.activeElement.closest('.city-map')")
    page.goto(f"{site}/cities/")
    press_until(page, "Tab", ".city-map__links a:last-child")
    assert press_until(page, "Tab", ":not(.city-map__links a)") >= 1
    press_until(page, "Shift+Tab", ".city-map__links a")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    page.wait_for_url(site + target)


def test_the_filter_is_used_by_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}/cities/")
    press_until(page, "Tab", ".filter-form [name=q]")
    page.keyboard.type("враца")
    page.wait_for_function("document.querySelectorAll('.city-card__name').length > 0")
    page.wait_for_url("**q=*")
    press_until(page, "Tab", "select")
    press_until(page, "Tab", "button[type=reset], input[type=reset]")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "q=" not in url)
    assert KINDS["cities"] == urlsplit(page.url).path


def test_the_month_is_walked_entry_by_entry_and_left(page: Page, site: str) -> None:
    page.goto(f"{site}/events/2020/09/")
    press_until(page, "Tab", ".month-grid__entry")
    press_until(page, "Tab", ".site-footer")
    press_until(page, "Shift+Tab", ".month-grid__entry")
