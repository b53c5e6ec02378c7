"""Subscribers' programs find each thing once, at the right hour, whatever zone they are in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
import vobject
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from plugins.calendar.calendars import calendars
from plugins.calendar.ics import calendar_file
from plugins.domain.ledger import Ledger, uid
from plugins.domain.recurrence import Moved, Occurrence, Recurrence, rule_starts
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
def thunderbird() -> Thunderbird:
    return Thunderbird()


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
def made_events(draw: st.DrawFn, most: int = 12) -> tuple[Event, ...]:
    """Events at any time of any zone, of any length; some recur, and of these some occurrences are cancelled or moved.

    Left out are times that a clock skips or shows twice, and of recurring events those of which an occurrence lasts
    over a change of the clocks: ``test_programs_differ_where_an_occurrence_lasts_over_a_clock_change``.
    """
    made = (_made(draw, number) for number in range(draw(st.integers(1, most))))
    return tuple(one for one in made if all(map(_is_plain, one.occurrences(TO))))


def _made(draw: st.DrawFn, number: int) -> Event:
    start, length = Minute(draw(walls), draw(st.sampled_from(ZONES))), draw(st.integers(1, 3_000))
    rule = draw(st.none() | rules) if start.wall.day <= 28 else None
    if draw(st.booleans()):
        first = Day(start.wall.date())
        one = event(f"made-{number}", first, end=Day(first.day + timedelta(days=length // 75)))
    else:
        end = Minute(start.wall + timedelta(minutes=length), start.zone)
        one = event(f"made-{number}", start, end=end)
    return replace(one, recurrence=_with_exceptions(draw, Recurrence(rule), one)) if rule else one


def _with_exceptions(draw: st.DrawFn, rule: Recurrence, one: Event) -> Recurrence:
    """The second occurrence is cancelled, the third one moved, or neither; what is moved meets no other."""
    _, second, third, *_ = rule_starts(rule, one.start, TO)  # type: ignore[arg-type]
    hours = timedelta(hours=draw(st.integers(1, 11)))
    later = Day(third.day) if isinstance(third, Day) else Minute(third.wall + hours, third.zone)
    cancelled = (second,) if draw(st.booleans()) else ()
    return replace(rule, cancelled=cancelled, moved=(Moved(third, later),) if draw(st.booleans()) else ())


def _is_plain(one: Occurrence) -> bool:
    if not isinstance(one.start, Minute) or not isinstance(one.end, Minute):
        return True
    exact, on_the_wall = one.end.instant - one.start.instant, one.end.wall - one.start.wall
    return exact == on_the_wall and all(_shown_once(when) for when in (one.start, one.end))


def _shown_once(when: Minute) -> bool:
    there_and_back = when.instant.astimezone(ZoneInfo(when.zone)).replace(tzinfo=None) == when.wall
    return there_and_back and when.local.utcoffset() == when.local.replace(fold=1).utcoffset()


@given(events=made_events())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_event_is_found_at_its_instants(thunderbird: Thunderbird, events: tuple[Event, ...]) -> None:
    edition = edition_of(events)
    content = feed(edition)
    assert by_recurring_ical_events(content) == expected(edition, events)
    assert thunderbird.read(content) == expected(edition, events)
    if once := tuple(one for one in events if one.recurrence is None):
        alone = edition_of(once)
        assert by_vobject(feed(alone)) == expected(alone, once)


@pytest.mark.parametrize("zone", ["Europe/Sofia", "America/New_York"])
@given(events=made_events(most=40))
@settings(max_examples=4, deadline=None, phases=[Phase.generate])  # khal is too slow to look for a smaller failure
def test_any_event_is_found_by_khal_at_its_instants(
    zone: str, tmp_path_factory: pytest.TempPathFactory, events: tuple[Event, ...]
) -> None:
    edition, khal = edition_of(events), Khal(tmp_path_factory.mktemp("khal"), zone)
    khal.import_file(feed(edition))
    assert khal.read() == as_a_wall_in(zone, expected(edition, events))


def as_a_wall_in(zone: str, found: list[Found]) -> list[Found]:
    """What khal can say: it tells the wall time of its zone, of which an hour of autumn stands for two instants."""

    def on_the_wall(at: str) -> str:
        if not at.endswith("Z"):
            return at
        wall = datetime.fromisoformat(at).astimezone(ZoneInfo(zone))
        return said_instant(wall.replace(fold=0))

    return sorted({(key, title, *map(on_the_wall, (start, end))) for key, title, start, end in found})


OVERNIGHT = event(
    "overnight",
    minute("2022-03-19 22:00"),
    "Нощ",
    end=minute("2022-03-20 06:00"),
    recurrence=Recurrence("FREQ=WEEKLY;COUNT=3"),
)


def test_programs_agree_where_an_occurrence_lasts_over_a_clock_change(thunderbird: Thunderbird, tmp_path: Path) -> None:
    """Each lasts exactly eight hours (RFC 5545 §3.8.5.3); the one over which the clocks change is written by itself."""
    edition, khal = edition_of((OVERNIGHT,)), Khal(tmp_path, "Europe/Sofia")
    content = feed(edition)
    khal.import_file(content)
    right = expected(edition, (OVERNIGHT,))
    assert khal.read() == thunderbird.read(content) == by_recurring_ical_events(content) == right


def test_thunderbird_shows_what_became_of_each(thunderbird: Thunderbird) -> None:
    edition = edition_of(EVENTS)
    told = {str(item["uid"]): (item["status"], item["summary"]) for item in thunderbird.items(feed(edition))}
    assert told == {
        uid(one.id): (
            {State.CANCELLED: "CANCELLED", State.POSTPONED: "TENTATIVE"}.get(one.state, "CONFIRMED"),
            {State.CANCELLED: "Отменено: ", State.POSTPONED: "Отложено: "}.get(one.state, "") + one.words["bg"].title,
        )
        for one in EVENTS
        if one.slug != "promised"
    }


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
