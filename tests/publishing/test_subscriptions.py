from __future__ import annotations

from plugins.publishing.page import Feed, Link
from plugins.publishing.subscriptions import (
    SubscribeBox,
    all_events,
    all_news,
    heads,
    links,
    of_city,
    of_topic,
    of_track,
    subscribe_box,
)
from tests.small_site import TOPICS, TRACKS, city, editions, plain_page

SOFIA = city("sofia", "София", "Sofia")
BELOW = "https://sofia.example/icc"
BULGARIAN, ENGLISH = editions(BELOW, cities=(SOFIA,))


def test_the_head_offers_a_topic_in_each_format_under_a_title_of_its_own() -> None:
    assert heads(ENGLISH, of_topic(ENGLISH, TOPICS[0])) == (
        Feed(
            "Mobility – news of Innovative Sofia in the ICC (Atom)",
            "/icc/en/feeds/topics/mobility.atom",
            "application/atom+xml",
        ),
        Feed(
            "Mobility – news of Innovative Sofia in the ICC (RSS)",
            "/icc/en/feeds/topics/mobility.rss",
            "application/rss+xml",
        ),
        Feed(
            "Mobility – news of Innovative Sofia in the ICC (JSON Feed)",
            "/icc/en/feeds/topics/mobility.json",
            "application/feed+json",
        ),
        Feed(
            "Mobility – calendar of Innovative Sofia in the ICC", "/icc/en/feeds/topics/mobility.ics", "text/calendar"
        ),
    )


def test_a_person_is_offered_a_calendar_to_open_and_its_address() -> None:
    assert links(BULGARIAN, of_city(BULGARIAN, SOFIA)) == (
        Link("Atom", "/icc/feeds/cities/sofia.atom"),
        Link("RSS", "/icc/feeds/cities/sofia.rss"),
        Link("JSON Feed", "/icc/feeds/cities/sofia.json"),
        Link("Календар", "webcal://sofia.example/icc/feeds/cities/sofia.ics"),
        Link("iCalendar", "/icc/feeds/cities/sofia.ics"),
    )


def test_everything_is_offered_under_the_names_that_every_page_gives_it() -> None:
    assert [(one.title, one.name) for one in (all_news(ENGLISH), all_events(ENGLISH))] == [
        ("News of Innovative Sofia in the ICC", "news"),
        ("Calendar of Innovative Sofia in the ICC", "events"),
    ]


def test_a_track_has_events_only_and_its_box_says_so() -> None:
    assert subscribe_box(ENGLISH, of_track(ENGLISH, TRACKS[0])) == SubscribeBox(
        "Subscribe",
        "Events in your calendar. Nothing to sign up for.",
        (
            Link("Calendar", "webcal://sofia.example/icc/en/feeds/tracks/tourism.ics"),
            Link("iCalendar", "/icc/en/feeds/tracks/tourism.ics"),
        ),
    )


def test_a_box_leads_to_the_page_that_explains_it_where_there_is_one() -> None:
    _, english = editions(pages=(plain_page("subscribe", "Абонирайте се", "Subscribe"),))
    box = subscribe_box(english, (all_news(english),))
    assert box.body == "News in a feed reader. Nothing to sign up for."
    assert box.links[-1] == Link("How to subscribe", "/en/subscribe/")


def test_a_page_offers_its_own_feeds_first_and_none_twice() -> None:
    own = heads(ENGLISH, (all_news(ENGLISH),))
    head = ENGLISH.page("/news/", "news.html", None, "News", "", feeds=own).head
    assert [feed.href for feed in head.feeds] == [
        "/icc/en/feeds/news.atom",
        "/icc/en/feeds/news.rss",
        "/icc/en/feeds/news.json",
        "/icc/en/feeds/events.ics",
    ]
