"""Subscribers' programs find each thing once, at the right hour, whatever zone they are in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import recurring_ical_events
import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from plugins.calendar.ics import calendar_file, calendars
from plugins.domain.ledger import Ledger, uid
from plugins.domain.recurrence import Recurrence
from plugins.domain.things import Event, State
from plugins.domain.when import Day, Minute
from plugins.publishing.edition import Edition
from tests.calendar.cases import EVENTS
from tests.calendar.clients import FROM, TO, Found, Khal, Thunderbird, expected, said_instant
from tests.small_site import day, editions, event, minute, words

ZONES = ("Europe/Sofia", "Europe/Brussels", "America/New_York", "Asia/Tokyo")
PLAIN = tuple(replace(one, state=State.SCHEDULED) for one in EVENTS if one.slug != "promised")
"""The events whose titles stand in the calendar as they are."""


@pytest.fixture(scope="module")
def thunderbird(tmp_path_factory: pytest.TempPathFactory) -> Thunderbird:
    return Thunderbird(tmp_path_factory.mktemp("thunderbird"))


def edition_of(events: tuple[Event, ...], **parts: object) -> Edition:
    return editions(events=events, **parts)[0]


def feed(edition: Edition) -> bytes:
    return calendar_file(edition, next(iter(calendars(edition))))


def by_recurring_ical_events(content: bytes) -> list[Found]:
    found = recurring_ical_events.of(Calendar.from_ical(content)).between(FROM, TO)
    return sorted((str(one["uid"]), str(one["summary"]), *_said(one.start, one.end)) for one in found)


def _said(start: date, end: date) -> tuple[str, str]:
    if isinstance(start, datetime) and isinstance(end, datetime):
        return said_instant(start), said_instant(end)
    return start.isoformat(), (end - timedelta(days=1)).isoformat()


def by_vobject(content: bytes) -> list[Found]:
    """Of events that do not recur: vobject knows no RECURRENCE-ID."""
    read = vobject.readOne(content.decode()).vevent_list
    found = ((one.uid.value, one.summary.value, one.dtstart.value, one.contents.get("dtend")) for one in read)
    return sorted((key, title, *_said(start, end[0].value if end else start)) for key, title, start, end in found)


def hours_as_khal_has_them(found: list[Found], events: tuple[Event, ...]) -> list[Found]:
    """Without the ends of events that have none: khal gives them an hour."""
    endless = {uid(one.id) for one in events if one.end is None and isinstance(one.start, Minute)}
    return [(key, title, start, "" if key in endless else end) for key, title, start, end in found]


def test_thunderbird_finds_the_same(thunderbird: Thunderbird) -> None:
    edition = edition_of(PLAIN)
    assert thunderbird.read(feed(edition)) == expected(edition, PLAIN)


def test_recurring_ical_events_finds_the_same() -> None:
    edition = edition_of(PLAIN)
    assert by_recurring_ical_events(feed(edition)) == expected(edition, PLAIN)


def test_vobject_finds_the_same() -> None:
    events = tuple(one for one in PLAIN if one.recurrence is None)
    edition = edition_of(events)
    assert by_vobject(feed(edition)) == expected(edition, events)


@pytest.mark.parametrize("zone", ["Europe/Sofia", "America/New_York"])
def test_khal_finds_the_same_in_every_zone(zone: str, tmp_path: Path) -> None:
    edition, khal = edition_of(PLAIN), Khal(tmp_path, zone)
    khal.import_file(feed(edition))
    assert hours_as_khal_has_them(khal.read(), PLAIN) == hours_as_khal_has_them(expected(edition, PLAIN), PLAIN)


walls = st.datetimes(  # on the wall of a clock, in no zone yet
    datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2026-12-31")
).map(lambda at: at.replace(second=0, microsecond=0))
rules = st.sampled_from(["FREQ=DAILY;COUNT=5", "FREQ=WEEKLY;COUNT=9", "FREQ=MONTHLY;COUNT=4", "FREQ=YEARLY;COUNT=3"])


@st.composite
def made_events(draw: st.DrawFn) -> tuple[Event, ...]:
    """Events at any time of any zone that its clock shows once, of any length, some of them recurring."""
    made = []
    for number in range(draw(st.integers(1, 12))):
        start = Minute(draw(walls), draw(st.sampled_from(ZONES)))
        if draw(st.booleans()):
            first = Day(start.wall.date())
            made.append(event(f"made-{number}", first, end=Day(first.day + timedelta(days=draw(st.integers(0, 40))))))
            continue
        end = Minute((start.wall + timedelta(minutes=draw(st.integers(1, 3_000)))), start.zone)
        if not all(_shown_once(when) for when in (start, end)) or end.instant <= start.instant:
            continue
        rule = draw(st.none() | rules)
        recurring = Recurrence(rule) if rule and start.wall.day <= 28 and not 1 < start.wall.hour < 5 else None
        made.append(event(f"made-{number}", start, end=end, recurrence=recurring))
    return tuple(made)


def _shown_once(when: Minute) -> bool:
    there_and_back = when.in_zone(when.zone).wall == when.wall
    return there_and_back and when.local.utcoffset() == when.local.replace(fold=1).utcoffset()


@given(events=made_events())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_event_is_found_at_its_instants(thunderbird: Thunderbird, events: tuple[Event, ...]) -> None:
    edition = edition_of(events)
    content = feed(edition)
    assert by_recurring_ical_events(content) == expected(edition, events)
    assert thunderbird.read(content) == expected(edition, events)


FIRST = event("meeting", minute("2027-03-20 10:00"), "Среща", "Meeting", end=minute("2027-03-20 12:00"))
CHANGES = {
    "a new time": (replace(FIRST, start=minute("2027-03-29 10:00"), end=minute("2027-03-29 12:00")), 1),
    "a new title": (replace(FIRST, words=words("Голяма среща", "Big meeting")), 0),
    "a new slug": (replace(FIRST, slug="new-meeting", aliases=("/events/meeting/",)), 0),
    "a cancellation": (replace(FIRST, state=State.CANCELLED), 1),
    "a new translation": (replace(FIRST, words=words("Среща", "Encounter")), 0),
    "a day instead of an hour": (replace(FIRST, start=day("2027-03-20"), end=None), 1),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_published_twice_is_one_item_updated(change: str, thunderbird: Thunderbird, tmp_path: Path) -> None:
    second, sequence = CHANGES[change]
    before = edition_of((FIRST,))
    after = edition_of((second,), ledger=Ledger().with_things((FIRST,), "bg"))
    khal = Khal(tmp_path, "Europe/Sofia")
    khal.import_file(feed(before))
    khal.import_file(feed(after))
    title = f"Отменено: {second.words['bg'].title}" if second.state is State.CANCELLED else second.words["bg"].title
    found = [(key, title, start, end) for key, _, start, end in expected(after, (second,))]
    assert khal.read() == found
    assert thunderbird.read(feed(after)) == found
    (item,) = thunderbird.items(feed(after))
    status = "CANCELLED" if second.state is State.CANCELLED else "CONFIRMED"
    assert (item["sequence"], item["status"]) == (sequence, status)
