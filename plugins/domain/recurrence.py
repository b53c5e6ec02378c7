"""Events that take place again and again (RFC 5545 §3.8.5): a rule, its exceptions, and when each occurrence is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile

from dateutil.rrule import rrulestr

from plugins.domain.when import Day, Known, Minute

MOST = 20_000
"""So many occurrences of one event are looked at, at the most."""

_CYCLE = 400


@dataclass(frozen=True, slots=True)
class Moved:
    """An occurrence that takes place at another time than its rule says."""

    original: Day | Minute
    start: Day | Minute
    end: Day | Minute | None = None


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule as RRULE has it, with ``UNTIL`` as a date where it has one, and its exceptions."""

    rule: str
    cancelled: tuple[Day | Minute, ...] = ()
    moved: tuple[Moved, ...] = ()

    @property
    def is_endless(self) -> bool:
        """Whether it goes on for ever."""
        return not any(part.startswith(("COUNT=", "UNTIL=")) for part in self.rule.split(";"))

    def until(self, ending: str) -> str:
        """The rule with ``ending`` behind its UNTIL date; RFC 5545 wants it to be of the kind of the start."""
        parts = (f"{part}{ending}" if part.startswith("UNTIL=") else part for part in self.rule.split(";"))
        return ";".join(parts)

    @property
    def last_day(self) -> dt.date | None:
        """The day of UNTIL, where there is one."""
        found = next((part[6:] for part in self.rule.split(";") if part.startswith("UNTIL=")), None)
        return dt.datetime.strptime(found, "%Y%m%d").replace(tzinfo=dt.UTC).date() if found else None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time at which an event takes place."""

    start: Known
    end: Known | None = None

    @property
    def days(self) -> tuple[dt.date, dt.date]:
        """The first and the last day it touches; midnight ends a day."""
        last = (self.end or self.start).last_day
        if isinstance(self.end, Minute) and self.end.wall.time() == dt.time() and last > self.start.first_day:
            last -= dt.timedelta(days=1)
        return self.start.first_day, last


def first_start(rule: Recurrence, start: Day | Minute) -> dt.date | None:
    """The first day from ``start`` on that a rule gives, whatever its end; none where it never gives any.

    It is sought in the last 400 years that dates have, which are as all others (the Gregorian calendar repeats itself,
    weekdays and all): there, a rule that gives nothing is soon looked through.
    """
    wall = dt.datetime.combine(start.first_day, dt.time())
    years = (dt.MAXYEAR - wall.year) // _CYCLE * _CYCLE
    endless = ";".join(part for part in rule.rule.split(";") if not part.startswith("UNTIL="))
    found = next(iter(rrulestr(endless, dtstart=wall.replace(year=wall.year + years))), None)
    return found.date().replace(year=found.year - years) if found else None


def rule_starts(rule: Recurrence, start: Day | Minute, horizon: dt.date) -> Iterator[Day | Minute]:
    """When the rule says that an event begins that first begins at ``start``, up to the day ``horizon``.

    A time that the clocks skip is put forward by as much as they are (RFC 5545 §3.3.5).
    """
    wall = start.wall if isinstance(start, Minute) else dt.datetime.combine(start.day, dt.time())
    found = takewhile(lambda at: at.date() <= horizon, rrulestr(rule.until("T235959"), dtstart=wall))
    for at in islice(found, MOST):
        yield Minute(at, start.zone).in_zone(start.zone) if isinstance(start, Minute) else Day(at.date())


@lru_cache(256)
def occurrences(
    rule: Recurrence, start: Day | Minute, end: Day | Minute | None, horizon: dt.date
) -> tuple[Occurrence, ...]:
    """Every time at which an event takes place up to the day ``horizon``, in order; all last as long as the first."""
    moved = {_key(one.original): one for one in rule.moved}
    cancelled = {_key(one) for one in rule.cancelled}
    found = [
        _moved(moved[_key(at)], start, end) if _key(at) in moved else Occurrence(at, lasting(at, start, end))
        for at in rule_starts(rule, start, horizon)
        if _key(at) not in cancelled
    ]
    return tuple(sorted(found, key=lambda one: _key(one.start)))


def _moved(moved: Moved, start: Day | Minute, end: Day | Minute | None) -> Occurrence:
    return Occurrence(moved.start, moved.end or lasting(moved.start, start, end))


def lasting(at: Day | Minute, start: Day | Minute, end: Day | Minute | None) -> Day | Minute | None:
    """The end of an occurrence that begins at ``at``: after the same exact duration (RFC 5545 §3.8.5.3)."""
    if isinstance(at, Minute) and isinstance(start, Minute) and isinstance(end, Minute):
        instant = at.instant + (end.instant - start.instant)
        return Minute(instant.replace(tzinfo=None), "UTC").in_zone(at.zone)
    if isinstance(at, Day) and isinstance(start, Day) and isinstance(end, Day):
        return Day(at.day + (end.day - start.day))
    return None


def _key(at: Known) -> dt.datetime:
    return at.instant if isinstance(at, Minute) else dt.datetime.combine(at.first_day, dt.time(), dt.UTC)
