from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import recurring_ical_events
from icalendar import Calendar

from plugins.calendar.calendars import calendars, event_calendar
from plugins.calendar.ics import calendar_file
from plugins.domain import ledger
from plugins.domain.when import Minute, ToBeAnnounced
from plugins.publishing.edition import Edition
from tests.calendar.cases import EVENTS
from tests.small_site import day, editions, event

GOLDEN = Path(__file__).parent / "golden"
LANGUAGES = ("bg", "en")


def edition(language: str, **options: str) -> Edition:
    return editions(events=EVENTS, **options)[LANGUAGES.index(language)]


def feed(one: Edition) -> bytes:
    """All events of a language, as subscribers get them."""
    return calendar_file(one, next(iter(calendars(one))))


def uid(slug: str) -> str:
    return ledger.uid(f"event-{slug}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_calendar_is_the_golden_file_to_the_byte(language: str) -> None:
    assert feed(edition(language)) == (GOLDEN / f"events.{language}.ics").read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_event_is_the_golden_file_to_the_byte(language: str) -> None:
    one = edition(language)
    content = calendar_file(one, event_calendar(one, one.site.event_by_slug["minute"]))
    assert content == (GOLDEN / f"minute.{language}.ics").read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_end_in_crlf_and_have_at_most_75_octets(language: str) -> None:
    content = feed(edition(language))
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert [line for line in lines if len(line) > 75 or b"\n" in line or b"\r" in line] == []
    assert max(map(len, lines)) > 70


def test_the_name_of_a_calendar_is_a_text_and_begins_no_line() -> None:
    one = editions(events=(event("a", day("2022-05-16"), en="A,\nB;\\n"),))[1]
    lines = calendar_file(one, event_calendar(one, one.site.event_by_slug["a"])).split(b"\r\n")
    names = [line.partition(b":")[::2] for line in lines if line.startswith((b"NAME", b"X-WR-CALNAME", b"SUMMARY"))]
    assert names == [(name, b"A\\,\\nB\\;\\\\n") for name in (b"NAME", b"X-WR-CALNAME", b"SUMMARY;LANGUAGE=en")]


def test_no_line_is_cut_inside_a_letter() -> None:
    lines = feed(edition("bg")).split(b"\r\n")
    assert sum(line.startswith(b" ") for line in lines) > 10
    assert [line for line in lines if line.decode("utf-8", "replace").encode() != line] == []


def test_the_same_events_give_the_same_bytes_in_whatever_order_they_come() -> None:
    forwards, backwards = editions(events=EVENTS)[0], editions(events=EVENTS[::-1])[0]
    assert feed(forwards) == feed(backwards)


def test_what_is_to_be_announced_is_left_out_and_nothing_else() -> None:
    written = {str(event["uid"]) for event in Calendar.from_ical(feed(edition("bg"))).walk("VEVENT")}
    assert written == {uid(event.slug) for event in EVENTS if not isinstance(event.start, ToBeAnnounced)}


def test_an_event_has_the_same_uid_in_both_languages_and_wherever_the_site_stands() -> None:
    def uids(content: bytes) -> set[str]:
        return {str(event["uid"]) for event in Calendar.from_ical(content).walk("VEVENT")}

    bulgarian, english = uids(feed(edition("bg"))), uids(feed(edition("en")))
    elsewhere = uids(feed(edition("bg", site_url="https://elsewhere.example/icc")))
    assert bulgarian == elsewhere == english | {uid("bulgarian")}


@pytest.mark.parametrize(
    "slug", [event.slug for event in EVENTS if isinstance(event.start, Minute) and not event.recurrence]
)
def test_other_readers_read_the_same_instants(slug: str) -> None:
    event = edition("bg").site.event_by_slug[slug]
    assert isinstance(event.start, Minute)
    end = event.end if isinstance(event.end, Minute) else event.start
    calendar = Calendar.from_ical(feed(edition("bg")))
    (read,) = (one for one in calendar.walk("VEVENT") if one["uid"] == uid(slug))
    assert read.decoded("dtstart").astimezone(UTC) == event.start.instant
    assert read.get("dtend", read["dtstart"]).dt.astimezone(UTC) == end.instant
    around = (event.start.instant - timedelta(days=1), end.instant + timedelta(days=1))
    (found,) = (one for one in recurring_ical_events.of(calendar).between(*around) if one["uid"] == uid(slug))
    assert found.decoded("dtstart").astimezone(UTC) == event.start.instant


@pytest.mark.parametrize(
    ("slug", "instant"),
    [
        ("minute", datetime(2022, 5, 16, 7, 15, tzinfo=UTC)),
        ("brussels", datetime(2022, 11, 15, 17, tzinfo=UTC)),
        ("midnight", datetime(2021, 12, 31, 20, tzinfo=UTC)),
    ],
)
def test_an_event_is_found_at_its_instant_and_not_an_hour_off(slug: str, instant: datetime) -> None:
    calendar = recurring_ical_events.of(Calendar.from_ical(feed(edition("en"))))
    assert [str(one["uid"]) for one in calendar.at(instant)] == [uid(slug)]
    assert calendar.at(instant - timedelta(minutes=1)) == []


@pytest.mark.parametrize(
    ("slug", "first", "after"),
    [
        ("day", date(2021, 6, 22), date(2021, 6, 23)),
        ("range", date(2020, 9, 28), date(2020, 10, 3)),
        ("month", date(2020, 7, 1), date(2020, 8, 1)),
    ],
)
def test_whole_days_end_on_the_day_after(slug: str, first: date, after: date) -> None:
    (read,) = (one for one in Calendar.from_ical(feed(edition("bg"))).walk("VEVENT") if one["uid"] == uid(slug))
    assert (read.decoded("dtstart"), read.decoded("dtend")) == (first, after)


@pytest.mark.parametrize(
    ("slug", "hours"), [("forward", 13), ("back", 15), ("midnight", 4), ("brussels", 1.5), ("minute", 3)]
)
def test_an_event_lasts_as_long_as_it_does_also_across_a_clock_change(slug: str, hours: float) -> None:
    (read,) = (one for one in Calendar.from_ical(feed(edition("en"))).walk("VEVENT") if one["uid"] == uid(slug))
    start, end = read.decoded("dtstart").astimezone(UTC), read.decoded("dtend").astimezone(UTC)
    assert end - start == timedelta(hours=hours)


def test_a_calendar_brings_the_zones_of_its_times_and_no_other() -> None:
    one = edition("en")
    zones = [str(zone["tzid"]) for zone in Calendar.from_ical(feed(one)).walk("VTIMEZONE")]
    assert zones == ["Europe/Brussels", "Europe/Sofia"]
    of_a_day = Calendar.from_ical(calendar_file(one, event_calendar(one, one.site.event_by_slug["day"])))
    assert of_a_day.walk("VTIMEZONE") == []


def test_titles_survive_folding_and_escaping() -> None:
    calendar = Calendar.from_ical(feed(edition("bg")))
    read = {str(one["uid"]): str(one["summary"]) for one in calendar.walk("VEVENT")}
    unchanged = [event for event in edition("bg").events if event.slug not in ("cancelled", "postponed", "promised")]
    assert {uid(event.slug): read[uid(event.slug)] for event in unchanged} == {
        uid(event.slug): event.words["bg"].title for event in unchanged
    }


@pytest.mark.parametrize(
    ("slug", "status", "summary"),
    [
        ("cancelled", "CANCELLED", "Cancelled: Called off"),
        ("postponed", "TENTATIVE", "Postponed: Put off"),
        ("day", "CONFIRMED", "Blueprint"),
    ],
)
def test_what_became_of_an_event_is_told_to_machines_and_people(slug: str, status: str, summary: str) -> None:
    (read,) = (one for one in Calendar.from_ical(feed(edition("en"))).walk("VEVENT") if one["uid"] == uid(slug))
    assert (str(read["status"]), str(read["summary"])) == (status, summary)
