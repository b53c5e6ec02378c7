"""A month as a grid of weeks, Monday first (ISO 8601), and what is known only to the month beside it."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plugins.calendar.agenda import Appointment, by_month, months
from plugins.calendar.views import MOST_LINKS, month_links
from plugins.domain import permalink
from plugins.domain.when import Minute, Month
from plugins.publishing.cards import STATE_KINDS, EventCard, event_card, state_text
from plugins.publishing.edition import Edition
from plugins.publishing.page import Link


@dataclass(frozen=True, slots=True)
class Weekday:
    """A column of the grid."""

    short: str
    full: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An event on one of its days.

    One of several days is drawn as a bar over them: ``span`` says over how many of the week, on the first of them
    there; it is 0 on the others, and for an event of one day.
    """

    title: str
    href: str
    time_text: str | None
    state: str | None
    state_kind: str
    continues_before: bool
    continues_after: bool
    span: int = 0


@dataclass(frozen=True, slots=True)
class GridDay:
    """A cell of the grid; days of the months beside it fill the first and last week.

    ``entries`` stand in lanes, so that an event of several days stays in one line over its days; none is a free lane.
    """

    number: int
    iso: str
    in_month: bool
    label: str
    entries: tuple[Entry | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The table of a month."""

    caption: str
    weekdays: tuple[Weekday, ...]
    weeks: tuple[tuple[GridDay, ...], ...]


@dataclass(frozen=True, slots=True)
class MonthView:
    """The page of a month."""

    title: str
    lead: str
    grid: Grid
    undated: tuple[EventCard, ...]
    earlier: Link | None
    later: Link | None
    months: tuple[Link, ...]
    year: Link
    has_all_months: bool = True


def month_view(edition: Edition, year: int, month: int) -> MonthView:
    """What the page of a month says; events known only to the month stand beside the grid, on no day of it."""
    first = date(year, month, 1)
    touching = by_month(edition).get((year, month), ())
    undated = [one for one in touching if isinstance(one.occurrence.start, Month)]
    return MonthView(
        title=edition.locale.month(first),
        lead=edition.locale.ngettext("{count} event", "{count} events", len(touching)),
        grid=_grid(edition, first, [one for one in touching if one not in undated]),
        undated=tuple(event_card(edition, one.event, one.occurrence) for one in undated),
        earlier=_neighbour(edition, (year, month), -1),
        later=_neighbour(edition, (year, month), 1),
        months=month_links(edition, (year, month)),
        year=Link(str(year), edition.urls.href(permalink.year(year))),
        has_all_months=len(months(edition)) <= MOST_LINKS,
    )


def _neighbour(edition: Edition, current: tuple[int, int], step: int) -> Link | None:
    all_months = months(edition)
    position = all_months.index(current) + step
    if not 0 <= position < len(all_months):
        return None
    year, month = all_months[position]
    return Link(edition.locale.month(date(year, month, 1)), edition.urls.href(permalink.month(year, month)))


def _grid(edition: Edition, first: date, appointments: Sequence[Appointment]) -> Grid:
    weeks = calendar.Calendar(calendar.MONDAY).monthdatescalendar(first.year, first.month)
    return Grid(
        caption=edition.locale.month(first),
        weekdays=tuple(Weekday(short, full) for short, full in edition.locale.weekdays),
        weeks=tuple(_week(edition, week, first, appointments) for week in weeks),
    )


def _week(
    edition: Edition, week: Sequence[date], first: date, appointments: Sequence[Appointment]
) -> tuple[GridDay, ...]:
    lanes = _lanes(appointments, week)
    return tuple(_day(edition, day, first, lanes) for day in week)


def _lanes(appointments: Sequence[Appointment], week: Sequence[date]) -> list[list[Appointment]]:
    """The appointments of a week, each in the first lane in which nothing else stands on its days.

    Those of several days come first, so that their bars lie level.
    """
    lanes: list[list[Appointment]] = []
    for appointment in sorted(appointments, key=lambda one: one.days[0] == one.days[1]):
        if appointment.days[0] > week[-1] or appointment.days[1] < week[0]:
            continue
        free = (lane for lane in lanes if all(_apart(appointment, other) for other in lane))
        lane = next(free, None)
        if lane is None:
            lanes.append([appointment])
        else:
            lane.append(appointment)
    return lanes


def _apart(one: Appointment, other: Appointment) -> bool:
    return one.days[1] < other.days[0] or other.days[1] < one.days[0]


def _day(edition: Edition, day: date, first: date, lanes: Sequence[Sequence[Appointment]]) -> GridDay:
    in_month = (day.year, day.month) == (first.year, first.month)
    entries = [next((_entry(edition, one, day) for one in lane if _on(one, day)), None) for lane in lanes]
    while entries and entries[-1] is None:
        entries.pop()
    return GridDay(day.day, day.isoformat(), in_month, edition.locale.full_day(day), tuple(entries) if in_month else ())


def _on(appointment: Appointment, day: date) -> bool:
    return appointment.days[0] <= day <= appointment.days[1]


def _entry(edition: Edition, appointment: Appointment, day: date) -> Entry:
    event, start = appointment.event, appointment.occurrence.start
    first, last = appointment.days
    begins_bar = first != last and (day == first or day.weekday() == calendar.MONDAY or day.day == 1)
    days_left = min((last - day).days, calendar.SUNDAY - day.weekday(), _days_left(day)) + 1
    return Entry(
        title=edition.words(event).title,
        href=edition.href(event),
        time_text=edition.locale.clock(start) if isinstance(start, Minute) and day == first else None,
        state=state_text(edition, event),
        state_kind=STATE_KINDS.get(event.state, "neutral"),
        continues_before=day > first,
        continues_after=day < last,
        span=days_left if begins_bar else 0,
    )


def _days_left(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1] - day.day
