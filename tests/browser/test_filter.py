"""The directory as a reader uses it: by links without JavaScript, by typing and choosing with it, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()


def names(page: Page) -> list[str]:
    """The cities that can be seen."""
    return page.locator(".city-card__name:visible").all_inner_texts()


def countries(page: Page) -> list[str]:
    return page.locator(".country-group__name:visible").all_inner_texts()


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_without_scripts_the_same_choices_are_links_to_pages(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/en/cities/")
    expect(page.locator(".filter-form")).to_be_hidden()
    page.get_by_role("link", name="Mentor cities (15)").click()
    assert urlsplit(page.url).path == "/en/cities/role/mentor/"
    assert len(names(page)) == 15
    page.goto(f"{site}/en/cities/")
    page.get_by_role("navigation", name="Consortium").get_by_role("link", name="Espoo + Tampere + Turku (3)").click()
    assert names(page) == ["Espoo", "Tampere", "Turku"]
    context.close()


@pytest.mark.parametrize("typed", ["враца", "ВРАЦА", "Vratsa", "vra"])
def test_a_city_is_found_by_its_name_in_either_alphabet(page: Page, site: str, typed: str) -> None:
    page.goto(f"{site}/cities/")
    page.get_by_label("Град или държава").fill(typed)
    expect(page.get_by_role("status")).to_have_text("Показани: 1 от 80")
    assert (names(page), countries(page), query(page)) == (["Враца"], ["България"], {"q": [typed]})


def test_accents_need_not_be_typed(page: Page, site: str) -> None:
    page.goto(f"{site}/en/cities/")
    page.get_by_label("City or country").fill("bistrita")
    expect(page.get_by_role("status")).to_have_text("Shown: 1 of 80")
    assert names(page) == ["Bistrița"]


def test_choices_narrow_each_other_down_stand_in_the_address_and_come_back_with_it(page: Page, site: str) -> None:
    page.goto(f"{site}/en/cities/")
    page.get_by_role("combobox", name="Country").select_option("fi")
    page.get_by_role("combobox", name="Role").select_option("core")
    expect(page.get_by_role("status")).to_have_text("Shown: 2 of 80")
    assert (names(page), countries(page)) == (["Jyväskylä", "Pori"], ["Finland"])
    assert query(page) == {"country": ["fi"], "role": ["core"]}
    page.reload()
    expect(page.get_by_role("status")).to_have_text("Shown: 2 of 80")
    assert names(page) == ["Jyväskylä", "Pori"]
    assert page.get_by_role("combobox", name="Role").input_value() == "core"


def test_where_nothing_is_like_that_it_says_so_and_the_filter_can_be_cleared_by_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}/en/cities/?country=bg")
    expect(page.get_by_role("status")).to_have_text("Shown: 3 of 80")
    page.get_by_label("City or country").focus()
    page.keyboard.type("zzz")
    expect(page.get_by_role("status")).to_have_text("Shown: 0 of 80")
    expect(page.get_by_text("No city is like that.")).to_be_visible()
    assert (names(page), countries(page)) == ([], [])
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "reset":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Shown: 80 of 80")
    assert len(names(page)) == 80
    assert query(page) == {}
    assert page.evaluate("document.activeElement.name") == "q"


def test_a_wrong_choice_in_the_address_is_no_choice(page: Page, site: str) -> None:
    page.goto(f"{site}/en/cities/?country=atlantis&role=%3Cscript%3E&nothing=1")
    expect(page.get_by_role("status")).to_have_text("Shown: 80 of 80")
    assert len(names(page)) == 80


def test_documents_are_filtered_the_same_way(page: Page, site: str) -> None:
    page.goto(f"{site}/en/documents/")
    page.get_by_label("Word").fill("blueprint")
    expect(page.get_by_role("status")).to_have_text("Shown: 1 of 2")
    assert page.locator(".link-card:visible").count() == 1
