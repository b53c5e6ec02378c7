"""The data set of the events."""

from __future__ import annotations

from typing import Any

from plugins.catalogue import marked as _
from plugins.domain.recurrence import Recurrence
from plugins.domain.things import Attendance, Event, State
from plugins.open_data.dataset import Column, Dataset
from plugins.open_data.shared_columns import (
    ADDRESS,
    CITIES,
    DATE,
    IDENTITY,
    LANGUAGE,
    LATITUDE,
    LONGITUDE,
    PROVENANCE,
    SLUGS,
    TEXT,
    TOPICS,
    WORDS,
    choice,
    date_text,
    instant,
    precision,
    time_zone,
    word,
)
from plugins.open_data.value_types import Field, Group, One, Rows, Scalar, Several
from plugins.publishing.edition import Edition

VENUE = Group(
    (
        Field("name", TEXT, _("Name of the venue"), required=True),
        Field("address", TEXT, _("Postal address of the venue")),
        Field("latitude", LATITUDE, _("Latitude of the venue (WGS 84, degrees)")),
        Field("longitude", LONGITUDE, _("Longitude of the venue (WGS 84, degrees)")),
    )
)
REGISTRATION = Group(
    (
        Field("url", ADDRESS, _("Where one registers"), required=True),
        Field("opens", DATE, _("When registration opens")),
        Field("closes", DATE, _("When registration closes")),
        Field("capacity", Scalar("integer", minimum=0), _("How many can take part")),
    )
)
MOVED = Rows(
    (
        Field("original", DATE, _("When an occurrence would have begun by the rule"), required=True),
        Field("start", DATE, _("When the moved occurrence begins"), required=True),
        Field("end", DATE, _("When the moved occurrence ends")),
    )
)


def _venue(_edition: Edition, event: Event) -> dict[str, Any] | None:
    venue = event.venue
    if venue is None:
        return None
    return {
        "name": venue.name,
        "address": venue.address,
        "latitude": venue.latitude,
        "longitude": venue.longitude,
    }


def _registration(_edition: Edition, event: Event) -> dict[str, Any] | None:
    how = event.registration
    if how is None:
        return None
    opens, closes = date_text(how.opens), date_text(how.closes)
    return {"url": how.url, "opens": opens, "closes": closes, "capacity": how.capacity}


def _cancelled(_edition: Edition, event: Event) -> list[str | None]:
    return [date_text(when) for when in (event.recurrence or Recurrence("")).cancelled]


def _moved(_edition: Edition, event: Event) -> list[dict[str, Any]]:
    return [
        {"original": date_text(moved.original), "start": date_text(moved.start), "end": date_text(moved.end)}
        for moved in (event.recurrence or Recurrence("")).moved
    ]


_WHEN: tuple[Column[Event], ...] = (
    Column(
        "start",
        One(DATE),
        _("When it begins, as exact as it is known; a time is that of the clocks there; empty: to be announced"),
        lambda _e, event: date_text(event.start),
    ),
    precision("start_precision", _("How exactly the beginning is known"), lambda event: event.start),
    instant("start_utc", _("The beginning in UTC, where the minute is known"), lambda event: event.start),
    Column(
        "end",
        One(DATE),
        _("When it ends; of whole days the last one, of minutes the one at which it is over"),
        lambda _e, event: date_text(event.end),
    ),
    instant("end_utc", _("The end in UTC, where the minute is known"), lambda event: event.end),
    time_zone(lambda event: event.start),
    Column(
        "recurrence",
        One(TEXT),
        _("Rule by which it takes place again (RFC 5545 RRULE, UNTIL as a day)"),
        lambda _e, event: event.recurrence and event.recurrence.rule,
    ),
    Column("recurrence_cancelled", Several(DATE), _("Occurrences by the rule that do not take place"), _cancelled),
    Column("recurrence_moved", MOVED, _("Occurrences by the rule that are moved"), _moved),
)

_COLUMNS: tuple[Column[Event], ...] = (
    *IDENTITY,
    *WORDS,
    *_WHEN,
    Column("state", choice(State), _("What became of the plan"), lambda _e, event: str(event.state), required=True),
    word("status_note", _("What is said of the state"), lambda words: words.status_note),
    Column(
        "attendance",
        choice(Attendance),
        _("How one takes part; unknown: no source states it"),
        lambda _e, event: str(event.attendance),
        required=True,
    ),
    Column("venue", VENUE, _("Where it takes place"), _venue),
    Column("online_url", One(ADDRESS), _("Where one takes part online"), lambda _e, event: event.online_url),
    Column("languages", Several(LANGUAGE), _("Working languages (ISO 639)"), lambda _e, event: list(event.languages)),
    Column("organiser", One(TEXT), _("Organiser"), lambda _e, event: event.organiser),
    Column("registration", REGISTRATION, _("How one registers"), _registration),
    TOPICS,
    Column("tracks", SLUGS, _("Thematic tracks, by slug"), lambda _e, event: list(event.tracks)),
    CITIES,
    Column("agenda", One(ADDRESS), _("Agenda"), lambda _e, event: event.agenda),
    Column("report", One(ADDRESS), _("Report"), lambda _e, event: event.report),
    Column("recording", One(ADDRESS), _("Recording"), lambda _e, event: event.recording),
    Column("slides", One(ADDRESS), _("Slides"), lambda _e, event: event.slides),
    *PROVENANCE,
)

EVENTS = Dataset(
    name="events",
    title=_("Events"),
    description=_("The programme's events, past and to come, each as exactly dated as its sources."),
    themes=("GOVE", "REGI"),
    page="/events/",
    columns=_COLUMNS,
    items=lambda edition: edition.site.events,
)
