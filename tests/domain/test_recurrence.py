from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from plugins.domain.recurrence import Moved, Occurrence, Recurrence, first_start
from plugins.domain.things import Event
from plugins.domain.when import Day, Known, Minute, Month, ToBeAnnounced
from tests.small_site import day, event, minute

NEVER = date(2199, 12, 31)
NEW_YORK = "America/New_York"


def weekly(
    start: Day | Minute, end: Day | Minute | None = None, rule: str = "FREQ=WEEKLY;COUNT=4", **more: object
) -> Event:
    return event("weekly", start, end=end, recurrence=Recurrence(rule, **more))


def starts(one: Event, horizon: date = NEVER) -> list[str]:
    return [_said(occurrence.start) for occurrence in one.occurrences(horizon)]


def _said(when: Known) -> str:
    return f"{when.wall:%Y-%m-%d %H:%M}" if isinstance(when, Minute) else when.machine


def instants(one: Event) -> list[str]:
    minutes = (occurrence.start for occurrence in one.occurrences(NEVER))
    return [f"{when.instant:%Y-%m-%dT%H:%MZ}" for when in minutes if isinstance(when, Minute)]


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ("FREQ=WEEKLY;COUNT=3", ["2022-05-16", "2022-05-23", "2022-05-30"]),
        ("FREQ=DAILY;INTERVAL=2;COUNT=3", ["2022-05-16", "2022-05-18", "2022-05-20"]),
        ("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3", ["2022-05-16", "2022-05-18", "2022-05-23"]),
        ("FREQ=MONTHLY;BYDAY=3MO;COUNT=3", ["2022-05-16", "2022-06-20", "2022-07-18"]),
        ("FREQ=MONTHLY;BYDAY=-3MO;UNTIL=20220630", ["2022-05-16", "2022-06-13"]),
        ("FREQ=YEARLY;COUNT=2", ["2022-05-16", "2023-05-16"]),
        ("FREQ=DAILY;UNTIL=20220518", ["2022-05-16", "2022-05-17", "2022-05-18"]),
        ("FREQ=DAILY;COUNT=1", ["2022-05-16"]),
    ],
)
def test_a_rule_says_on_which_days(rule: str, found: list[str]) -> None:
    assert starts(weekly(day("2022-05-16"), rule=rule)) == found


def test_a_rule_that_asks_for_a_31st_leaves_the_shorter_months_out() -> None:
    found = starts(weekly(day("2022-01-31"), rule="FREQ=MONTHLY;COUNT=3"))
    assert found == ["2022-01-31", "2022-03-31", "2022-05-31"]


@pytest.mark.parametrize("clock", ["00:00", "18:00", "23:59"])
def test_the_last_day_of_a_rule_is_meant_whole(clock: str) -> None:
    found = starts(weekly(minute(f"2022-05-16 {clock}"), rule="FREQ=WEEKLY;UNTIL=20220523"))
    assert found == [f"2022-05-16 {clock}", f"2022-05-23 {clock}"]


def test_the_last_day_is_that_of_the_clock_of_the_event_and_not_of_utc() -> None:
    found = starts(weekly(minute("2022-05-16 22:00", NEW_YORK), rule="FREQ=DAILY;UNTIL=20220517"))
    assert found == ["2022-05-16 22:00", "2022-05-17 22:00"]


def test_what_never_ends_is_looked_at_up_to_the_horizon_with_its_whole_day() -> None:
    endless = weekly(minute("2022-05-16 18:00"), rule="FREQ=WEEKLY")
    assert starts(endless, date(2022, 5, 30)) == ["2022-05-16 18:00", "2022-05-23 18:00", "2022-05-30 18:00"]
    assert starts(endless, date(2022, 5, 29)) == ["2022-05-16 18:00", "2022-05-23 18:00"]
    assert starts(endless, date(2022, 5, 15)) == ["2022-05-16 18:00"]  # so that it has pages


def test_what_ends_is_known_to_its_end_whatever_the_horizon() -> None:
    assert len(weekly(day("2022-05-16"), rule="FREQ=YEARLY;COUNT=20").occurrences(date(2022, 6, 1))) == 20


@pytest.mark.parametrize(
    ("first", "zone", "found"),
    [
        ("2022-03-20 10:00", "Europe/Sofia", ["2022-03-20T08:00Z", "2022-03-27T07:00Z"]),
        ("2022-10-23 10:00", "Europe/Sofia", ["2022-10-23T07:00Z", "2022-10-30T08:00Z"]),
        ("2022-03-06 10:00", NEW_YORK, ["2022-03-06T15:00Z", "2022-03-13T14:00Z"]),
        ("2022-10-30 10:00", NEW_YORK, ["2022-10-30T14:00Z", "2022-11-06T15:00Z"]),
    ],
    ids=["Sofia, spring", "Sofia, autumn", "New York, spring", "New York, autumn"],
)
def test_the_time_on_the_wall_stays_when_the_clocks_change(first: str, zone: str, found: list[str]) -> None:
    recurring = weekly(minute(first, zone), rule="FREQ=WEEKLY;COUNT=2")
    assert {one.partition(" ")[2] for one in starts(recurring)} == {"10:00"}
    assert instants(recurring) == found


