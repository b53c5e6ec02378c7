"""Which pages and files the calendar has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.calendar.agenda import months, years
from plugins.calendar.calendars import CalendarView, calendars, event_calendar
from plugins.calendar.json_ld import event_json_ld
from plugins.calendar.month import month_view
from plugins.calendar.views import event_view, events_view, year_view
from plugins.domain import permalink
from plugins.domain.things import Event
from plugins.publishing.edition import Edition
from plugins.publishing.page import File, Later, Page


def plan(editions: Sequence[Edition]) -> Iterator[Later]:
    """What is to come, each month and year with events, each event, and what a calendar can subscribe to."""
    for edition in editions:
        yield from _lists(edition, editions)
        for event in edition.events:
            yield edition.later(event.address, _event_page, edition, event)
            if event.days is not None:
                calendar = event_calendar(edition, event)
                yield edition.later(calendar.addresses[0], _files, edition, calendar)
        for calendar in calendars(edition):
            yield edition.later(calendar.addresses[0], _files, edition, calendar)


def _event_page(edition: Edition, event: Event) -> Page:
    return edition.page_of(
        event,
        "event.html",
        event_view(edition, event),
        _section(edition),
        modified=event.updated,
        structured=(event_json_ld(edition, event),),
    )


def _files(edition: Edition, view: CalendarView) -> tuple[File, ...]:
    """The same file at each address of a calendar."""
    from plugins.calendar.ics import calendar_file  # noqa: PLC0415 (large, and needed only where an event has changed)

    content = calendar_file(edition, view)
    return tuple(File(edition.urls.address(address), content) for address in view.addresses)


def _section(edition: Edition) -> tuple[str, str]:
    return edition.locale.gettext("Events"), "/events/"


def _lists(edition: Edition, editions: Sequence[Edition]) -> Iterator[Later]:
    yield edition.later("/events/", _events_page, edition)
    for year in years(edition):
        yield edition.later(permalink.year(year), _year_page, edition, editions, year)
    for year, month in months(edition):
        yield edition.later(permalink.month(year, month), _month_page, edition, editions, year, month)


def _events_page(edition: Edition) -> Page:
    view = events_view(edition)
    return edition.page("/events/", "events.html", view, view.title, view.lead)


def _year_page(edition: Edition, editions: Sequence[Edition], year: int) -> Page:
    view = year_view(edition, year)
    return edition.page(
        permalink.year(year),
        "year.html",
        view,
        view.title,
        view.lead,
        trail=(_section(edition),),
        languages=tuple(other.language for other in editions if year in years(other)),
        fallback="/events/",
    )


def _month_page(edition: Edition, editions: Sequence[Edition], year: int, month: int) -> Page:
    view = month_view(edition, year, month)
    return edition.page(
        permalink.month(year, month),
        "month.html",
        view,
        edition.locale.gettext("Events in {month}").format(month=view.title),
        view.lead,
        trail=(_section(edition), (str(year), permalink.year(year))),
        languages=tuple(other.language for other in editions if (year, month) in months(other)),
        fallback="/events/",
    )
