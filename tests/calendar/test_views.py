from __future__ import annotations

from datetime import datetime

import pytest

from plugins.calendar.views import event_view, events_view, months, year_view, years
from plugins.domain.things import Attendance, Registration, State, Venue
from plugins.domain.when import Month, ToBeAnnounced
from plugins.publishing.cards import EventCard, Fact, FactValue
from plugins.publishing.page import Link, Time
from tests.small_site import article, city, day, editions, event, minute, words


def test_what_is_to_come_stands_earliest_first_and_what_has_been_newest_first_by_year() -> None:
    events = (
        event("a", day("2020-07-02")),
        event("b", day("2022-05-16")),
        event("c", day("2022-11-15")),
        event("e", day("2023-05-01")),
        event("d", day("2023-02-01")),
        event("f", ToBeAnnounced()),
    )
    view = events_view(editions(events=events)[1])
    assert [card.href for card in view.upcoming] == ["/en/events/d/", "/en/events/e/", "/en/events/f/"]
    assert [(group.title, group.href, [card.href for card in group.cards]) for group in view.past] == [
        ("2022", "/en/events/2022/", ["/en/events/c/", "/en/events/b/"]),
        ("2020", "/en/events/2020/", ["/en/events/a/"]),
    ]
    assert [link.href for link in view.subscribe.links] == [
        "webcal://icc.sofia.example/en/feeds/events.ics",
        "/en/feeds/events.ics",
    ]
    assert (len(view.months), view.as_of) == (5, "Events that end after 15 November 2022 are listed as upcoming.")


@pytest.mark.parametrize(
    ("start", "end", "touched"),
    [
        (day("2020-12-30"), day("2021-02-02"), [(2020, 12), (2021, 1), (2021, 2)]),
        (minute("2020-07-31 22:00"), minute("2020-08-01 02:00"), [(2020, 7), (2020, 8)]),
        (Month(2020, 7), None, [(2020, 7)]),
        (Month(2020, 11), Month(2021, 1), [(2020, 11), (2020, 12), (2021, 1)]),
        (ToBeAnnounced(), None, []),
    ],
)
def test_an_event_touches_every_month_from_its_first_day_to_its_last(
    start: object, end: object, touched: list[tuple[int, int]]
) -> None:
    assert months(editions(events=(event("one", start, end=end),))[0]) == touched


def test_a_year_is_the_one_in_which_an_event_begins() -> None:
    edition = editions(events=(event("turn", day("2020-12-30"), end=day("2021-01-02")),))[1]
    assert years(edition) == [2020]
    view = year_view(edition, 2020)
    assert (view.title, view.lead) == ("Events in 2020", "1 event")
    assert [(group.title, group.href, len(group.cards)) for group in view.months] == [
        ("December", "/en/events/2020/12/", 1)
    ]
    assert view.years == (Link("2020", "/en/events/2020/", current=True),)


def test_a_language_lists_only_the_months_in_which_it_has_events() -> None:
    bulgarian, english = editions(
        events=(event("bg", day("2020-07-02"), en=None), event("both", day("2021-07-02"))),
    )
    assert (months(bulgarian), months(english)) == ([(2020, 7), (2021, 7)], [(2021, 7)])
    assert (years(bulgarian), years(english)) == ([2020, 2021], [2021])


def test_the_facts_of_an_event_stand_in_order_with_what_is_known() -> None:
    meeting = event(
        "meeting",
        minute("2022-11-15 18:00", "Europe/Brussels"),
        end=minute("2022-11-15 19:30", "Europe/Brussels"),
        attendance=Attendance.MIXED,
        venue=Venue("Hall", "Rue 1"),
        online_url="https://meet.example/",
        languages=("bg", "en"),
        organiser="ICC",
        tracks=("tourism",),
        cities=("sofia",),
        slides="https://slides.example/",
    )
    edition = editions(events=(meeting,), cities=(city("sofia", "София", "Sofia"),))[1]
    facts = event_view(edition, meeting).facts
    assert [(fact.term, fact.values) for fact in facts] == list(
        {
            "When": (FactValue("15 November 2022, 18:00\u201319:30", note="Central European Standard Time"),),
            "In Sofia": (FactValue("15 November 2022, 19:00\u201320:30"),),
            "Where": (FactValue("Hall", note="Rue 1"),),
            "Attendance": (FactValue("In person and online"),),
            "Online": (FactValue("Join online", "https://meet.example/"),),
            "Languages": (FactValue("Bulgarian and English"),),
            "Organiser": (FactValue("ICC"),),
            "Tracks": (FactValue("Tourism", "/en/tracks/tourism/"),),
            "Cities": (FactValue("Sofia", "/en/cities/sofia/"),),
            "Materials": (FactValue("Slides", "https://slides.example/"),),
        }.items()
    )


