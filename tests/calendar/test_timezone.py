from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.calendar.timezone import timezone_component, transitions

SOFIA = """\
BEGIN:VTIMEZONE
TZID:Europe/Sofia
BEGIN:DAYLIGHT
DTSTART:19970330T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:EEST
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19971026T040000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:EET
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
END:STANDARD
END:VTIMEZONE
"""
TOKYO = """\
BEGIN:VTIMEZONE
TZID:Asia/Tokyo
BEGIN:STANDARD
DTSTART:19700101T000000
TZNAME:JST
TZOFFSETFROM:+0900
TZOFFSETTO:+0900
END:STANDARD
END:VTIMEZONE
"""
ZONES = (
    "Africa/Casablanca",
    "America/Mexico_City",
    "America/New_York",
    "America/Santiago",
    "Asia/Almaty",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Europe/Brussels",
    "Europe/Dublin",
    "Europe/Istanbul",
    "Europe/Lisbon",
    "Europe/Sofia",
    "UTC",
)
BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)


@cache
def as_others_read_it(zone: str) -> tzinfo:
    """The time zone that dateutil makes of the component alone."""
    read = tzical(io.StringIO(timezone_component(zone, BEGINNING.year).to_ical().decode())).get()
    assert isinstance(read, tzinfo)
    return read


def text_of(zone: str, year: int) -> str:
    return timezone_component(zone, year).to_ical().decode().replace("\r\n", "\n")


@pytest.mark.parametrize("year", [1998, 2020, 2022, 2036])
def test_sofia_is_two_rules_that_never_end(year: int) -> None:
    assert text_of("Europe/Sofia", year) == SOFIA


def test_a_zone_whose_clocks_do_not_change_is_one_offset() -> None:
    assert text_of("Asia/Tokyo", 2022) == TOKYO


def minutes_until(day: str) -> int:
    return int((datetime.fromisoformat(f"{day}T00:00+00:00") - BEGINNING) / timedelta(minutes=1))


@pytest.mark.parametrize("zone", ZONES)
@settings(max_examples=60)
@given(minutes=st.integers(0, minutes_until("2030-12-31")))
@example(minutes=minutes_until("2020-02-15"))
@example(minutes=minutes_until("2021-08-15"))
@example(minutes=minutes_until("2022-09-07"))
@example(minutes=minutes_until("2023-07-15"))
@example(minutes=minutes_until("2024-09-04"))
@example(minutes=minutes_until("2026-03-01"))
def test_the_offset_is_the_one_in_force(zone: str, minutes: int) -> None:
    instant = BEGINNING + timedelta(minutes=minutes)
    expected = instant.astimezone(ZoneInfo(zone)).utcoffset()
    assert instant.astimezone(as_others_read_it(zone)).utcoffset() == expected


@pytest.mark.parametrize(
    ("year", "spring", "autumn"),
    [
        (2021, "2021-03-28T03:00", "2021-10-31T04:00"),
        (2022, "2022-03-27T03:00", "2022-10-30T04:00"),
        (2026, "2026-03-29T03:00", "2026-10-25T04:00"),
    ],
)
def test_the_clocks_of_sofia_change_at_these_hours(year: int, spring: str, autumn: str) -> None:
    changes = transitions("Europe/Sofia", year)
    assert [(change.wall.isoformat(timespec="minutes"), change.daylight, change.name) for change in changes] == [
        (spring, True, "EEST"),
        (autumn, False, "EET"),
    ]
