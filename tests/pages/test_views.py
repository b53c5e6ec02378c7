from __future__ import annotations

from decimal import Decimal

from plugins.domain.programme import Figure, FigureValue
from plugins.domain.thing import Source
from plugins.domain.when import Year
from plugins.pages.plan import plan
from plugins.pages.views import EVENTS, LATEST_NEWS, home_view, not_found_view
from plugins.publishing.page import Link, Page
from tests.small_site import article, day, editions, event, plain_page


def figure(identity: str, *values: int) -> Figure:
    history = tuple(
        FigureValue(Year(2020 + step), None, Decimal(value), None, Source("ICC")) for step, value in enumerate(values)
    )
    return Figure(identity, {"bg": "Число", "en": "Number"}, {"bg": "града", "en": "cities"}, history)


def test_the_home_page_shows_the_newest_news_and_the_nearest_events() -> None:
    edition = editions(
        articles=tuple(article(f"n{number}", day(f"2020-01-{number:02d}")) for number in range(1, 9)),
        events=(
            *(event(f"p{number}", day(f"2022-01-{number:02d}")) for number in range(1, 7)),
            *(event(f"u{number}", day(f"2023-02-{number:02d}")) for number in range(1, 7)),
        ),
    )[1]
    view = home_view(edition)
    assert [card.href for card in view.news] == [f"/en/news/n{number}/" for number in range(8, 8 - LATEST_NEWS, -1)]
    assert [card.href for card in view.upcoming] == [f"/en/events/u{number}/" for number in range(1, 1 + EVENTS)]
    assert [card.href for card in view.past] == [f"/en/events/p{number}/" for number in range(6, 6 - EVENTS, -1)]


def test_the_home_page_shows_the_latest_value_of_its_figures_in_its_own_order() -> None:
    figures = (figure("actions", 10), figure("other", 1), figure("network-cities", 108, 136))
    view = home_view(editions(figures=figures)[1])
    assert [(one.title, one.unit, one.latest.value, one.latest.as_of.text) for one in view.figures] == [
        ("Number", "cities", "136", "2021"),
        ("Number", "cities", "10", "2020"),
    ]


def test_the_home_page_of_an_empty_site_still_leads_everywhere() -> None:
    view = home_view(editions()[1])
    assert (view.news, view.upcoming, view.past, view.figures, view.steps) == ((), (), (), (), ())
    ways = (
        *view.links,
        view.news_link,
        view.events_link,
        view.programme_link,
        view.figures_link,
        *view.subscribe_links,
    )
    assert [link.href for link in ways] == [
        "/en/programme/",
        "/en/cities/",
        "/en/news/",
        "/en/events/",
        "/en/programme/",
        "/en/figures/",
        "/en/feeds/news.atom",
        "/en/feeds/events.ics",
    ]
    assert view.topics == (Link("Mobility", "/en/topics/mobility/"), Link("Open data", "/en/topics/open-data/"))


def test_where_there_is_nothing_the_page_leads_home_and_to_every_section() -> None:
    view = not_found_view(editions("https://sofia.example/icc")[0])
    assert view.title == "Няма такава страница"
    assert [link.href for link in view.links] == [
        "/icc/",
        "/icc/news/",
        "/icc/events/",
        "/icc/cities/",
        "/icc/programme/",
        "/icc/documents/",
        "/icc/solutions/",
    ]


def test_each_language_has_its_home_its_plain_pages_and_its_page_for_nothing() -> None:
    pages = {page.address: page for page in plan(editions(pages=(plain_page("about", "За сайта", "About"),)))}
    assert sorted(pages) == ["/", "/404.html", "/about/", "/en/", "/en/404.html", "/en/about/"]
    assert pages["/en/about/"].head.full_title == "About – Innovative Sofia · ICC"


def test_the_page_for_nothing_is_nowhere_and_not_to_be_found() -> None:
    missing = next(page for page in plan(editions()) if isinstance(page, Page) and page.address == "/en/404.html")
    head = missing.head
    assert (head.canonical, head.alternates, head.robots, head.breadcrumbs) == (None, (), "noindex", ())