@pytest.mark.parametrize(
    ("first", "end", "zone", "ends"),
    [
        ("2022-03-19 22:00", "2022-03-20 06:00", "Europe/Sofia", ["2022-03-20 06:00", "2022-03-27 07:00"]),
        ("2022-10-22 22:00", "2022-10-23 06:00", "Europe/Sofia", ["2022-10-23 06:00", "2022-10-30 05:00"]),
        ("2022-03-05 22:00", "2022-03-06 06:00", NEW_YORK, ["2022-03-06 06:00", "2022-03-13 07:00"]),
        ("2022-10-29 22:00", "2022-10-30 06:00", NEW_YORK, ["2022-10-30 06:00", "2022-11-06 05:00"]),
    ],
    ids=["Sofia, spring", "Sofia, autumn", "New York, spring", "New York, autumn"],
)
def test_every_occurrence_lasts_exactly_as_long_as_the_first(first: str, end: str, zone: str, ends: list[str]) -> None:
    """RFC 5545 §3.8.5.3: a DTEND means the same exact duration for all, so the wall time of the end moves."""
    recurring = weekly(minute(first, zone), minute(end, zone), "FREQ=WEEKLY;COUNT=2")
    assert [_said(one.end) for one in recurring.occurrences(NEVER) if one.end] == ends
    lengths = [
        one.end.instant - one.start.instant
        for one in recurring.occurrences(NEVER)
        if isinstance(one.start, Minute) and isinstance(one.end, Minute)
    ]
    assert lengths == [timedelta(hours=8)] * 2


def test_an_end_in_another_zone_than_the_start_is_told_in_that_of_the_start() -> None:
    flight = weekly(minute("2022-05-16 10:00"), minute("2022-05-16 10:00", "Europe/Brussels"), "FREQ=DAILY;COUNT=1")
    assert flight.occurrences(NEVER) == (Occurrence(minute("2022-05-16 10:00"), minute("2022-05-16 11:00")),)


def test_a_time_that_the_clocks_skip_is_put_forward_by_as_much_as_they_are() -> None:
    """RFC 5545 §3.3.5: 03:30 on the day of the change means half an hour after the old 03:00."""
    recurring = weekly(minute("2022-03-26 03:30"), minute("2022-03-26 04:00"), "FREQ=DAILY;COUNT=3")
    assert [(_said(one.start), _said(one.end)) for one in recurring.occurrences(NEVER) if one.end] == [
        ("2022-03-26 03:30", "2022-03-26 04:00"),
        ("2022-03-27 04:30", "2022-03-27 05:00"),
        ("2022-03-28 03:30", "2022-03-28 04:00"),
    ]


def test_a_time_that_happens_twice_is_the_first_of_the_two() -> None:
    recurring = weekly(minute("2022-10-29 03:30"), rule="FREQ=DAILY;COUNT=2")
    assert instants(recurring) == ["2022-10-29T00:30Z", "2022-10-30T00:30Z"]


def test_days_recur_as_days() -> None:
    recurring = weekly(day("2022-03-27"), day("2022-03-29"), "FREQ=WEEKLY;COUNT=2")
    assert recurring.occurrences(NEVER) == (
        Occurrence(day("2022-03-27"), day("2022-03-29")),
        Occurrence(day("2022-04-03"), day("2022-04-05")),
    )


def test_what_lasts_over_the_end_of_a_year_does_so_each_time() -> None:
    recurring = weekly(day("2021-12-30"), day("2022-01-02"), "FREQ=YEARLY;COUNT=2")
    assert [one.days for one in recurring.occurrences(NEVER)] == [
        (date(2021, 12, 30), date(2022, 1, 2)),
        (date(2022, 12, 30), date(2023, 1, 2)),
    ]


def test_what_is_cancelled_is_left_out_and_counts_all_the_same() -> None:
    recurring = weekly(minute("2022-05-16 18:00"), cancelled=(minute("2022-05-23 18:00"), minute("2022-06-06 18:00")))
    assert starts(recurring) == ["2022-05-16 18:00", "2022-05-30 18:00"]


def test_all_may_be_cancelled() -> None:
    recurring = weekly(day("2022-05-16"), rule="FREQ=DAILY;COUNT=1", cancelled=(day("2022-05-16"),))
    assert (recurring.occurrences(NEVER), recurring.next(minute("2022-01-01 00:00").instant)) == ((), None)
    assert recurring.shown(minute("2022-01-01 00:00").instant) is None


