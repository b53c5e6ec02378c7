"""VTIMEZONE for a calendar (RFC 5545 §3.6.5): the zone's rule as it is in force, not a list of dates that ends."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

EARLIEST = 1970
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Transition:
    """A change of the clocks: the wall time before it, and the offsets from UTC before and after."""

    wall: datetime
    before: timedelta
    after: timedelta
    daylight: bool
    name: str

    @property
    def rule(self) -> tuple[int, int, int, object, timedelta, timedelta]:
        """What is the same every year: month, which weekday of it, hour, offsets."""
        day = self.wall.day
        last = day > calendar.monthrange(self.wall.year, self.wall.month)[1] - 7
        which = -1 if last else (day - 1) // 7 + 1
        return self.wall.month, which, self.wall.weekday(), self.wall.time(), self.before, self.after

    @property
    def recurrence(self) -> vRecur:
        """The rule as RRULE."""
        month, which, weekday, *_ = self.rule
        return vRecur(freq="YEARLY", bymonth=month, byday=f"{which}{_WEEKDAYS[weekday]}")


@cache
def timezone_component(zone: str, first: int, last: int | None = None) -> Timezone:
    """The VTIMEZONE of the IANA zone ``zone`` for events from ``first`` to ``last`` (unless said, ten years on).

    Where one rule holds in all of them and the year after, it is written as RRULE from the year since when it has held;
    where the law changes in between, or every year is different, the changes are written one by one.
    """
    years = range(first, (last or first + 10) + 2)
    component = Timezone()
    component.add("tzid", zone)
    changes = [change for year in (first - 1, *years) for change in transitions(zone, year)]
    if not changes:
        component.add_component(_fixed(zone, first))
    elif all(_rules(zone, year) == _rules(zone, first) for year in years):
        since = _since(zone, first)
        for change in transitions(zone, first - 1) if since == first else ():
            component.add_component(_observance(change, recurring=False))
        for change in transitions(zone, since):
            component.add_component(_observance(change, recurring=True))
    else:
        component.add_component(_fixed(zone, first - 1))
        for change in changes:
            component.add_component(_observance(change, recurring=False))
    return component


@cache
def transitions(zone: str, year: int) -> tuple[Transition, ...]:
    """The changes of the clocks of ``zone`` in a year, in order."""
    return tuple(_transitions(ZoneInfo(zone), year))


def _transitions(zone: ZoneInfo, year: int) -> Iterator[Transition]:
    day = datetime(year, 1, 1, tzinfo=UTC)
    while day.year == year:
        following = day + timedelta(days=1)
        if _offset(day, zone) != _offset(following, zone):
            instant = _find(day, following, zone)
            before, after = _offset(instant - timedelta(seconds=1), zone), instant.astimezone(zone)
            yield Transition(
                wall=(instant + before).replace(tzinfo=None),
                before=before,
                after=after.utcoffset() or timedelta(),
                daylight=bool(after.dst()),
                name=after.tzname() or zone.key,
            )
        day = following


def _find(low: datetime, high: datetime, zone: ZoneInfo) -> datetime:
    """The first minute in which the new offset is in force."""
    before = _offset(low, zone)
    while high - low > timedelta(minutes=1):
        middle = low + (high - low) / 2
        middle = middle.replace(second=0, microsecond=0)
        low, high = (middle, high) if _offset(middle, zone) == before else (low, middle)
    return high


def _offset(instant: datetime, zone: ZoneInfo) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta()


def _rules(zone: str, year: int) -> list[object]:
    return [change.rule for change in transitions(zone, year)]


def _since(zone: str, year: int) -> int:
    """The first year from which the rules of ``year`` have held without a break."""
    while year > EARLIEST and _rules(zone, year - 1) == _rules(zone, year):
        year -= 1
    return year


def _observance(change: Transition, *, recurring: bool) -> TimezoneStandard | TimezoneDaylight:
    observance = TimezoneDaylight() if change.daylight else TimezoneStandard()
    observance.add("dtstart", change.wall)
    observance.add("tzoffsetfrom", change.before)
    observance.add("tzoffsetto", change.after)
    observance.add("tzname", change.name)
    if recurring:
        observance.add("rrule", change.recurrence)
    return observance


def _fixed(zone: str, year: int) -> TimezoneStandard | TimezoneDaylight:
    there = datetime(year, 1, 1, tzinfo=ZoneInfo(zone))
    offset = there.utcoffset() or timedelta()
    since = there.replace(year=EARLIEST, tzinfo=None)
    return _observance(Transition(since, offset, offset, daylight=False, name=there.tzname() or zone), recurring=False)
