"""The kinds of things, each a folder of ``content/``."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from plugins.domain.permalink import Kind
from plugins.domain.recurrence import Moved, Occurrence, Recurrence, lasting, occurrences
from plugins.domain.thing import Thing
from plugins.domain.when import SOFIA, Day, Known, Minute, ToBeAnnounced, When, ends, order

YEARS_AHEAD = 5
"""So far ahead the next time is looked for of what goes on for ever."""


class Attendance(StrEnum):
    """How one takes part in an event."""

    IN_PERSON = "in-person"
    ONLINE = "online"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class State(StrEnum):
    """What became of an event's plan."""

    SCHEDULED = "scheduled"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    MOVED_ONLINE = "moved-online"


class Role(StrEnum):
    """What a city is in the programme."""

    CORE = "core"
    MENTOR = "mentor"
    UNKNOWN = "unknown"


class RoleBasis(StrEnum):
    """How a city's role is known."""

    STATED = "stated"
    BY_ELIMINATION = "by-elimination"


class Alumnus(StrEnum):
    """Whether a city took part in the Digital Cities Challenge."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Thing):
    """A piece of news."""

    date: Known
    authors: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[dt.datetime, str]:
        """Oldest first; of one day, by identity."""
        return order(self.date), self.id


@dataclass(frozen=True, slots=True)
class Venue:
    """A place on the map."""

    name: str
    address: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Registration:
    """How and until when one can register."""

    url: str
    opens: Day | Minute | None = None
    closes: Day | Minute | None = None
    capacity: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Thing):
    """Something that takes place at a time that is known as exactly as ``start`` says."""

    start: When
    end: Known | None = None
    attendance: Attendance
    state: State = State.SCHEDULED
    venue: Venue | None = None
    online_url: str | None = None
    languages: tuple[str, ...] = ()
    organiser: str | None = None
    registration: Registration | None = None
    tracks: tuple[str, ...] = ()
    recurrence: Recurrence | None = None
    agenda: str | None = None
    report: str | None = None
    recording: str | None = None
    slides: str | None = None

    @property
    def order(self) -> tuple[dt.datetime, str]:
        """Earliest first, those to be announced last; of one time, by identity."""
        return order(self.start), self.id

    @property
    def zone(self) -> str:
        """The zone of its clock; whole days are counted in Sofia."""
        return self.start.zone if isinstance(self.start, Minute) else SOFIA

    def occurrences(self, horizon: dt.date) -> tuple[Occurrence, ...]:
        """Every time it takes place, earliest first; one that goes on for ever up to ``horizon``, or its first day."""
        if isinstance(self.start, ToBeAnnounced):
            return ()
        if self.recurrence is None or not isinstance(self.start, Day | Minute):
            return (Occurrence(self.start, self.end),)
        end = self.end if isinstance(self.end, Day | Minute) else None
        until = max(horizon, self.start.first_day) if self.recurrence.is_endless else dt.date.max
        return occurrences(self.recurrence, self.start, end, until)

    def moved_to(self, moved: Moved) -> Occurrence:
        """The occurrence that is moved, at its new time; it lasts as long as the others unless it says until when."""
        start, end = (when if isinstance(when, Day | Minute) else None for when in (self.start, self.end))
        return Occurrence(moved.start, moved.end or (lasting(moved.start, start, end) if start else None))

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day it may touch the first time; none while it is to be announced."""
        return None if isinstance(self.start, ToBeAnnounced) else Occurrence(self.start, self.end).days

    def ends(self, occurrence: Occurrence) -> dt.datetime:
        """The instant (UTC) from which on an occurrence is past."""
        return ends(occurrence.end or occurrence.start, self.zone)

    def is_past(self, now: dt.datetime) -> bool:
        """Whether it is over for good at ``now`` (with a time zone); one to be announced never is."""
        return not isinstance(self.start, ToBeAnnounced) and self.next(now) is None

    def next(self, now: dt.datetime) -> Occurrence | None:
        """The first occurrence that is not over at ``now``."""
        found = self.occurrences(now.date() + dt.timedelta(days=YEARS_AHEAD * 366))
        return next((occurrence for occurrence in found if self.ends(occurrence) > now), None)

    def ends_after(self, now: dt.datetime) -> set[dt.datetime]:
        """The instants (UTC) after ``now`` at which an occurrence is over, as far as is looked ahead."""
        found = map(self.ends, self.occurrences(now.date() + dt.timedelta(days=YEARS_AHEAD * 366)))
        return {instant for instant in found if instant > now}

    @property
    def over_at(self) -> dt.datetime | None:
        """The instant (UTC) from which on it is past for good; none where that is open."""
        if self.recurrence and self.recurrence.is_endless:
            return None
        return max(map(self.ends, self.occurrences(dt.date.max)), default=None)

    def shown(self, now: dt.datetime) -> Occurrence | None:
        """The occurrence to show where there is place for one: the next, or the last when all are over."""
        return self.next(now) or next(reversed(self.occurrences(now.date())), None)


@dataclass(frozen=True, slots=True)
class Population:
    """How many live there, counted when and by whom."""

    value: int
    as_of: Known
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class City(Thing):
    """A participant of the programme."""

    country: str
    role: Role
    role_basis: RoleBasis | None = None
    alumnus: Alumnus = Alumnus.UNKNOWN
    consortium: str | None = None
    tracks: tuple[str, ...] = ()
    mentors: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    population: Population | None = None
    website: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource(Thing):
    """A solution or a document: something one can take and use; ``file_size`` is in bytes."""

    provider: str | None = None
    stage: str | None = None
    licence: str | None = None
    url: str | None = None
    file: str | None = None
    file_size: int | None = None
    date: Known | None = None

    @property
    def file_address(self) -> str | None:
        """Where its file stands, which is one for all languages; none where it has none."""
        return f"{self.address}{self.file}" if self.file else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPage(Thing):
    """A page that stands at the root, as „About“ does."""


CLASSES: dict[Kind, type[Thing]] = {
    Kind.NEWS: Article,
    Kind.EVENT: Event,
    Kind.CITY: City,
    Kind.SOLUTION: Resource,
    Kind.DOCUMENT: Resource,
    Kind.PAGE: PlainPage,
}
