from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from plugins.calendar.json_ld import event_json_ld
from plugins.domain.recurrence import Moved, Recurrence
from plugins.domain.things import Attendance, Event, Registration, State, Venue
from plugins.domain.when import Month, ToBeAnnounced
from plugins.publishing.json_ld import Node
from plugins.publishing.json_ld_nodes import organisation
from tests.small_site import SITE_URL, city, day, editions, event, minute

PAGE = f"{SITE_URL}/en/events/meeting/"
PLAIN = {
    "@type": "Event",
    "name": "Event",
    "description": "Event.",
    "url": PAGE,
    "identifier": "tag:innovativesofia.bg,2020:event-meeting",
    "startDate": "2020-07-02",
    "eventStatus": "https://schema.org/EventScheduled",
    "mainEntityOfPage": PAGE,
}
NAME = {"@type": "Event", "name": "Event", "eventStatus": "https://schema.org/EventRescheduled"}
HALL = Venue("Sofia Tech Park", "111 Tsarigradsko shose", 42.6667, 23.3745)
PLACE = {
    "@type": "Place",
    "name": "Sofia Tech Park",
    "address": "111 Tsarigradsko shose",
    "geo": {"@type": "GeoCoordinates", "latitude": 42.6667, "longitude": 23.3745},
}
JOIN = "https://meet.example/icc"


def described(one: Event, **site: Any) -> Node:
    _, english = editions(events=(one,), **site)
    return event_json_ld(english, one)


def meeting(start: Any = None, **facts: Any) -> Event:
    return event("meeting", start or day("2020-07-02"), **facts)


def test_an_event_says_all_that_is_known_of_it() -> None:
    one = meeting(
        minute("2022-05-16 10:15"),
        end=minute("2022-05-16 13:15"),
        attendance=Attendance.MIXED,
        venue=HALL,
        online_url=JOIN,
        languages=("bg", "en"),
        organiser="Sofia Municipality",
        registration=Registration("https://e.example/", day("2022-04-01"), minute("2022-05-10 18:00"), 80),
        topics=("mobility",),
        cities=("sofia",),
        agenda="https://e.example/agenda",
        report="https://e.example/report",
        recording="https://e.example/film",
        slides="https://e.example/slides",
    )
    assert described(one, cities=(city("sofia", "София", "Sofia"),)) == {
        **PLAIN,
        "startDate": "2022-05-16T10:15+03:00",
        "endDate": "2022-05-16T13:15+03:00",
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "location": [PLACE, {"@type": "VirtualLocation", "name": "Online", "url": JOIN}],
        "organizer": {"@type": "Organization", "name": "Sofia Municipality"},
        "offers": {
            "@type": "Offer",
            "url": "https://e.example/",
            "availabilityStarts": "2022-04-01",
            "availabilityEnds": "2022-05-10T18:00+03:00",
        },
        "maximumAttendeeCapacity": 80,
        "inLanguage": ("bg", "en"),
        "about": [
            {"@type": "Thing", "name": "Mobility", "url": f"{SITE_URL}/en/topics/mobility/"},
            {"@type": "City", "name": "Sofia", "url": f"{SITE_URL}/en/cities/sofia/"},
        ],
        "subjectOf": [
            {"@type": "CreativeWork", "name": "Agenda", "url": "https://e.example/agenda"},
            {"@type": "CreativeWork", "name": "Report", "url": "https://e.example/report"},
            {"@type": "CreativeWork", "name": "Slides", "url": "https://e.example/slides"},
        ],
        "recordedIn": {"@type": "CreativeWork", "url": "https://e.example/film"},
    }


def test_what_is_not_known_of_an_event_is_not_said() -> None:
    assert described(meeting()) == PLAIN


@pytest.mark.parametrize(
    ("start", "end", "dates"),
    [
        (Month(2020, 7), None, {"startDate": "2020-07"}),
        (Month(2020, 7), Month(2020, 9), {"startDate": "2020-07", "endDate": "2020-09"}),
        (day("2020-09-28"), day("2020-10-02"), {"startDate": "2020-09-28", "endDate": "2020-10-02"}),
        (minute("2020-10-25 03:30", "Europe/London"), None, {"startDate": "2020-10-25T03:30+00:00"}),
        (
            minute("2021-03-27 23:00"),
            minute("2021-03-28 05:00"),
            {"startDate": "2021-03-27T23:00+02:00", "endDate": "2021-03-28T05:00+03:00"},
        ),
        (ToBeAnnounced(), None, {}),
    ],
    ids=["month", "months", "days", "minute", "across the clock change", "to be announced"],
)
def test_a_date_is_as_exact_as_it_is_known(start: Any, end: Any, dates: dict[str, str]) -> None:
    without = {name: value for name, value in PLAIN.items() if name != "startDate"}
    assert described(meeting(start, end=end)) == {**without, **dates}