def test_what_is_moved_lasts_as_long_as_the_others_unless_it_says_until_when() -> None:
    recurring = weekly(
        minute("2022-05-16 18:00"),
        minute("2022-05-16 19:30"),
        moved=(
            Moved(minute("2022-05-23 18:00"), minute("2022-05-24 17:00")),
            Moved(minute("2022-05-30 18:00"), minute("2022-05-30 17:00"), minute("2022-05-30 21:00")),
        ),
    )
    assert recurring.occurrences(NEVER) == (
        Occurrence(minute("2022-05-16 18:00"), minute("2022-05-16 19:30")),
        Occurrence(minute("2022-05-24 17:00"), minute("2022-05-24 18:30")),
        Occurrence(minute("2022-05-30 17:00"), minute("2022-05-30 21:00")),
        Occurrence(minute("2022-06-06 18:00"), minute("2022-06-06 19:30")),
    )


def test_what_is_moved_stands_where_it_takes_place() -> None:
    recurring = weekly(day("2022-05-16"), moved=(Moved(day("2022-05-16"), day("2022-05-31")),))
    assert starts(recurring) == ["2022-05-23", "2022-05-30", "2022-05-31", "2022-06-06"]


def test_of_a_moved_day_the_span_moves_with_it() -> None:
    recurring = weekly(
        day("2022-05-16"),
        day("2022-05-18"),
        "FREQ=WEEKLY;COUNT=1",
        moved=(Moved(day("2022-05-16"), day("2022-06-01")),),
    )
    assert recurring.occurrences(NEVER) == (Occurrence(day("2022-06-01"), day("2022-06-03")),)


@pytest.mark.parametrize(
    ("now", "following"),
    [
        ("2022-01-01 00:00", "2022-05-16 18:00"),
        ("2022-05-16 19:29", "2022-05-16 18:00"),
        ("2022-05-16 19:30", "2022-05-23 18:00"),
        ("2022-06-06 19:29", "2022-06-06 18:00"),
        ("2022-06-06 19:30", None),
    ],
)
def test_the_next_one_is_the_first_that_is_not_over(now: str, following: str | None) -> None:
    recurring = weekly(minute("2022-05-16 18:00"), minute("2022-05-16 19:30"))
    instant = minute(now).instant
    found = recurring.next(instant)
    assert (_said(found.start) if found else None) == following
    assert recurring.is_past(instant) is (following is None)
    shown = recurring.shown(instant)
    assert shown is not None
    assert _said(shown.start) == (following or "2022-06-06 18:00")


@pytest.mark.parametrize(("rule", "endless"), [("FREQ=DAILY", True), ("FREQ=DAILY;COUNT=2", False)])
def test_a_rule_knows_whether_it_ends(rule: str, endless: bool) -> None:
    assert Recurrence(rule).is_endless is endless
    assert Recurrence("FREQ=DAILY;UNTIL=20220518").is_endless is False


def test_a_rule_knows_its_last_day() -> None:
    assert Recurrence("FREQ=DAILY;UNTIL=20220518").last_day == date(2022, 5, 18)
    assert Recurrence("FREQ=DAILY;COUNT=2").last_day is None


@pytest.mark.parametrize("start", [Month(2022, 5), ToBeAnnounced()])
def test_what_has_no_day_does_not_recur(start: Month | ToBeAnnounced) -> None:
    once = () if isinstance(start, ToBeAnnounced) else (Occurrence(start),)
    assert event("one", start, recurrence=Recurrence("FREQ=DAILY;COUNT=3")).occurrences(NEVER) == once


def test_an_event_that_goes_on_for_ever_is_never_past() -> None:
    endless = weekly(minute("2022-05-16 18:00"), rule="FREQ=WEEKLY")
    assert not endless.is_past(datetime.fromisoformat("2030-01-01T00:00+00:00"))
    found = endless.next(datetime.fromisoformat("2030-01-01T00:00+00:00"))
    assert found == Occurrence(minute("2030-01-07 18:00"))


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ("FREQ=DAILY", date(2022, 5, 16)),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20220501", date(2022, 5, 17)),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", date(2024, 2, 29)),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", None),
        ("FREQ=DAILY;BYSETPOS=2", None),
    ],
)
def test_the_first_day_of_a_rule_is_found_and_a_rule_of_no_day_is_found_out(rule: str, found: date | None) -> None:
    assert first_start(Recurrence(rule), day("2022-05-16")) == found


def test_the_first_day_of_a_rule_is_on_its_own_weekday_in_any_year() -> None:
    assert first_start(Recurrence("FREQ=YEARLY;BYMONTH=2;BYDAY=5TU"), day("2000-02-29")) == date(2000, 2, 29)
    assert first_start(Recurrence("FREQ=DAILY"), day("1900-03-01")) == date(1900, 3, 1)
