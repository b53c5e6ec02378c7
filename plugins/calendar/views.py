"""What the pages of the calendar say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from plugins.domain import permalink
from plugins.domain.things import Event
from plugins.domain.when import SOFIA, Minute
from plugins.publishing.cards import (
    STATE_KINDS,
    EventCard,
    Fact,
    FactValue,
    NewsCard,
    attendance_text,
    event_card,
    fact,
    known_facts,
    news_card,
    state_text,
)
from plugins.publishing.edition import Edition
from plugins.publishing.page import Link, Time
from plugins.publishing.text import TextView, links, text_view


@dataclass(frozen=True, slots=True)
class EventView:
    """An event, whole."""

    text: TextView
    time: Time
    state: str | None
    state_kind: str
    status_note: str | None
    past: bool
    facts: tuple[Fact, ...]
    calendar: Link | None
    topics: tuple[Link, ...]
    news: tuple[NewsCard, ...]


@dataclass(frozen=True, slots=True)
class YearGroup:
    """The events of a year."""

    title: str
    href: str
    cards: tuple[EventCard, ...]


@dataclass(frozen=True, slots=True)
class EventsView:
    """What is to come, and what has been, newest first."""

    title: str
    lead: str
    upcoming: tuple[EventCard, ...]
    past: tuple[YearGroup, ...]
    months: tuple[Link, ...]
    calendar: Link


@dataclass(frozen=True, slots=True)
class MonthGroup:
    """The events that begin in a month."""

    title: str
    href: str
    cards: tuple[EventCard, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """The archive of a year."""

    title: str
    lead: str
    months: tuple[MonthGroup, ...]
    years: tuple[Link, ...]


def event_view(edition: Edition, event: Event) -> EventView:
    """What the page of an event says."""
    about = [article for article in edition.articles if event.slug in article.events]
    past = event.is_past(edition.site.now)
    return EventView(
        text=text_view(edition, event),
        time=edition.locale.period(event.start, event.end),
        state=state_text(edition, event),
        state_kind=STATE_KINDS.get(event.state, "neutral"),
        status_note=edition.words(event).status_note,
        past=past,
        facts=_facts(edition, event),
        calendar=None if past or event.days is None else _calendar_link(edition, event),
        topics=edition.topics(event.topics),
        news=tuple(news_card(edition, article) for article in about),
    )


def _calendar_link(edition: Edition, event: Event) -> Link:
    return Link(edition.locale.gettext("Add to calendar"), edition.urls.href(permalink.event_calendar(event.slug)))


def _facts(edition: Edition, event: Event) -> tuple[Fact, ...]:
    _ = edition.locale.gettext
    cities = links(edition, event.cities, edition.site.city_by_slug)
    return known_facts(
        fact(_("When"), FactValue(edition.locale.period(event.start, event.end).text, note=_zone_note(edition, event))),
        fact(_("In Sofia"), _time_in_sofia(edition, event)),
        fact(_("Where"), _place(event)),
        fact(_("Attendance"), attendance_text(edition, event)),
        fact(_("Online"), Link(_("Join online"), event.online_url) if event.online_url else None),
        fact(_("Languages"), _languages(edition, event)),
        fact(_("Organiser"), event.organiser),
        fact(_("Registration"), _registration(edition, event)),
        fact(_("Tracks"), *edition.tracks(event.tracks)),
        fact(_("Cities"), *cities),
        fact(_("Materials"), *_materials(edition, event)),
    )


def _zone_note(edition: Edition, event: Event) -> str | None:
    start = event.start
    return edition.locale.zone(start) if isinstance(start, Minute) else None


def _time_in_sofia(edition: Edition, event: Event) -> str | None:
    """The time on Sofia's clocks, where it is another one than the event's."""
    start, end = event.start, event.end
    if not isinstance(start, Minute) or start.in_zone(SOFIA).wall == start.wall:
        return None
    end_in_sofia = end.in_zone(SOFIA) if isinstance(end, Minute) else None
    return edition.locale.period(start.in_zone(SOFIA), end_in_sofia).text


def _place(event: Event) -> FactValue | None:
    return FactValue(event.venue.name, note=event.venue.address) if event.venue else None


def _languages(edition: Edition, event: Event) -> str | None:
    names = [edition.locale.language_name(code) for code in event.languages]
    return edition.locale.listed(names) if names else None


def _registration(edition: Edition, event: Event) -> FactValue | None:
    if event.registration is None:
        return None
    _, locale, registration = edition.locale.gettext, edition.locale, event.registration
    notes = (
        _("from {date}").format(date=locale.when(registration.opens)) if registration.opens else None,
        _("until {date}").format(date=locale.when(registration.closes)) if registration.closes else None,
        locale.ngettext("{count} place", "{count} places", registration.capacity) if registration.capacity else None,
    )
    return FactValue(_("Register"), registration.url, note=", ".join(filter(None, notes)) or None)


def _materials(edition: Edition, event: Event) -> tuple[Link | None, ...]:
    _ = edition.locale.gettext
    offered = (
        (_("Agenda"), event.agenda),
        (_("Report"), event.report),
        (_("Recording"), event.recording),
        (_("Slides"), event.slides),
    )
    return tuple(Link(text, url) for text, url in offered if url)


def events_view(edition: Edition) -> EventsView:
    """What is to come and what has been, as of the site's moment."""
    _ = edition.locale.gettext
    now = edition.site.now
    upcoming = [event for event in edition.events if not event.is_past(now)]
    past = [event for event in reversed(edition.events) if event.is_past(now)]
    return EventsView(
        title=_("Events"),
        lead=_("Meetings, labs and conferences of the Intelligent Cities Challenge."),
        upcoming=tuple(event_card(edition, event) for event in upcoming),
        past=tuple(_year_group(edition, year, events) for year, events in _by_year(past)),
        months=month_links(edition),
        calendar=Link(_("Subscribe to the calendar"), edition.feeds[1].href),
    )


