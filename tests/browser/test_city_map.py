from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

PLACE = """link => {
    const label = link.querySelector("text"), {left, right} = label.getBoundingClientRect();
    const {top} = link.ownerSVGElement.getBoundingClientRect();
    return [
        left >= 0 && right <= document.documentElement.clientWidth,
        label.getBoundingClientRect().top >= top,
        getComputedStyle(label).opacity,
    ];
}"""
OWN_DOT = """link => {
    const at = link.getCTM().translate(0, 0), svg = link.ownerSVGElement.getBoundingClientRect();
    const hit = document.elementFromPoint(svg.left + at.e, svg.top + at.f);
    return hit && hit.closest("a") === link;
}"""


def cities_page(browser: Browser, address: str, width: int) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 5000})
    page.goto(address)
    return page


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", ["/cities/", "/en/cities/"])
def test_the_label_of_every_city_is_whole_when_it_has_the_focus(
    browser: Browser, site: str, address: str, width: int
) -> None:
    page = cities_page(browser, site + address, width)
    page.locator(".city-map__skip").focus()
    links = page.locator(".city-map__links a")
    cut = []
    for index in range(links.count()):
        page.keyboard.press("Tab")
        link = links.nth(index)
        place = link.evaluate(PLACE)
        if not link.evaluate("link => link === document.activeElement") or place != [True, True, "1"]:
            cut.append((link.text_content(), place))
    assert cut == []
    page.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_whoever_points_at_the_middle_of_a_dot_points_at_its_city(browser: Browser, site: str, width: int) -> None:
    page = cities_page(browser, f"{site}/cities/", width)
    links = page.locator(".city-map__links a")
    missed = [
        links.nth(index).text_content() for index in range(links.count()) if not links.nth(index).evaluate(OWN_DOT)
    ]
    assert (links.count() > 70, missed) == (True, [])
    page.close()


def test_escape_takes_a_label_away_until_another_city_is_asked_for(browser: Browser, site: str) -> None:
    page = cities_page(browser, f"{site}/en/cities/", 1280)
    links = page.locator(".city-map__links a")
    links.first.focus()
    page.keyboard.press("Escape")
    expect(links.first.locator("text")).to_have_css("opacity", "0")
    assert links.first.evaluate("link => link === document.activeElement")
    page.keyboard.press("Tab")
    expect(links.nth(1).locator("text")).to_have_css("opacity", "1")
    page.close()


def centre(part: Locator) -> tuple[float, float]:
    box = part.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_label_stays_while_one_points_at_it(browser: Browser, site: str) -> None:
    page = cities_page(browser, f"{site}/en/cities/", 1280)
    sofia = page.locator(".city-map__links a", has_text="Sofia")
    dot, label = sofia.locator("use"), sofia.locator("text")
    sofia.locator("path").hover()
    expect(label).to_have_css("opacity", "1")
    there, middle = centre(label), centre(dot)
    page.mouse.move(*there, steps=9)
    expect(label).to_have_css("opacity", "1")
    page.keyboard.press("Escape")
    expect(label).to_have_css("opacity", "0")
    page.mouse.move(*middle, steps=9)
    expect(label).to_have_css("opacity", "0")
    page.mouse.move(middle[0] - 200, middle[1] - 100, steps=9)
    page.mouse.move(*middle)
    page.mouse.move(middle[0] + 1, middle[1])
    expect(label).to_have_css("opacity", "1")
    page.close()


def test_one_can_go_by_the_map_to_the_list(browser: Browser, site: str) -> None:
    page = cities_page(browser, f"{site}/en/cities/", 1280)
    page.locator(".city-map__skip").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.city-map')") is None
    assert page.evaluate("document.activeElement.closest('.city-card') !== null") is True
    page.close()


def test_a_screen_reader_finds_links_with_name_and_country_in_a_group(browser: Browser, site: str) -> None:
    page = cities_page(browser, f"{site}/en/cities/", 1280)
    group = page.get_by_role("group", name="Map of Europe")
    assert group.get_by_role("link").first.get_attribute("href") == "/en/cities/haskovo/"
    assert group.get_by_role("link", name="Sofia, Bulgaria", exact=True).count() == 1
    page.close()
