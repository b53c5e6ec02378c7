"""What a card says, all of it."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.domain.permalink import Kind
from plugins.domain.recurrence import Occurrence, Recurrence
from plugins.domain.thing import Source
from plugins.domain.things import Alumnus, Attendance, Role, State, Venue
from plugins.domain.when import Month, ToBeAnnounced
from plugins.publishing.cards import (
    CityCard,
    EventCard,
    Fact,
    FactValue,
    LinkCard,
    NewsCard,
    SourceLine,
    city_card,
    event_card,
    fact,
    known_facts,
    news_card,
    resource_card,
    source_lines,
)
from plugins.publishing.page import Link, Time
from plugins.publishing.pictures import picture_view
from tests.pictures import picture
from tests.small_site import article, city, day, editions, event, minute, resource, words

NEWS = article("a", day("2020-07-02"), topics=("open-data", "mobility"))
BULGARIAN, ENGLISH = editions(articles=(NEWS,))


def test_a_piece_of_news() -> None:
    assert news_card(ENGLISH, NEWS) == NewsCard(
        title="News item",
        href="/en/news/a/",
        language=None,
        summary="News item.",
        time=Time("2 July 2020", "2020-07-02"),
        topics=(Link("Open data", "/en/topics/open-data/"), Link("Mobility", "/en/topics/mobility/")),
    )


def test_a_piece_of_news_shows_its_picture() -> None:
    pictured = article("a", day("2020-07-02"), picture=picture(), words=words("А", "A", picture_alt="The square"))
    found = news_card(ENGLISH, pictured).picture
    assert found == picture_view(ENGLISH, pictured)
    assert found is not None
    assert found.alt == "The square"


def test_an_event_that_is_to_come() -> None:
    start, end = minute("2023-05-10 18:00"), minute("2023-05-10 19:30")
    venue = Venue("Hall 3")
    shown = event(
        "a", start, end=end, attendance=Attendance.MIXED, venue=venue, recurrence=Recurrence("FREQ=DAILY;COUNT=2")
    )
    found = event_card(ENGLISH, shown)
    assert found == EventCard(
        title="Event",
        href="/en/events/a/",
        language=None,
        summary="Event.",
        time=ENGLISH.locale.period(start, end),
        place="Hall 3",
        state=None,
        state_kind="neutral",
        day="10",
        month="May 2023",
        until="2023-05-11T16:30:00Z",
        repeats="Repeats",
    )
    assert "19:30" in found.time.text


def test_an_event_that_is_past_does_not_say_until_when() -> None:
    assert event_card(ENGLISH, event("a", day("2022-05-10"), end=day("2022-05-12"))).until is None


def test_an_event_at_one_of_its_times() -> None:
    once = Occurrence(day("2023-05-12"), day("2023-05-13"))
    found = event_card(ENGLISH, event("a", day("2023-05-10")), once)
    assert (found.day, found.month) == ("12", "May 2023")
    assert found.time == ENGLISH.locale.period(once.start, once.end)


@pytest.mark.parametrize(
    ("start", "shown"),
    [(Month(2023, 5), (None, "May 2023")), (ToBeAnnounced(), (None, None)), (day("2023-05-10"), ("10", "May 2023"))],
)
def test_a_day_and_a_month_only_where_they_are_known(start: Any, shown: tuple[str | None, str | None]) -> None:
    found = event_card(ENGLISH, event("a", start))
    assert (found.day, found.month) == shown


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (State.SCHEDULED, (None, "neutral", None)),
        (State.POSTPONED, ("Postponed", "warning", "Отложено")),
        (State.CANCELLED, ("Cancelled", "danger", "Отменено")),
        (State.MOVED_ONLINE, ("Moved online", "info", "Преместено онлайн")),
    ],
)
def test_what_became_of_an_event(state: State, said: tuple[str | None, str, str | None]) -> None:
    english, bulgarian = (event_card(one, event("a", day("2023-05-10"), state=state)) for one in (ENGLISH, BULGARIAN))
    assert (english.state, english.state_kind, bulgarian.state) == said


@pytest.mark.parametrize(
    ("attendance", "place"),
    [
        (Attendance.IN_PERSON, "In person"),
        (Attendance.ONLINE, "Online"),
        (Attendance.MIXED, "In person and online"),
        (Attendance.UNKNOWN, None),
    ],
)
def test_where_no_place_is_known_a_card_says_how_one_takes_part(attendance: Attendance, place: str | None) -> None:
    assert event_card(ENGLISH, event("a", day("2023-05-10"), attendance=attendance)).place == place


def test_a_city() -> None:
    tampere = city("tampere", "Тампере", "Tampere", "FI", role=Role.MENTOR, alumnus=Alumnus.YES)
    assert city_card(ENGLISH, tampere) == CityCard(
        "Tampere", "/en/cities/tampere/", None, "Finland", "Mentor city", "Alumnus of the Digital Cities Challenge"
    )
    assert city_card(BULGARIAN, tampere).country == "Финландия"
    assert city_card(ENGLISH, city("a", "А", "A", alumnus=Alumnus.NO)).note is None


@pytest.mark.parametrize(
    ("facts", "meta"),
    [
        ({}, None),
        ({"provider": "ICC"}, "ICC"),
        (
            {"provider": "ICC", "date": day("2020-07-02"), "file": "a.pdf", "file_size": 2_100_000},
            "ICC · 2 July 2020 · 2.1 MB",
        ),
    ],
)
def test_a_document_says_of_itself_what_is_known(facts: dict[str, Any], meta: str | None) -> None:
    found = resource_card(ENGLISH, resource(Kind.DOCUMENT, "a", "А", "A", **facts))
    assert found == LinkCard("A", "/en/documents/a/", "A.", meta)


def test_a_source_says_its_language_only_where_it_is_another() -> None:
    sources = (Source("A", "https://a.example/", day("2020-07-02"), "en"), Source("Б", None, None, "bg"))
    assert source_lines(ENGLISH, sources) == (
        SourceLine("A", "https://a.example/", Time("2 July 2020", "2020-07-02"), None),
        SourceLine("Б", None, None, "bg"),
    )


def test_a_fact_of_which_nothing_is_known_is_none() -> None:
    assert fact("Role", None, "") is None
    link = Link("Sofia", "/cities/sofia/", "bg")
    said = fact("Cities", "A", None, link, FactValue("B", note="C"))
    assert said == Fact(
        "Cities", (FactValue("A"), FactValue("Sofia", "/cities/sofia/", "bg"), FactValue("B", note="C"))
    )
    assert known_facts(None, said, None) == (said,)
