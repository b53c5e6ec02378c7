"""The search as a reader uses it: in the head of every page and on its own page, by keyboard, without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.search.test_finding import HOSTILE

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'"
"""No inline script, no eval, no WebAssembly."""


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 360, "height": 800}, base_url=site)
    page = context.new_page()
    page.set_default_timeout(60_000)
    mistakes: list[str] = []
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    yield page
    context.close()
    assert mistakes == []


def box(page: Page) -> Locator:
    return page.locator(".site-header [name=q]")


def options(page: Page) -> Locator:
    return page.get_by_role("listbox").get_by_role("option")


def titles(page: Page) -> list[str]:
    return page.locator("[data-search-list] h3").all_inner_texts()


def violations(page: Page) -> list[str]:
    return [str(found["id"]) for found in Axe().run(page).response["violations"]]


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def active(page: Page) -> str | None:
    """The id of the option that the box says is chosen, which must be seen."""
    found = box(page).get_attribute("aria-activedescendant")
    if found:
        expect(page.locator(f"#{found}")).to_have_attribute("aria-selected", "true")
        expect(page.locator(f"#{found}")).to_be_in_viewport()
    return found


def test_nothing_of_the_search_is_loaded_before_the_box_is_used(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto("/about/")
    page.wait_for_load_state("networkidle")
    assert [path for path in asked if "search_" in path or path.startswith("/search")] == []
    box(page).focus()
    expect(box(page)).to_have_attribute("role", "combobox")
    assert "/search/index.json" in asked


def test_the_key_leads_to_the_box_which_shows_results_as_one_types(page: Page) -> None:
    page.goto("/about/")
    page.keyboard.press("/")
    page.keyboard.type("събитията в барселона")
    expect(options(page).first).to_contain_text("Барселона")
    expect(box(page)).to_have_value("събитията в барселона")
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".search-box [role=status]")).to_contain_text("Намерени:")
    expect(options(page).first.locator("mark").first).to_be_visible()
    assert violations(page) == []


def test_the_list_is_walked_left_and_followed_by_keyboard(page: Page) -> None:
    page.goto("/about/")
    page.keyboard.press("/")
    page.keyboard.insert_text("narachnik")  # at once: the list of a part of it would be taken for that of the whole
    expect(options(page).first).to_be_visible()
    last = f"search-option-{options(page).count() - 1}"
    assert active(page) is None
    page.keyboard.press("ArrowDown")
    assert active(page) == "search-option-0"
    page.keyboard.press("ArrowUp")
    assert active(page) == last
    page.keyboard.press("ArrowDown")
    assert active(page) == "search-option-0"
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert active(page) is None
    expect(box(page)).to_have_value("narachnik")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    target = options(page).nth(1).get_attribute("data-href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{target}")


def test_the_list_closes_when_the_focus_goes_on(page: Page) -> None:
    page.goto("/about/")
    box(page).fill("лаборатории")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_an_option_is_followed_by_pointer(page: Page) -> None:
    page.goto("/en/about/")
    box(page).fill("Хасково")
    options(page).first.click()
    page.wait_for_url("**/en/cities/haskovo/")


def test_enter_leads_to_the_page_with_the_same_query_and_the_filters_narrow_it_down(page: Page) -> None:
    page.goto("/about/")
    box(page).fill("лабораториите")
    expect(options(page).first).to_be_visible()
    box(page).press("Enter")
    page.wait_for_url("**/search/?q=*")
    expect(page.locator("[data-search-status]")).to_contain_text("Намерени:")
    assert violations(page) == []
    page.get_by_label("Вид").select_option("events")
    page.get_by_label("Година").select_option("2021")
    expect(page.locator("[data-search-status]")).to_have_text("Намерени: 4")
    assert query(page) == {"q": ["лабораториите"], "kind": ["events"], "year": ["2021"]}
    before = titles(page)
    page.reload()
    expect(page.locator("[data-search-status]")).to_have_text("Намерени: 4")
    assert titles(page) == before


def test_more_results_are_asked_for_and_the_focus_goes_on_in_them(page: Page) -> None:
    page.goto("/search/?q=град")
    expect(page.locator("[data-search-list] li")).to_have_count(10)
    page.get_by_role("button", name="Още резултати").press("Enter")
    expect(page.locator("[data-search-list] li")).to_have_count(20)
    assert page.evaluate("[...document.querySelectorAll('[data-search-list] a')].indexOf(document.activeElement)") == 10


def test_what_is_in_the_other_language_is_offered_where_there_is_little_in_this_one(page: Page) -> None:
    page.goto("/en/search/?q=спогодбите")
    expect(page.locator("[data-search-status]")).to_have_text("Nothing was found for “спогодбите”.")
    others = page.locator("[data-search-others]")
    expect(others.get_by_role("heading", level=2)).to_have_text("In Bulgarian")
    expect(others.locator("ol")).to_have_attribute("lang", "bg")
    expect(others.locator("mark").first).to_have_text("спогодби")
    box_page = "/en/about/"
    page.goto(box_page)
    box(page).fill("спогодбите")
    expect(page.get_by_role("group", name="In Bulgarian").get_by_role("option").first).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize(("path", "field"), [("/search/", "#search-q"), ("/about/", ".site-header [name=q]")])
def test_whatever_is_typed_stays_text(page: Page, path: str, field: str) -> None:
    happened: list[str] = []
    page.on("dialog", lambda dialog: (happened.append(dialog.message), dialog.dismiss()))
    page.goto(path)
    before = page.locator("script, img, iframe").count()
    for typed in HOSTILE:
        page.locator(field).fill(typed.encode("utf-8", "replace").decode())
        page.wait_for_timeout(150)
        page.locator(field).fill("враца")
        expect(page.locator("main [data-search-list] h3, [role=option]").first).to_contain_text("Враца")
    assert page.locator("script, img, iframe").count() == before
    assert happened == []


def test_a_query_in_the_address_stays_text(page: Page) -> None:
    page.goto("/en/search/?q=%3Cqzwqzw%3E&kind=%22%3E%3Cscript%3E&year=1066")
    expect(page.locator("[data-search-status]")).to_contain_text("<qzwqzw>")
    assert page.locator("main img, main script").count() == 0


def test_the_key_can_be_switched_off(page: Page) -> None:
    page.goto("/search/")
    page.get_by_label("Клавишът / води към търсенето от всяка страница").uncheck()
    page.goto("/about/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") != "q"
    page.goto("/search/")
    page.get_by_label("Клавишът / води към търсенето от всяка страница").check()
    page.goto("/about/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"


def test_it_works_under_a_policy_that_forbids_all_but_its_own_files(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site)
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.route("**/*", _with_policy)
    page.goto("/about/")
    box(page).fill("спогодби")
    expect(options(page).first).to_be_visible()
    page.goto("/search/?q=спогодби")
    expect(page.locator("[data-search-status]")).to_contain_text("Намерени:")
    context.close()
    assert refused == []


def test_without_scripts_the_box_leads_to_everything_from_a_to_z(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=site)
    page = context.new_page()
    page.goto("/about/")
    box(page).fill("враца")
    box(page).press("Enter")
    page.wait_for_url("**/search/?q=*")
    page.get_by_role("navigation", name="Букви").get_by_role("link", name="В", exact=True).click()
    page.get_by_role("link", name="Враца", exact=True).click()
    page.wait_for_url("**/cities/vratsa/")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("forced", ["none", "active"])
def test_the_list_fits_into_the_smallest_window_in_every_look(
    browser: Browser, site: str, scheme: str, forced: str
) -> None:
    context = browser.new_context(
        base_url=site, viewport={"width": 320, "height": 256}, color_scheme=scheme, forced_colors=forced
    )
    page = context.new_page()
    page.goto("/about/")
    box(page).fill("лаборатория")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert active(page) == "search-option-0"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []
    context.close()


def _with_policy(route: object) -> None:
    response = route.fetch()  # type: ignore[attr-defined]
    route.fulfill(response=response, headers={**response.headers, "content-security-policy": POLICY})  # type: ignore[attr-defined]
