"""Dates that are only as exact as what is known: a month, a day, a minute, or still to be announced."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SOFIA = "Europe/Sofia"


@dataclass(frozen=True, slots=True)
class Year:
    """A year of which nothing more is known."""

    year: int

    @property
    def first_day(self) -> date:
        """1 January."""
        return date(self.year, 1, 1)

    @property
    def last_day(self) -> date:
        """31 December."""
        return date(self.year, 12, 31)

    @property
    def machine(self) -> str:
        """The ISO 8601 form, as exact as this is."""
        return f"{self.year:04d}"


@dataclass(frozen=True, slots=True)
class Month:
    """A month of which the day is not known."""

    year: int
    month: int

    @property
    def first_day(self) -> date:
        """The first day of the month."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """The last day of the month."""
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    @property
    def machine(self) -> str:
        """The ISO 8601 form, as exact as this is."""
        return f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, slots=True)
class Day:
    """A day of which the hour is not known."""

    day: date

    @property
    def first_day(self) -> date:
        """The day."""
        return self.day

    @property
    def last_day(self) -> date:
        """The day."""
        return self.day

    @property
    def machine(self) -> str:
        """The ISO 8601 form, as exact as this is."""
        return self.day.isoformat()


@dataclass(frozen=True, slots=True)
class Minute:
    """A minute on the wall clock of an IANA time zone; never an offset."""

    wall: datetime
    zone: str = SOFIA

    @property
    def first_day(self) -> date:
        """The day, where the clock hangs."""
        return self.wall.date()

    @property
    def last_day(self) -> date:
        """The day, where the clock hangs."""
        return self.wall.date()

    @property
    def local(self) -> datetime:
        """The same minute with its time zone."""
        return self.wall.replace(tzinfo=ZoneInfo(self.zone))

    @property
    def instant(self) -> datetime:
        """The same minute in UTC."""
        return self.local.astimezone(UTC)

    @property
    def machine(self) -> str:
        """ISO 8601 with the offset that is in force there and then."""
        return self.local.isoformat(timespec="minutes")

    def in_zone(self, zone: str) -> Minute:
        """The same instant on the wall of ``zone``; a minute that its own clock skips is put forward."""
        return Minute(self.instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None), zone)


@dataclass(frozen=True, slots=True)
class ToBeAnnounced:
    """A date that is promised and not yet known."""


Known = Year | Month | Day | Minute
When = Known | ToBeAnnounced


def begins(when: Known, zone: str = SOFIA) -> datetime:
    """The first instant of ``when`` in UTC; days, months and years begin at midnight in ``zone``."""
    if isinstance(when, Minute):
        return when.instant
    return datetime.combine(when.first_day, datetime.min.time(), ZoneInfo(zone)).astimezone(UTC)


def ends(when: Known, zone: str = SOFIA) -> datetime:
    """The first instant after ``when`` in UTC; a minute ends as it begins."""
    if isinstance(when, Minute):
        return when.instant
    midnight = datetime.combine(when.last_day, datetime.min.time())
    following = date.fromordinal(midnight.toordinal() + 1)
    return datetime.combine(following, datetime.min.time(), ZoneInfo(zone)).astimezone(UTC)


def first_of_next_month(day: date) -> date:
    """The first day of the month after that of ``day``."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def months_of(days: tuple[date, date]) -> Iterator[tuple[int, int]]:
    """The months, each (year, month), that a span of days touches."""
    first, last = days
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield month // 12, month % 12 + 1


def order(when: When) -> datetime:
    """Sorts dates of any precision and zone by the instant at which they begin; unknown ones come last."""
    return datetime.max.replace(tzinfo=UTC) if isinstance(when, ToBeAnnounced) else begins(when)
