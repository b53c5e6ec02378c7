from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.when import Day, Known, Minute, Month, ToBeAnnounced, When, Year, begins, ends, order
from tests.small_site import day, minute

EXACT = [
    (Year(2020), "2020", "2020-01-01", "2020-12-31"),
    (Month(2020, 7), "2020-07", "2020-07-01", "2020-07-31"),
    (Month(2020, 2), "2020-02", "2020-02-01", "2020-02-29"),
    (Month(2021, 12), "2021-12", "2021-12-01", "2021-12-31"),
    (day("2020-07-02"), "2020-07-02", "2020-07-02", "2020-07-02"),
    (minute("2020-07-02 11:30"), "2020-07-02T11:30+03:00", "2020-07-02", "2020-07-02"),
    (minute("2020-12-02 11:30"), "2020-12-02T11:30+02:00", "2020-12-02", "2020-12-02"),
    (minute("2020-07-02 23:30", "Europe/Brussels"), "2020-07-02T23:30+02:00", "2020-07-02", "2020-07-02"),
]
DATES = st.dates(date(1990, 1, 1), date(2100, 1, 1))
KNOWN = st.one_of(
    DATES.map(lambda one: Year(one.year)),
    DATES.map(lambda one: Month(one.year, one.month)),
    DATES.map(Day),
    st.builds(
        lambda one, hour: Minute(datetime.combine(one, datetime.min.time()).replace(hour=hour)),
        DATES,
        st.integers(5, 23),
    ),
)


@pytest.mark.parametrize(("when", "machine", "first", "last"), EXACT)
def test_a_date_is_written_for_machines_as_exactly_as_it_is_known(
    when: Known, machine: str, first: str, last: str
) -> None:
    assert (when.machine, when.first_day.isoformat(), when.last_day.isoformat()) == (machine, first, last)


@pytest.mark.parametrize(
    ("when", "beginning", "end"),
    [
        (Year(2020), "2019-12-31T22:00", "2020-12-31T22:00"),
        (Month(2020, 7), "2020-06-30T21:00", "2020-07-31T21:00"),
        (Month(2020, 10), "2020-09-30T21:00", "2020-10-31T22:00"),
        (day("2021-03-28"), "2021-03-27T22:00", "2021-03-28T21:00"),
        (day("2021-10-31"), "2021-10-30T21:00", "2021-10-31T22:00"),
        (minute("2021-10-31 10:00"), "2021-10-31T08:00", "2021-10-31T08:00"),
        (minute("2021-10-31 10:00", "America/New_York"), "2021-10-31T14:00", "2021-10-31T14:00"),
    ],
)
def test_days_begin_and_end_at_midnight_in_sofia_also_when_the_clocks_change(
    when: Known, beginning: str, end: str
) -> None:
    assert (begins(when), ends(when)) == (
        datetime.fromisoformat(f"{beginning}+00:00"),
        datetime.fromisoformat(f"{end}+00:00"),
    )


def test_midnight_is_that_of_the_zone_asked_for() -> None:
    assert begins(day("2020-07-02"), "UTC") == datetime(2020, 7, 2, tzinfo=UTC)
    assert ends(day("2020-07-02"), "UTC") == datetime(2020, 7, 3, tzinfo=UTC)


def test_the_same_minute_on_another_wall() -> None:
    there = minute("2022-11-15 23:30", "Europe/Brussels").in_zone("Europe/Sofia")
    assert there == minute("2022-11-16 00:30")
    assert there.instant == datetime(2022, 11, 15, 22, 30, tzinfo=UTC)


def test_dates_sort_by_day_then_whole_days_then_hours_and_unknown_ones_last() -> None:
    dates: list[When] = [
        Year(2020),
        Month(2020, 7),
        day("2020-07-02"),
        minute("2020-07-02 09:00"),
        minute("2020-07-02 11:30"),
        day("2020-07-03"),
        ToBeAnnounced(),
    ]
    backwards = dates[::-1]
    assert sorted(backwards, key=order) == dates


def test_minutes_of_different_zones_sort_as_they_happen() -> None:
    brussels, sofia = minute("2022-05-16 18:00", "Europe/Brussels"), minute("2022-05-16 18:30")
    assert sofia.instant < brussels.instant
    assert order(sofia) < order(brussels)


@given(KNOWN)
def test_nothing_ends_before_it_begins(when: Known) -> None:
    assert begins(when) <= ends(when)
    assert when.first_day <= when.last_day


@given(KNOWN)
def test_a_date_for_machines_is_no_more_exact_than_what_is_known(when: Known) -> None:
    lengths = {Year: len("2020"), Month: len("2020-07"), Day: len("2020-07-02"), Minute: len("2020-07-02T11:30+03:00")}
    assert len(when.machine) == lengths[type(when)]
    assert when.first_day.isoformat().startswith(when.machine[:10])
