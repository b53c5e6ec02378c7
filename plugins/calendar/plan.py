"""Which pages and files the calendar has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.calendar.agenda import months, years
from plugins.calendar.ics import calendar_file, calendars, event_calendar
from plugins.calendar.json_ld import event_json_ld
from plugins.calendar.month import month_view
from plugins.calendar.views import event_view, events_view, year_view
from plugins.domain import permalink
from plugins.publishing.edition import Edition
from plugins.publishing.page import File, Page


def plan(editions: Sequence[Edition]) -> Iterator[Page | File]:
    """What is to come, each month and year with events, each event, and what a calendar can subscribe to."""
    for edition in editions:
        yield from _lists(edition, editions)
        for event in edition.events:
            words = edition.words(event)
            yield edition.page(
                event.address,
                "event.html",
                event_view(edition, event),
                words.title,
                words.summary,
                trail=(_section(edition),),
                languages=tuple(event.words),
                fallback="/events/",
                modified=event.updated,
                structured=(event_json_ld(edition, event),),
            )
            if event.days is not None:
                address = edition.urls.address(permalink.event_calendar(event.slug))
                yield File(address, event_calendar(edition, event))
        for view in calendars(edition):
            yield File(edition.urls.address(view.address), calendar_file(edition, view))


def _section(edition: Edition) -> tuple[str, str]:
    return edition.locale.gettext("Events"), "/events/"


def _lists(edition: Edition, editions: Sequence[Edition]) -> Iterator[Page]:
    view = events_view(edition)
    yield edition.page("/events/", "events.html", view, view.title, view.lead)
    for year in years(edition):
        of_year = year_view(edition, year)
        yield edition.page(
            permalink.year(year),
            "year.html",
            of_year,
            of_year.title,
            of_year.lead,
            trail=(_section(edition),),
            languages=tuple(other.language for other in editions if year in years(other)),
            fallback="/events/",
        )
    for year, month in months(edition):
        of_month = month_view(edition, year, month)
        yield edition.page(
            permalink.month(year, month),
            "month.html",
            of_month,
            edition.locale.gettext("Events in {month}").format(month=of_month.title),
            of_month.lead,
            trail=(_section(edition), (str(year), permalink.year(year))),
            languages=tuple(other.language for other in editions if (year, month) in months(other)),
            fallback="/events/",
        )
