from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from plugins.domain.when import Known, Month, ToBeAnnounced, When
from tests.small_site import article, day, event, minute

ENDS = [
    (minute("2022-05-16 10:15"), None, "2022-05-16T07:15"),
    (minute("2022-05-16 10:15"), minute("2022-05-16 13:15"), "2022-05-16T10:15"),
    (minute("2022-05-16 10:15", "Europe/Brussels"), None, "2022-05-16T08:15"),
    (minute("2021-12-31 22:00"), minute("2022-01-01 02:00"), "2022-01-01T00:00"),
    (day("2022-05-16"), None, "2022-05-16T21:00"),
    (day("2020-09-28"), day("2020-10-02"), "2020-10-02T21:00"),
    (day("2021-10-31"), None, "2021-10-31T22:00"),
    (Month(2020, 7), None, "2020-07-31T21:00"),
    (Month(2020, 11), Month(2021, 1), "2021-01-31T22:00"),
]


@pytest.mark.parametrize(("start", "end", "over"), ENDS)
def test_an_event_is_past_from_the_instant_on_at_which_it_ends(start: When, end: Known | None, over: str) -> None:
    instant = datetime.fromisoformat(f"{over}+00:00")
    one = event("one", start, end=end)
    assert (one.is_past(instant - timedelta(microseconds=1)), one.is_past(instant)) == (False, True)


def test_what_is_to_be_announced_is_never_past() -> None:
    assert not event("one", ToBeAnnounced()).is_past(datetime.fromisoformat("2999-01-01T00:00+00:00"))


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (day("2020-09-28"), day("2020-10-02"), (date(2020, 9, 28), date(2020, 10, 2))),
        (Month(2020, 7), None, (date(2020, 7, 1), date(2020, 7, 31))),
        (minute("2021-12-31 22:00"), minute("2022-01-01 02:00"), (date(2021, 12, 31), date(2022, 1, 1))),
        (minute("2021-12-31 22:00"), minute("2022-01-01 00:00"), (date(2021, 12, 31), date(2021, 12, 31))),
        (ToBeAnnounced(), None, None),
    ],
)
def test_an_event_knows_its_first_and_its_last_day(start: When, end: Known | None, days: object) -> None:
    assert event("one", start, end=end).days == days


def test_whole_days_are_counted_in_sofia_and_minutes_where_the_clock_hangs() -> None:
    assert event("one", day("2020-07-02")).zone == "Europe/Sofia"
    assert event("one", minute("2020-07-02 10:00", "Europe/Brussels")).zone == "Europe/Brussels"


def test_things_of_one_day_stand_in_the_order_of_their_ids() -> None:
    twins = [article("b", day("2020-07-02")), article("a", day("2020-07-02"))]
    assert [one.slug for one in sorted(twins, key=lambda one: one.order)] == ["a", "b"]


def test_events_stand_earliest_first_and_those_to_be_announced_last() -> None:
    events = [event("tba", ToBeAnnounced()), event("late", day("2022-05-16")), event("early", Month(2020, 7))]
    assert [one.slug for one in sorted(events, key=lambda one: one.order)] == ["early", "late", "tba"]
