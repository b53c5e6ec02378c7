"""Events as iCalendar (RFC 5545, RFC 7986): one UID in every language and for ever, the same bytes on every build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, vDuration, vRecur, vText, vUri
from icalendar import Event as Component

from plugins.calendar.calendars import CalendarView
from plugins.calendar.timezone import timezone_component
from plugins.domain.ledger import uid
from plugins.domain.recurrence import Occurrence, Recurrence
from plugins.domain.things import YEARS_AHEAD, Event, State
from plugins.domain.when import Day, Known, Minute, Month, begins
from plugins.publishing.cards import attendance_text, state_text
from plugins.publishing.edition import Edition

_END = b"END:VCALENDAR"
_STATUS = {State.CANCELLED: "CANCELLED", State.POSTPONED: "TENTATIVE"}


def calendar_file(edition: Edition, view: CalendarView) -> bytes:
    """A calendar as a file: CRLF, folded at 75 octets inside no letter (RFC 5545 §3.1)."""
    events = sorted(view.events, key=lambda event: event.order)
    calendar = Calendar()
    calendar.add("prodid", f"-//Innovative Sofia//ICC//{edition.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, vText(view.name))  # without a type nothing would be escaped in it
    calendar.add("x-wr-timezone", "Europe/Sofia")
    calendar.add("refresh-interval", vDuration(timedelta(days=1)), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    calendar.add("source", vUri(edition.urls.absolute(view.addresses[0])), parameters={"VALUE": "URI"})
    for zone, years in sorted(_zones(edition, events).items()):
        calendar.add_component(timezone_component(zone, min(years), max(years)))
    head, end, rest = bytes(calendar.to_ical()).rpartition(_END)
    return b"".join((head, *(edition.once(_written, event) for event in events), end, rest))


def _written(edition: Edition, event: Event) -> bytes:
    """The event as it stands in every calendar that has it."""
    return b"".join(component.to_ical() for component in _components(edition, event))


def _zones(edition: Edition, events: Iterable[Event]) -> dict[str, set[int]]:
    """The zones in which events have a time, each with the years of its events."""
    zones: dict[str, set[int]] = {}
    ahead = edition.site.today + timedelta(days=YEARS_AHEAD * 366)
    for event in events:
        for one in event.occurrences(ahead) if isinstance(event.start, Minute) else ():
            zones.setdefault(event.zone, set()).update(day.year for day in one.days)
    return zones


def _components(edition: Edition, event: Event) -> Iterable[Component]:
    """The event, and each of its occurrences that takes place at another time than the rule says."""
    component = _component(edition, event, Occurrence(event.start, event.end))  # type: ignore[arg-type]
    recurrence = event.recurrence
    if recurrence is None:
        yield component
        return
    component.add("rrule", vRecur.from_ical(_rule(recurrence, event)))
    for cancelled in recurrence.cancelled:
        _add_time(component, "exdate", cancelled)
    yield component
    for original, occurrence in _overrides(edition, event, recurrence):
        override = _component(edition, event, occurrence)
        _add_time(override, "recurrence-id", original)
        yield override


def _overrides(edition: Edition, event: Event, recurrence: Recurrence) -> Iterator[tuple[Day | Minute, Occurrence]]:
    """Occurrences that are written by themselves, each with the time that the rule gives it.

    They are those that are moved, and those during which the clocks change: how long these last by their rule is told
    by one program in hours that pass, by another in hours on the clock.
    """
    for moved in recurrence.moved:
        yield moved.original, event.moved_to(moved)
    elsewhere = {moved.start for moved in recurrence.moved}
    for one in event.occurrences(edition.site.today + timedelta(days=YEARS_AHEAD * 366)):
        if isinstance(one.start, Minute) and isinstance(one.end, Minute) and one.start not in elsewhere:
            on_the_clock = one.end.wall - one.start.wall
            if on_the_clock != one.end.instant - one.start.instant:
                yield one.start, one


def _rule(recurrence: Recurrence, event: Event) -> str:
    """The rule with its UNTIL of the kind of DTSTART: a date, or an instant in UTC (RFC 5545 §3.3.10)."""
    if recurrence.last_day is None or not isinstance(event.start, Minute):
        return recurrence.rule
    midnight = datetime.combine(recurrence.last_day, datetime.max.time().replace(microsecond=0))
    last = Minute(midnight, event.zone).instant
    return recurrence.rule.replace(f"UNTIL={recurrence.last_day:%Y%m%d}", f"UNTIL={last:%Y%m%dT%H%M%SZ}")


def _component(edition: Edition, event: Event, occurrence: Occurrence) -> Component:
    words, language = edition.words(event), {"LANGUAGE": edition.language}
    state = state_text(edition, event)
    url = edition.urls.absolute(event.address)
    component = Component()
    component.add("uid", uid(event.id))
    component.add("dtstamp", _stamp(event))
    component.add("last-modified", _stamp(event))
    component.add("sequence", edition.site.ledger.sequence(event))
    _add_times(component, occurrence)
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


def _add_times(component: Component, occurrence: Occurrence) -> None:
    """Times on the wall of their zone; days, spans and months as DATE, whose end is the day after (RFC 5545 §3.6.1)."""
    if isinstance(occurrence.start, Minute):
        _add_time(component, "dtstart", occurrence.start)
        if isinstance(occurrence.end, Minute):
            _add_time(component, "dtend", occurrence.end)
    else:
        first, last = occurrence.days
        component.add("dtstart", first)
        component.add("dtend", last + timedelta(days=1))


def _add_time(component: Component, name: str, when: Day | Minute) -> None:
    if isinstance(when, Minute):
        component.add(name, when.wall, parameters={"TZID": when.zone})
    else:
        component.add(name, when.day)


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
