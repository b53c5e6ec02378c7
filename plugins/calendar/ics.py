"""Events as iCalendar (RFC 5545, RFC 7986): one UID in every language and for ever, the same bytes on every build."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, vDuration, vUri
from icalendar import Event as Component

from plugins.calendar.timezone import timezone_component
from plugins.domain import permalink
from plugins.domain.things import Event, State
from plugins.domain.when import Known, Minute, Month, begins
from plugins.publishing.cards import attendance_text, state_text
from plugins.publishing.edition import Edition

UID_DOMAIN = "innovativesofia.bg"
"""Behind every UID; it names who gives the ids out, not where the site stands, and never changes."""

_STATUS = {State.CANCELLED: "CANCELLED", State.POSTPONED: "TENTATIVE"}


def calendar_file(edition: Edition) -> bytes:
    """All events of a language whose date is known, for subscribers."""
    events = [event for event in edition.events if event.days is not None]
    source = edition.urls.absolute("/feeds/events.ics")
    return _calendar(edition, edition.feeds[1].title, source, events)


def event_calendar(edition: Edition, event: Event) -> bytes:
    """One event, to be added to a calendar once."""
    source = edition.urls.absolute(permalink.event_calendar(event.slug))
    return _calendar(edition, edition.words(event).title, source, [event])


def _calendar(edition: Edition, name: str, source: str, events: Iterable[Event]) -> bytes:
    events = sorted(events, key=lambda event: event.order)
    calendar = Calendar()
    calendar.add("prodid", f"-//Innovative Sofia//ICC//{edition.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Europe/Sofia")
    calendar.add("refresh-interval", vDuration(timedelta(days=1)), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    calendar.add("source", vUri(source), parameters={"VALUE": "URI"})
    for zone, years in sorted(_zones(events).items()):
        calendar.add_component(timezone_component(zone, min(years), max(years)))
    for event in events:
        calendar.add_component(_component(edition, event))
    return bytes(calendar.to_ical())


def _zones(events: Iterable[Event]) -> dict[str, set[int]]:
    """The zones in which events have a time, each with the years of its events."""
    zones: dict[str, set[int]] = {}
    for event in events:
        if isinstance(event.start, Minute) and event.days is not None:
            zones.setdefault(event.start.zone, set()).update(day.year for day in event.days)
    return zones


def _component(edition: Edition, event: Event) -> Component:
    words, language = edition.words(event), {"LANGUAGE": edition.language}
    state = state_text(edition, event)
    url = edition.urls.absolute(event.address)
    component = Component()
    component.add("uid", f"{event.id}@{UID_DOMAIN}")
    component.add("dtstamp", _stamp(event))
    component.add("last-modified", _stamp(event))
    _add_times(component, event)
    component.add("summary", f"{state}: {words.title}" if state else words.title, parameters=language)
    component.add("description", _description(edition, event, url), parameters=language)
    component.add("url", vUri(url))
    component.add("status", _STATUS.get(event.state, "CONFIRMED"))
    component.add("transp", "TRANSPARENT")
    location = _location(edition, event)
    if location:
        component.add("location", location, parameters=language)
    if event.venue and event.venue.latitude is not None and event.venue.longitude is not None:
        component.add("geo", (event.venue.latitude, event.venue.longitude))
    topics = [link.text for link in edition.topics(event.topics)]
    if topics:
        component.add("categories", topics, parameters=language)
    return component


def _add_times(component: Component, event: Event) -> None:
    """Times on the wall of their zone; days, spans and months as DATE, whose end is the day after (RFC 5545 §3.6.1)."""
    if isinstance(event.start, Minute):
        component.add("dtstart", event.start.wall, parameters={"TZID": event.start.zone})
        if isinstance(event.end, Minute):
            component.add("dtend", event.end.wall, parameters={"TZID": event.end.zone})
    elif event.days is not None:
        first, last = event.days
        component.add("dtstart", first)
        component.add("dtend", last + timedelta(days=1))


def _description(edition: Edition, event: Event, url: str) -> str:
    _ = edition.locale.gettext
    words = edition.words(event)
    known_to_month = _("Only the month is known, not the day.") if isinstance(event.start, Month) else None
    return "\n\n".join(part for part in (words.summary, words.status_note, known_to_month, url) if part)


def _location(edition: Edition, event: Event) -> str | None:
    if event.venue:
        return ", ".join(part for part in (event.venue.name, event.venue.address) if part)
    return attendance_text(edition, event)


def _stamp(event: Event) -> datetime:
    """When this version was made: from the content, never from the clock (RFC 5545 §3.8.7.2)."""
    stated = event.updated or event.publish_on or event.start
    return begins(stated) if isinstance(stated, Known) else datetime(2020, 1, 1, tzinfo=UTC)