def _by_year(events: Sequence[Event]) -> list[tuple[int, list[Event]]]:
    grouped = groupby(events, key=lambda event: _first_day(event).year)
    return [(year, list(group)) for year, group in grouped]


def _first_day(event: Event) -> date:
    return event.days[0] if event.days else date.max


def _year_group(edition: Edition, year: int, events: Sequence[Event]) -> YearGroup:
    cards = tuple(event_card(edition, event) for event in events)
    return YearGroup(str(year), edition.urls.href(permalink.year(year)), cards)


def years(edition: Edition) -> list[int]:
    """The years in which events begin."""
    return sorted({event.days[0].year for event in edition.events if event.days})


def months(edition: Edition) -> list[tuple[int, int]]:
    """The months that events touch, each (year, month)."""
    touched: set[tuple[int, int]] = set()
    for event in edition.events:
        if event.days:
            first, last = event.days
            count = (last.year - first.year) * 12 + last.month - first.month
            touched |= {
                (first.year + (first.month - 1 + step) // 12, (first.month - 1 + step) % 12 + 1)
                for step in range(count + 1)
            }
    return sorted(touched)


def month_links(edition: Edition, current: tuple[int, int] | None = None) -> tuple[Link, ...]:
    """Links to all months with events, newest first."""
    return tuple(
        Link(
            edition.locale.month(date(year, month, 1)),
            edition.urls.href(permalink.month(year, month)),
            current=(year, month) == current,
        )
        for year, month in reversed(months(edition))
    )


def year_view(edition: Edition, year: int) -> YearView:
    """The archive of a year, by month."""
    _ = edition.locale.gettext
    events = [event for event in edition.events if event.days and event.days[0].year == year]
    by_month = groupby(events, key=lambda event: _first_day(event).month)
    return YearView(
        title=_("Events in {year}").format(year=year),
        lead=edition.locale.ngettext("{count} event", "{count} events", len(events)),
        months=tuple(_month_group(edition, year, month, list(group)) for month, group in by_month),
        years=tuple(
            Link(str(other), edition.urls.href(permalink.year(other)), current=other == year)
            for other in reversed(years(edition))
        ),
    )


def _month_group(edition: Edition, year: int, month: int, events: Sequence[Event]) -> MonthGroup:
    return MonthGroup(
        edition.locale.month_name(date(year, month, 1)),
        edition.urls.href(permalink.month(year, month)),
        tuple(event_card(edition, event) for event in events),
    )