def test_an_event_of_which_little_is_known_says_little() -> None:
    little = event("little", Month(2020, 7))
    assert event_view(editions(events=(little,))[1], little).facts == (Fact("When", (FactValue("July 2020"),)),)


def test_the_time_in_sofia_is_told_only_where_it_differs() -> None:
    here, same = event("here", minute("2022-05-16 10:15")), event("same", minute("2022-05-16 10:15", "Europe/Athens"))
    edition = editions(events=(here, same))[1]
    for one in (here, same):
        assert "In Sofia" not in [fact.term for fact in event_view(edition, one).facts]


@pytest.mark.parametrize(
    ("now", "value"),
    [
        ("2022-04-30T20:59", FactValue("Registration opens: 1 May 2022", note="40 places")),
        ("2022-04-30T21:00", FactValue("Register", "https://x.example/", note="until 10 May 2022, 12:00, 40 places")),
        ("2022-05-10T08:59", FactValue("Register", "https://x.example/", note="until 10 May 2022, 12:00, 40 places")),
        ("2022-05-10T09:00", FactValue("Registration is closed")),
    ],
)
def test_registration_opens_and_closes_at_its_instants(now: str, value: FactValue) -> None:
    registration = Registration("https://x.example/", day("2022-05-01"), minute("2022-05-10 12:00"), 40)
    one = event("one", minute("2022-05-16 10:15"), registration=registration)
    at = datetime.fromisoformat(f"{now}+00:00")
    facts = {fact.term: fact.values for fact in event_view(editions(events=(one,), now=at)[1], one).facts}
    assert facts["Registration"] == (value,)


@pytest.mark.parametrize(
    ("state", "text", "kind"),
    [
        (State.SCHEDULED, None, "neutral"),
        (State.POSTPONED, "Отложено", "warning"),
        (State.CANCELLED, "Отменено", "danger"),
        (State.MOVED_ONLINE, "Преместено онлайн", "info"),
    ],
)
def test_what_became_of_an_event_is_said(state: State, text: str | None, kind: str) -> None:
    one = event("one", day("2022-05-16"), state=state, words=words("Среща", None, status_note="Бележка"))
    view = event_view(editions(events=(one,))[0], one)
    assert (view.state, view.state_kind, view.status_note) == (text, kind, "Бележка")


def test_an_event_to_be_announced_has_no_calendar_file() -> None:
    promised = event("promised", ToBeAnnounced())
    view = event_view(editions(events=(promised,))[1], promised)
    assert (view.calendar, view.past, view.time) == (None, False, Time("to be announced"))


def test_an_event_links_to_its_news_in_its_language() -> None:
    one = event("one", day("2022-05-16"))
    news = (article("about", day("2022-05-17"), events=("one",)), article("other", day("2022-05-18")))
    view = event_view(editions(events=(one,), articles=news)[1], one)
    assert [card.href for card in view.news] == ["/en/news/about/"]


def test_an_event_can_be_added_to_a_calendar_until_it_is_over() -> None:
    over, soon = event("over", day("2022-12-31")), event("soon", day("2023-01-01"))
    edition = editions(events=(over, soon))[1]
    assert event_view(edition, over).calendar is None
    assert event_view(edition, soon).calendar == Link("Add to calendar", "/en/events/soon/event.ics")


def test_the_card_of_an_event_says_no_more_than_is_known() -> None:
    exact = event("exact", day("2020-09-28"), en="Lab", end=day("2020-10-02"), attendance=Attendance.ONLINE)
    vague = event("vague", Month(2020, 7), en="Intro")
    view = year_view(editions(events=(exact, vague))[1], 2020)
    assert [card for group in view.months for card in group.cards] == [
        EventCard(
            "Intro",
            "/en/events/vague/",
            None,
            "Intro.",
            Time("July 2020", "2020-07"),
            None,
            None,
            "neutral",
            None,
            "Jul 2020",
        ),
        EventCard(
            "Lab",
            "/en/events/exact/",
            None,
            "Lab.",
            Time("28 September\u2009–\u20092 October 2020", "2020-09-28"),
            "Online",
            None,
            "neutral",
            "28",
            "Sept 2020",
        ),
    ]
