"""What takes place when: every occurrence of every event, as far ahead as the calendar's pages look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from plugins.domain.recurrence import Occurrence
from plugins.domain.things import Event
from plugins.domain.when import SOFIA, Minute, months_of, order
from plugins.publishing.edition import Edition

MONTHS_AHEAD = 12
EDITIONS = 8
"""So many editions' agendas are kept: every page of the calendar asks for its own more than once."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """An event at one of its times."""

    event: Event
    occurrence: Occurrence

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day it touches."""
        return self.occurrence.days


def horizon(edition: Edition) -> date:
    """The last day that the pages look ahead to: the end of the month a year from now, in Sofia."""
    today = edition.site.today
    months = today.year * 12 + today.month + MONTHS_AHEAD
    return date.fromordinal(date(months // 12, months % 12 + 1, 1).toordinal() - 1)


@lru_cache(maxsize=EDITIONS)
def agenda(edition: Edition) -> tuple[Appointment, ...]:
    """Every time at which something takes place, earliest first."""
    last = horizon(edition)
    found = [Appointment(event, one) for event in edition.events for one in event.occurrences(last)]
    return tuple(sorted(found, key=lambda one: (order(one.occurrence.start), one.event.id)))


@lru_cache(maxsize=EDITIONS)
def by_month(edition: Edition) -> Mapping[tuple[int, int], Sequence[Appointment]]:
    """What touches each month in which something takes place, the earliest first."""
    found: dict[tuple[int, int], list[Appointment]] = {}
    for appointment in agenda(edition):
        for month in months_of(appointment.days):
            found.setdefault(month, []).append(appointment)
    return dict(sorted(found.items()))


def months(edition: Edition) -> list[tuple[int, int]]:
    """The months in which something takes place."""
    return list(by_month(edition))


@lru_cache(maxsize=EDITIONS)
def by_year(edition: Edition) -> Mapping[int, Sequence[Appointment]]:
    """What begins in each year in which something does, the earliest first."""
    found: dict[int, list[Appointment]] = {}
    for appointment in agenda(edition):
        found.setdefault(appointment.days[0].year, []).append(appointment)
    return dict(sorted(found.items()))


def years(edition: Edition) -> list[int]:
    """The years in which something begins."""
    return list(by_year(edition))


def in_sofia(occurrence: Occurrence) -> Occurrence | None:
    """The same time on Sofia's clocks, where they show another one."""
    start, end = occurrence.start, occurrence.end
    if not isinstance(start, Minute) or start.in_zone(SOFIA).wall == start.wall:
        return None
    return Occurrence(start.in_zone(SOFIA), end.in_zone(SOFIA) if isinstance(end, Minute) else None)
