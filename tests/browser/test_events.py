"""The calendar in a browser: true weeks after it was built, bars over the days of a month, all of it by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.project import make_project
from tests.web_server import served

BUILT = datetime(2026, 11, 23, 8, tzinfo=UTC)
EVENT = """---
id: event-{slug}
title: {title}
summary: {title}.
attendance: online
{facts}
---
Текст.
"""
EVENTS = {
    "kratko": ("Кратко събитие", "start: 2026-12-04 10:00\nend: 2026-12-04 12:00\ntimezone: Europe/Sofia"),
    "tri-dni": ("Три дни наред", "start: 2026-12-08\nend: 2026-12-10"),
    "vsyaka-sedmitsa": (
        "Всяка седмица",
        "start: 2026-12-01 18:00\nend: 2026-12-01 19:00\ntimezone: Europe/Sofia\nrecurrence: FREQ=WEEKLY;COUNT=4",
    ),
}


@pytest.fixture(scope="module")
def calendar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site with three events to come, built on 23 November 2026."""
    project = make_project(tmp_path_factory.mktemp("calendar") / "project")
    for slug, (title, facts) in EVENTS.items():
        folder = project.content / "events" / slug
        folder.mkdir()
        text = EVENT.format(slug=slug, title=title, facts=facts)
        (folder / "index.bg.md").write_text(text, encoding="utf-8")
    code, _, problems = project.pelican(SOURCE_DATE_EPOCH=str(int(BUILT.timestamp())))
    assert (code, problems) == (0, "")
    with served(project.output) as address:
        yield address


def titles(page: Page, within: str) -> list[str]:
    return page.locator(f"{within} .card__title").all_inner_texts()


@pytest.mark.parametrize(
    ("day", "upcoming"),
    [
        ("2026-11-24", ["Всяка седмица", "Кратко събитие", "Три дни наред"]),
        ("2026-12-05", ["Всяка седмица", "Три дни наред"]),
        ("2027-01-01", []),
    ],
)
def test_what_has_passed_since_the_page_was_built_has_moved(
    browser: Browser, calendar: str, day: str, upcoming: list[str]
) -> None:
    """What recurs stays until it is over for good."""
    context = browser.new_context()
    page = context.new_page()
    page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T12:00:00+00:00"))
    page.goto(f"{calendar}/events/")
    assert titles(page, "[data-upcoming]") == upcoming
    moved = [title for title in ("Всяка седмица", "Кратко събитие", "Три дни наред") if title not in upcoming]
    assert sorted(titles(page, "[data-past]")) == sorted(moved)
    assert page.locator("[data-no-upcoming]").is_visible() == (not upcoming)
    context.close()


def test_without_script_the_page_says_since_when_it_is_true(browser: Browser, calendar: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{calendar}/events/")
    assert len(titles(page, "[data-upcoming]")) == 3
    said = page.get_by_text("завършват след").inner_text()
    assert " ".join(said.split()) == (
        "Като предстоящи са посочени събитията, които завършват след 16 май 2022 г., 13:15 ч."
    )
    context.close()


def test_an_event_of_several_days_is_one_bar_over_them(browser: Browser, calendar: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{calendar}/events/2026/12/")
    bars = [bar.bounding_box() for bar in page.locator(".month-grid__entry[data-span]").all()]
    assert len(bars) == 3
    for left, right in pairwise(bars):
        assert left is not None
        assert right is not None
        assert left["y"] == right["y"]
        assert abs(left["x"] + left["width"] - right["x"]) <= 2
    title = page.locator(".month-grid__entry[data-span='3'] a")
    assert title.evaluate("link => link.scrollWidth <= link.clientWidth")
    assert Axe().run(page).response["violations"] == []
    page.close()


def test_a_phone_shows_the_days_with_events_as_a_list(browser: Browser, calendar: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 900})
    page.goto(f"{calendar}/events/2026/12/")
    days = page.locator(".month-grid__label:visible").all_inner_texts()
    assert [day.split(",")[1].split()[0] for day in days] == ["1", "4", "8", "9", "10", "15", "22"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert Axe().run(page).response["violations"] == []
    page.close()


def test_the_keyboard_reaches_every_entry_of_the_month(browser: Browser, calendar: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{calendar}/events/2026/12/")
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        entry = page.evaluate("document.activeElement.closest('.month-grid__entry')?.innerText.split('\\n')[0] ?? null")
        if entry is not None:
            reached.append(entry)
        elif reached:
            break
    assert reached == [
        "Всяка седмица",
        "Кратко събитие",
        *["Три дни наред"] * 1,
        "Всяка седмица",
        *["Три дни наред"] * 2,
        *["Всяка седмица"] * 2,
    ]
    page.close()