@pytest.mark.parametrize(
    ("state", "name"),
    [
        (State.SCHEDULED, "EventScheduled"),
        (State.POSTPONED, "EventPostponed"),
        (State.CANCELLED, "EventCancelled"),
    ],
)
def test_what_became_of_an_event_is_said_and_its_date_stays(state: State, name: str) -> None:
    assert described(meeting(state=state)) == {**PLAIN, "eventStatus": f"https://schema.org/{name}"}


def test_an_event_that_moved_online_is_no_longer_at_its_venue() -> None:
    assert described(meeting(state=State.MOVED_ONLINE, attendance=Attendance.IN_PERSON, venue=HALL)) == {
        **PLAIN,
        "eventStatus": "https://schema.org/EventMovedOnline",
        "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
        "location": [{"@type": "VirtualLocation", "name": "Online"}],
    }


def test_an_event_in_person_is_at_its_venue() -> None:
    assert described(meeting(attendance=Attendance.IN_PERSON, venue=HALL)) == {
        **PLAIN,
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": [PLACE],
    }


def test_an_event_of_ours_names_us_with_our_identity() -> None:
    _, english = editions()
    assert described(meeting(organiser="Innovative Sofia")) == {**PLAIN, "organizer": organisation(english)}


WEEKLY = Recurrence(
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=10",
    cancelled=(minute("2020-10-29 18:00"),),
    moved=(Moved(minute("2020-10-26 18:00"), minute("2020-10-27 19:00")),),
)


def test_a_rule_is_a_schedule_on_the_clocks_of_its_zone_and_what_is_moved_stands_beside_it() -> None:
    one = meeting(minute("2020-10-12 18:00"), end=minute("2020-10-12 19:30"), recurrence=WEEKLY)
    assert described(one, now=datetime(2020, 10, 1, tzinfo=UTC)) == {
        **PLAIN,
        "startDate": "2020-10-12T18:00+03:00",
        "endDate": "2020-10-12T19:30+03:00",
        "eventSchedule": {
            "@type": "Schedule",
            "repeatFrequency": "P2W",
            "repeatCount": 10,
            "byDay": ["MO", "TH"],
            "startDate": "2020-10-12",
            "startTime": "18:00:00",
            "duration": "PT1H30M",
            "scheduleTimezone": "Europe/Sofia",
            "exceptDate": ["2020-10-26T18:00+02:00", "2020-10-29T18:00+02:00"],
        },
        "subEvent": [
            {
                **NAME,
                "startDate": "2020-10-27T19:00+02:00",
                "endDate": "2020-10-27T20:30+02:00",
                "previousStartDate": "2020-10-26T18:00+02:00",
            }
        ],
    }


def test_the_date_is_that_of_the_occurrence_that_the_page_shows() -> None:
    one = meeting(day("2020-10-05"), recurrence=Recurrence("FREQ=MONTHLY;BYMONTHDAY=5;UNTIL=20210305"))
    schedule = {
        "@type": "Schedule",
        "repeatFrequency": "P1M",
        "byMonthDay": [5],
        "startDate": "2020-10-05",
        "endDate": "2021-03-05",
        "scheduleTimezone": "Europe/Sofia",
    }
    for now, start in (
        (datetime(2020, 11, 6, tzinfo=UTC), "2020-12-05"),
        (datetime(2022, 1, 1, tzinfo=UTC), "2021-03-05"),
    ):
        assert described(one, now=now) == {**PLAIN, "startDate": start, "eventSchedule": schedule}


def test_days_are_counted_and_a_year_has_its_months() -> None:
    one = meeting(end=day("2020-07-04"), recurrence=Recurrence("FREQ=YEARLY;BYMONTH=7;BYDAY=1TH;WKST=MO"))
    assert described(one, now=datetime(2020, 1, 1, tzinfo=UTC)) == {
        **PLAIN,
        "endDate": "2020-07-04",
        "eventSchedule": {
            "@type": "Schedule",
            "repeatFrequency": "P1Y",
            "byDay": ["1TH"],
            "byMonth": [7],
            "startDate": "2020-07-02",
            "duration": "P3D",
            "scheduleTimezone": "Europe/Sofia",
        },
    }


def test_a_rule_that_schema_org_cannot_say_is_left_out_not_bent() -> None:
    one = meeting(recurrence=Recurrence("FREQ=MONTHLY;BYDAY=MO,TH;BYSETPOS=1"))
    assert described(one, now=datetime(2020, 1, 1, tzinfo=UTC)) == PLAIN


def test_an_event_without_a_rule_has_no_schedule_at_any_time() -> None:
    for now in (datetime(2019, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC)):
        assert described(replace(meeting(), recurrence=None), now=now) == PLAIN
