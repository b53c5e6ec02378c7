"""What the pages of the calendar say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import groupby

from plugins.calendar.agenda import Appointment, by_year, horizon, in_sofia, months, years
from plugins.domain import permalink
from plugins.domain.things import Event
from plugins.domain.when import SOFIA, Day, Minute, begins, ends
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
from plugins.publishing.downloads import CSV, JSON, download_links
from plugins.publishing.edition import Edition
from plugins.publishing.page import Link, Time
from plugins.publishing.share_links import ShareLinks, share_links
from plugins.publishing.subscriptions import SubscribeBox, all_events, subscribe_box
from plugins.publishing.text import TextView, links, text_view

FURTHER_DATES = 6


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
    share: ShareLinks


@dataclass(frozen=True, slots=True)
class Group:
    """Events of a year or a month under one heading, which leads to its page where it has one."""

    title: str
    href: str | None
    cards: tuple[EventCard, ...]


@dataclass(frozen=True, slots=True)
class EventsView:
    """What is to come, and what has been, newest first; ``as_of`` says since when the one is told from the other."""

    title: str
    lead: str
    upcoming: tuple[EventCard, ...]
    past: tuple[Group, ...]
    as_of: str | None
    months: tuple[Link, ...]
    subscribe: SubscribeBox
    downloads: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """The archive of a year."""

    title: str
    lead: str
    months: tuple[Group, ...]
    years: tuple[Link, ...]


def event_view(edition: Edition, event: Event) -> EventView:
    """What the page of an event says."""
    about = edition.index.articles.get(("events", event.slug), ())
    past = event.is_past(edition.site.now)
    shown = event.shown(edition.site.now)
    return EventView(
        text=text_view(edition, event),
        time=edition.locale.period(shown.start, shown.end) if shown else edition.locale.time(event.start),
        state=state_text(edition, event),
        state_kind=STATE_KINDS.get(event.state, "neutral"),
        status_note=edition.words(event).status_note,
        past=past,
        facts=_facts(edition, event),
        calendar=None if past or event.days is None else _calendar_link(edition, event),
        topics=edition.topics(event.topics),
        news=tuple(news_card(edition, article) for article in about),
        share=share_links(edition, edition.words(event).title, event.address),
    )


def _calendar_link(edition: Edition, event: Event) -> Link:
    return Link(edition.locale.gettext("Add to calendar"), edition.urls.href(permalink.event_calendar(event.slug)))


def _facts(edition: Edition, event: Event) -> tuple[Fact, ...]:
    _ = edition.locale.gettext
    shown = event.shown(edition.site.now)
    when = edition.locale.period(shown.start, shown.end) if shown else edition.locale.time(event.start)
    sofia = in_sofia(shown) if shown else None
    return known_facts(
        fact(_("When"), FactValue(when.text, note=_zone_note(edition, event))),
        fact(_("In Sofia"), edition.locale.period(sofia.start, sofia.end).text if sofia else None),
        fact(_("Further dates"), *_further(edition, event)),
        fact(_("Where"), _place(event)),
        fact(_("Attendance"), attendance_text(edition, event)),
        fact(_("Online"), Link(_("Join online"), event.online_url) if event.online_url else None),
        fact(_("Languages"), _languages(edition, event)),
        fact(_("Organiser"), event.organiser),
        fact(_("Registration"), _registration(edition, event)),
        fact(_("Tracks"), *edition.tracks(event.tracks)),
        fact(_("Cities"), *links(edition, event.cities, edition.site.city_by_slug)),
        fact(_("Materials"), *_materials(edition, event)),
    )


def _further(edition: Edition, event: Event) -> tuple[str, ...]:
    """The next dates, after the one that is shown, of what takes place again and again."""
    now = edition.site.now
    following = [one for one in event.occurrences(horizon(edition)) if event.ends(one) > now]
    return tuple(edition.locale.period(one.start, one.end).text for one in following[1 : FURTHER_DATES + 1])


def _zone_note(edition: Edition, event: Event) -> str | None:
    shown = event.shown(edition.site.now)
    return edition.locale.zone(shown.start) if shown and isinstance(shown.start, Minute) else None


def _place(event: Event) -> FactValue | None:
    return FactValue(event.venue.name, note=event.venue.address) if event.venue else None


def _languages(edition: Edition, event: Event) -> str | None:
    names = [edition.locale.language_name(code) for code in event.languages]
    return edition.locale.listed(names) if names else None


def _registration(edition: Edition, event: Event) -> FactValue | None:
    """Whether one can register now, until when, and how many can."""
    if event.registration is None:
        return None
    _, locale, now, registration = edition.locale.gettext, edition.locale, edition.site.now, event.registration
    opens, closes = registration.opens, registration.closes
    if event.is_past(now) or (closes and ends(closes) <= now):
        return FactValue(_("Registration is closed"))
    places = locale.ngettext("{count} place", "{count} places", registration.capacity) if registration.capacity else ""
    if opens and begins(opens) > now:
        return FactValue(_("Registration opens: {date}").format(date=locale.when(opens)), note=places or None)
    until = _("until {date}").format(date=locale.when(closes)) if closes else ""
    return FactValue(_("Register"), registration.url, note=", ".join(filter(None, (until, places))) or None)


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
    return EventsView(
        title=_("Events"),
        lead=_("Meetings, labs and conferences of the Intelligent Cities Challenge."),
        upcoming=tuple(event_card(edition, event) for event in edition.upcoming),
        past=tuple(_year_group(edition, year, list(group)) for year, group in groupby(edition.past, _year(edition))),
        as_of=as_of(edition),
        months=month_links(edition),
        subscribe=subscribe_box(edition, (all_events(edition),)),
        downloads=download_links(edition, "events", CSV, JSON),
    )


def as_of(edition: Edition) -> str | None:
    """Since when the lists of events are as they are: true for as long as the page is not made anew."""
    last = edition.site.last_change
    if last is None:
        return None
    sofia = Minute(last.replace(tzinfo=None), "UTC").in_zone(SOFIA)
    midnight = sofia.wall.time() == time()
    since = Day(sofia.wall.date() - timedelta(days=1)) if midnight else sofia
    text = edition.locale.gettext("Events that end after {date} are listed as upcoming.")
    return text.format(date=edition.locale.when(since))


def _year(edition: Edition) -> Callable[[Event], int]:
    """The year in which an event was last; in which it should have begun where each of its dates is cancelled."""

    def year_of(event: Event) -> int:
        occurrence = event.shown(edition.site.now)
        return (occurrence.days if occurrence else event.days or (date.max,))[0].year

    return year_of


def _year_group(edition: Edition, year: int, events: Sequence[Event]) -> Group:
    cards = tuple(event_card(edition, event) for event in events)
    href = edition.urls.href(permalink.year(year)) if year in years(edition) else None
    return Group(str(year), href, cards)


MOST_LINKS = 120
"""To other months, on the page of one; those on either side of it go before those further away."""


def month_links(edition: Edition, current: tuple[int, int] | None = None) -> tuple[Link, ...]:
    """Links to all months with events, newest first; from the page of one to those around it, if there are so many."""
    found = months(edition)
    if current is not None and len(found) > MOST_LINKS:
        first = min(max(found.index(current) - MOST_LINKS // 2, 0), len(found) - MOST_LINKS)
        found = found[first : first + MOST_LINKS]
    return tuple(
        Link(
            edition.locale.month(date(year, month, 1)),
            edition.urls.href(permalink.month(year, month)),
            current=(year, month) == current,
        )
        for year, month in reversed(found)
    )


def year_view(edition: Edition, year: int) -> YearView:
    """The archive of a year, by month; what recurs stands in each month in which it begins."""
    _ = edition.locale.gettext
    of_year = by_year(edition).get(year, ())
    by_month = groupby(of_year, key=lambda appointment: appointment.days[0].month)
    return YearView(
        title=_("Events in {year}").format(year=year),
        lead=edition.locale.ngettext("{count} event", "{count} events", len(of_year)),
        months=tuple(_month_group(edition, year, month, list(group)) for month, group in by_month),
        years=tuple(
            Link(str(other), edition.urls.href(permalink.year(other)), current=other == year)
            for other in reversed(years(edition))
        ),
    )


def _month_group(edition: Edition, year: int, month: int, appointments: Sequence[Appointment]) -> Group:
    return Group(
        edition.locale.month_name(date(year, month, 1)),
        edition.urls.href(permalink.month(year, month)),
        tuple(event_card(edition, one.event, one.occurrence) for one in appointments),
    )
