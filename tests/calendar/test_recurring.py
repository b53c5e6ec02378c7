"""What the pages say of events that take place again and again."""

from __future__ import annotations

from datetime import datetime

import pytest

from plugins.calendar.agenda import horizon, months, years
from plugins.calendar.month import month_view
from plugins.calendar.views import event_view, events_view, year_view
from plugins.domain.recurrence import Moved, Recurrence
from plugins.domain.things import Event
from plugins.publishing.edition import Edition
from plugins.publishing.page import Time
from tests.small_site import day, editions, event, minute

WEEKLY = event(
    "weekly",
    minute("2022-12-28 18:00"),
    en="Lab",
    end=minute("2022-12-28 19:30"),
    recurrence=Recurrence(
        "FREQ=WEEKLY;COUNT=6",
        cancelled=(minute("2023-01-11 18:00"),),
        moved=(Moved(minute("2023-01-18 18:00"), minute("2023-01-19 17:00")),),
    ),
)
"""28 December, 4, 19 (moved), 25 January, 1 February."""


def english(*events: Event, now: str = "2023-01-01T00:00") -> Edition:
    return editions(events=events, now=datetime.fromisoformat(f"{now}+00:00"))[1]


@pytest.mark.parametrize(
    ("now", "time", "further"),
    [
        (
            "2022-12-01T00:00",
            Time("28 December 2022, 18:00\u201319:30", "2022-12-28T18:00+02:00"),
            (
                "4 January 2023, 18:00\u201319:30",
                "19 January 2023, 17:00\u201318:30",
                "25 January 2023, 18:00\u201319:30",
                "1 February 2023, 18:00\u201319:30",
            ),
        ),
        (
            "2023-01-04T17:30",
            Time("19 January 2023, 17:00\u201318:30", "2023-01-19T17:00+02:00"),
            ("25 January 2023, 18:00\u201319:30", "1 February 2023, 18:00\u201319:30"),
        ),
        ("2023-01-31T00:00", Time("1 February 2023, 18:00\u201319:30", "2023-02-01T18:00+02:00"), None),
        ("2023-03-01T00:00", Time("1 February 2023, 18:00\u201319:30", "2023-02-01T18:00+02:00"), None),
    ],
    ids=["before all", "as the second ends", "before the last", "after all"],
)
def test_the_page_says_the_next_time_and_the_further_dates(
    now: str, time: Time, further: tuple[str, ...] | None
) -> None:
    view = event_view(english(WEEKLY, now=now), WEEKLY)
    facts = {fact.term: tuple(value.text for value in fact.values) for fact in view.facts}
    assert (view.time, facts["When"], facts.get("Further dates")) == (time, (time.text,), further)
    assert view.past is (now == "2023-03-01T00:00")


def test_the_page_names_six_further_dates_at_the_most() -> None:
    endless = event("endless", day("2023-01-02"), recurrence=Recurrence("FREQ=WEEKLY"))
    (further,) = (fact for fact in event_view(english(endless), endless).facts if fact.term == "Further dates")
    assert [value.text for value in further.values] == [
        "9 January 2023",
        "16 January 2023",
        "23 January 2023",
        "30 January 2023",
        "6 February 2023",
        "13 February 2023",
    ]


@pytest.mark.parametrize(
    ("now", "day_number", "month"),
    [
        ("2023-01-04T17:29", "4", "Jan 2023"),
        ("2023-01-04T17:30", "19", "Jan 2023"),
        ("2023-02-01T17:29", "1", "Feb 2023"),
    ],
)
def test_the_card_shows_the_next_time_and_stays_until_the_last_is_over(now: str, day_number: str, month: str) -> None:
    (card,) = events_view(english(WEEKLY, now=now)).upcoming
    until = "2023-02-01T17:30:00Z"
    assert (card.day, card.month, card.until, card.repeats) == (day_number, month, until, "Repeats")


def test_the_card_of_what_is_over_shows_the_last_time_in_its_year() -> None:
    view = events_view(english(WEEKLY, now="2023-03-01T00:00"))
    assert view.upcoming == ()
    ((group,),) = (view.past,)
    assert (group.title, [(card.day, card.month, card.until) for card in group.cards]) == (
        "2023",
        [("1", "Feb 2023", None)],
    )


def test_what_is_cancelled_on_all_its_dates_stands_in_the_year_of_its_rule_which_has_no_page() -> None:
    start = day("2021-05-10")
    never = event("never", start, recurrence=Recurrence("FREQ=DAILY;COUNT=1", cancelled=(start,)))
    (group,) = events_view(english(never)).past
    assert (group.title, group.href, len(group.cards)) == ("2021", None, 1)
    assert years(english(never)) == []


def test_what_begins_further_ahead_than_is_looked_is_to_come_and_has_its_pages() -> None:
    far = event("far", day("2199-12-31"), recurrence=Recurrence("FREQ=DAILY"))
    view = events_view(english(far))
    assert (len(view.upcoming), view.past, years(english(far))) == (1, (), [2199])


def test_the_card_of_what_takes_place_once_says_nothing_of_repeating() -> None:
    (card,) = events_view(english(event("once", day("2023-05-01")))).upcoming
    assert (card.repeats, card.until) == (None, "2023-05-01T21:00:00Z")


def test_upcoming_is_sorted_by_the_next_time_and_not_by_the_first() -> None:
    before = event("before", day("2023-01-03"))
    after = event("after", day("2023-01-05"))
    view = events_view(english(before, WEEKLY, after))
    assert [card.href for card in view.upcoming] == ["/en/events/before/", "/en/events/weekly/", "/en/events/after/"]


def test_an_event_stands_in_each_month_and_year_in_which_it_takes_place() -> None:
    edition = english(WEEKLY)
    assert (months(edition), years(edition)) == ([(2022, 12), (2023, 1), (2023, 2)], [2022, 2023])
    assert [(group.title, [card.day for card in group.cards]) for group in year_view(edition, 2023).months] == [
        ("January", ["4", "19", "25"]),
        ("February", ["1"]),
    ]
    assert (year_view(edition, 2022).lead, year_view(edition, 2023).lead) == ("1 event", "4 events")


def test_the_month_has_every_occurrence_at_its_hour() -> None:
    grid = month_view(english(WEEKLY), 2023, 1).grid
    found = [
        (cell.iso, entry.title, entry.time_text)
        for week in grid.weeks
        for cell in week
        for entry in cell.entries
        if entry
    ]
    assert found == [
        ("2023-01-04", "Lab", "18:00"),
        ("2023-01-19", "Lab", "17:00"),
        ("2023-01-25", "Lab", "18:00"),
    ]


def test_what_never_ends_has_pages_for_a_year_ahead_and_no_more() -> None:
    endless = event("endless", day("2022-12-15"), recurrence=Recurrence("FREQ=MONTHLY"))
    edition = english(endless, now="2023-01-10T00:00")
    assert horizon(edition).isoformat() == "2024-01-31"
    assert months(edition) == [(2022, 12), *((2023, month) for month in range(1, 13)), (2024, 1)]


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2022-12-01T00:00", None),
        ("2022-12-28T17:30", "Events that end after 28 December 2022, 19:30 are listed as upcoming."),
        ("2023-01-04T17:29", "Events that end after 28 December 2022, 19:30 are listed as upcoming."),
        ("2023-01-04T17:30", "Events that end after 4 January 2023, 19:30 are listed as upcoming."),
    ],
)
def test_the_page_says_since_when_its_lists_are_as_they_are(now: str, said: str | None) -> None:
    assert events_view(english(WEEKLY, now=now)).as_of == said
