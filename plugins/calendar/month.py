"""A month as a grid of weeks, Monday first (ISO 8601), and what is known only to the month beside it."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from plugins.calendar.views import month_links, months
from plugins.domain import permalink
from plugins.domain.things import Event
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
    """An event on one of its days."""

    title: str
    href: str
    time_text: str | None
    state: str | None
    state_kind: str
    continues_before: bool
    continues_after: bool


@dataclass(frozen=True, slots=True)
class GridDay:
    """A cell of the grid; days of the months beside it fill the first and last week."""

    number: int
    iso: str
    in_month: bool
    label: str
    entries: tuple[Entry, ...]


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


def month_view(edition: Edition, year: int, month: int) -> MonthView:
    """What the page of a month says; events known only to the month stand beside the grid, on no day of it."""
    first = date(year, month, 1)
    touching = [event for event in edition.events if _touches(event, first)]
    title = edition.locale.month(first)
    return MonthView(
        title=title,
        lead=edition.locale.ngettext("{count} event", "{count} events", len(touching)),
        grid=_grid(edition, first, [event for event in touching if not isinstance(event.start, Month)]),
        undated=tuple(event_card(edition, event) for event in touching if isinstance(event.start, Month)),
        earlier=_neighbour(edition, (year, month), -1),
        later=_neighbour(edition, (year, month), 1),
        months=month_links(edition, (year, month)),
        year=Link(str(year), edition.urls.href(permalink.year(year))),
    )


def _touches(event: Event, first: date) -> bool:
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return event.days is not None and event.days[0] <= last and event.days[1] >= first


def _neighbour(edition: Edition, current: tuple[int, int], step: int) -> Link | None:
    all_months = months(edition)
    position = all_months.index(current) + step
    if not 0 <= position < len(all_months):
        return None
    year, month = all_months[position]
    return Link(edition.locale.month(date(year, month, 1)), edition.urls.href(permalink.month(year, month)))


def _grid(edition: Edition, first: date, events: list[Event]) -> Grid:
    weeks = calendar.Calendar(calendar.MONDAY).monthdatescalendar(first.year, first.month)
    return Grid(
        caption=edition.locale.month(first),
        weekdays=tuple(Weekday(short, full) for short, full in edition.locale.weekdays),
        weeks=tuple(tuple(_day(edition, day, first, events) for day in week) for week in weeks),
    )


def _day(edition: Edition, day: date, first: date, events: list[Event]) -> GridDay:
    in_month = day.month == first.month
    entries = tuple(_entry(edition, event, day) for event in events if in_month and _on(event, day))
    return GridDay(day.day, day.isoformat(), in_month, edition.locale.full_day(day), entries)


def _on(event: Event, day: date) -> bool:
    return event.days is not None and event.days[0] <= day <= event.days[1]


def _entry(edition: Edition, event: Event, day: date) -> Entry:
    first, last = event.days or (day, day)
    return Entry(
        title=edition.words(event).title,
        href=edition.href(event),
        time_text=edition.locale.clock(event.start) if isinstance(event.start, Minute) and day == first else None,
        state=state_text(edition, event),
        state_kind=STATE_KINDS.get(event.state, "neutral"),
        continues_before=day > first,
        continues_after=day < last,
    )
