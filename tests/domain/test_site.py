"""When a site's pages change though nobody edits anything."""

from __future__ import annotations

from datetime import datetime

import pytest

from plugins.domain.recurrence import Moved, Recurrence
from plugins.domain.things import Event, Registration
from plugins.domain.when import Day, Minute, Month, ToBeAnnounced
from tests.small_site import day, event, minute, site

MEETING = event("meeting", minute("2023-05-10 18:00"), end=minute("2023-05-10 20:00"))
WEEKLY = event(
    "weekly",
    minute("2023-05-01 18:00"),
    end=minute("2023-05-01 19:00"),
    recurrence=Recurrence("FREQ=WEEKLY;COUNT=2"),
)
ENDLESS = event("endless", day("2023-05-01"), recurrence=Recurrence("FREQ=MONTHLY"))


def instant(text: str) -> datetime:
    """2023-05-01T15:00, in UTC."""
    return datetime.fromisoformat(f"{text}+00:00")


def registered(opens: Day | Minute | None = None, closes: Day | Minute | None = None) -> Event:
    registration = Registration("https://register.example/", opens=opens, closes=closes)
    return event("one", ToBeAnnounced(), registration=registration)


@pytest.mark.parametrize(
    ("one", "now", "following"),
    [
        (MEETING, "2023-01-01T00:00", "2023-05-10T17:00"),
        (MEETING, "2023-05-10T16:59:59", "2023-05-10T17:00"),
        (MEETING, "2023-05-10T17:00", None),
        (event("day", day("2023-05-10")), "2023-05-10T20:59", "2023-05-10T21:00"),
        (event("winter", day("2023-12-10")), "2023-05-10T21:00", "2023-12-10T22:00"),
        (event("span", day("2023-05-10"), end=day("2023-05-12")), "2023-05-10T21:00", "2023-05-12T21:00"),
        (event("month", Month(2023, 5)), "2023-05-10T21:00", "2023-05-31T21:00"),
        (event("tba", ToBeAnnounced()), "2023-05-10T21:00", None),
        (WEEKLY, "2023-01-01T00:00", "2023-05-01T16:00"),
        (WEEKLY, "2023-05-01T16:00", "2023-05-08T16:00"),
        (WEEKLY, "2023-05-08T16:00", None),
        (ENDLESS, "2023-05-01T20:59", "2023-05-01T21:00"),
        (ENDLESS, "2023-05-01T21:00", "2023-05-31T21:00"),
        (registered(opens=day("2023-05-10")), "2023-01-01T00:00", "2023-05-09T21:00"),
        (registered(opens=minute("2023-05-10 09:00")), "2023-05-09T21:00", "2023-05-10T06:00"),
        (registered(opens=minute("2023-05-10 09:00")), "2023-05-10T06:00", None),
        (registered(closes=day("2023-05-10")), "2023-05-10T20:59", "2023-05-10T21:00"),
        (registered(closes=minute("2023-05-10 12:00", "Europe/Brussels")), "2023-05-10T09:00", "2023-05-10T10:00"),
        (registered(day("2023-05-01"), day("2023-05-10")), "2023-05-05T00:00", "2023-05-10T21:00"),
    ],
)
def test_the_next_change_is_the_instant_at_which_a_page_says_something_else(
    one: Event, now: str, following: str | None
) -> None:
    found = site(events=(one,), now=instant(now)).next_change
    assert found == (instant(following) if following else None)


def test_the_next_change_is_the_first_of_all() -> None:
    assert site(events=(MEETING, WEEKLY)).next_change == instant("2023-05-01T16:00")
    appearing = (instant("2022-12-31T00:00"), instant("2023-02-01T06:00"), instant("2023-03-01T00:00"))
    assert site(events=(MEETING,), turning_points=appearing).next_change == instant("2023-02-01T06:00")


def test_what_never_ends_is_looked_at_one_month_further_each_month() -> None:
    assert site(events=(MEETING, ENDLESS)).next_change == instant("2023-01-31T22:00")


def test_an_occurrence_that_is_over_before_an_earlier_one_changes_the_page_too() -> None:
    long = Moved(day("2023-05-01"), day("2023-05-01"), day("2023-05-20"))
    one = event("one", day("2023-05-01"), recurrence=Recurrence("FREQ=WEEKLY;COUNT=2", moved=(long,)))
    assert site(events=(one,)).next_change == instant("2023-05-08T21:00")


def test_nothing_that_changes_means_no_next_change() -> None:
    assert site().next_change is None


@pytest.mark.parametrize(
    ("now", "last"),
    [
        ("2023-05-01T15:59", None),
        ("2023-05-01T16:00", "2023-05-01T16:00"),
        ("2023-05-08T15:59", "2023-05-01T16:00"),
        ("2023-05-08T16:00", "2023-05-08T16:00"),
        ("2023-05-10T17:00", "2023-05-10T17:00"),
        ("2023-06-10T17:00", "2023-05-10T17:00"),
    ],
)
def test_the_last_change_is_the_instant_at_which_the_last_one_was_over(now: str, last: str | None) -> None:
    found = site(events=(MEETING, WEEKLY), now=instant(now)).last_change
    assert found == (instant(last) if last else None)


@pytest.mark.parametrize(("now", "today"), [("2023-05-10T20:59", "2023-05-10"), ("2023-05-10T21:00", "2023-05-11")])
def test_today_is_the_day_in_sofia(now: str, today: str) -> None:
    assert site(now=instant(now)).today.isoformat() == today
