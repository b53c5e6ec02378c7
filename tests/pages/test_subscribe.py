from __future__ import annotations

from itertools import chain

from plugins.calendar.plan import plan as calendar_plan
from plugins.feeds.plan import plan as feeds_plan
from plugins.pages.plan import plan
from plugins.pages.subscribe import SubscribeView
from plugins.publishing.page import File, Link, Page, made
from tests.small_site import city, editions, plain_page

PARTS = {
    "cities": (city("sofia", "София", "Sofia"), city("gijon", "Gijón", "Gijón", "ES")),
    "pages": (plain_page("subscribe", "Абонирайте се", "Subscribe"),),
}


def views(**parts: object) -> list[SubscribeView]:
    pages = (page for page in plan(editions(**parts)) if isinstance(page, Page) and page.template == "subscribe.html")
    return [page.view for page in pages if isinstance(page.view, SubscribeView)]


def test_the_page_lists_every_feed_and_calendar_that_there_is_and_no_other() -> None:
    both = editions(**PARTS)
    written = {
        item.address
        for item in made(chain(feeds_plan(both), calendar_plan(both)))
        if isinstance(item, File) and "/feeds/" in item.address
    }
    listed = [
        link.href
        for view in views(**PARTS)
        for group in view.groups
        for line in group.lines
        for link in line.links
        if not link.href.startswith("webcal:")
    ]
    assert sorted(listed) == sorted(written)


def test_the_subjects_stand_in_groups_to_which_the_contents_lead() -> None:
    english = views(**PARTS)[1]
    assert [(group.title, group.heading_id, [line.subject for line in group.lines]) for group in english.groups] == [
        ("Everything", "all-feeds", [Link("All news", "/en/news/"), Link("All events", "/en/events/")]),
        (
            "By topic",
            "topic-feeds",
            [Link("Mobility", "/en/topics/mobility/"), Link("Open data", "/en/topics/open-data/")],
        ),
        ("By track", "track-feeds", [Link("Tourism", "/en/tracks/tourism/")]),
        ("By city", "city-feeds", [Link("Gijón", "/en/cities/gijon/"), Link("Sofia", "/en/cities/sofia/")]),
    ]
    assert [entry.href for entry in english.text.contents] == [f"#{group.heading_id}" for group in english.groups]


def test_a_group_without_subjects_is_not_there() -> None:
    parts = {**PARTS, "cities": (), "tracks": (), "topics": ()}
    assert [group.title for group in views(**parts)[0].groups] == ["Всичко"]
