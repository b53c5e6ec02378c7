"""What may stand in the front matter of each kind of thing: the one home of keys and their types.

``Words`` stand in each language's file, ``Facts`` in either. Validation reads these models key by key
(:mod:`plugins.reading.validation`); every other form of the schema is to be made from them too.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Discriminator, PlainValidator, Tag

from plugins.domain.permalink import Kind
from plugins.domain.thing import Decorative, Status, Translation
from plugins.domain.things import Alumnus, Attendance, Role, RoleBasis, State
from plugins.domain.when import Day, Known, Minute, Month, ToBeAnnounced, When, Year
from plugins.reading import values

Text = Annotated[str, PlainValidator(values.text)]
Slug = Annotated[str, PlainValidator(values.slug)]
Identity = Annotated[str, PlainValidator(values.identity)]
Url = Annotated[str, PlainValidator(values.url)]
Alias = Annotated[str, PlainValidator(values.alias)]
Zone = Annotated[str, PlainValidator(values.time_zone)]
Country = Annotated[str, PlainValidator(values.country)]
Language = Annotated[str, PlainValidator(values.language)]
Latitude = Annotated[float, PlainValidator(values.degrees(90))]
Longitude = Annotated[float, PlainValidator(values.degrees(180))]
Number = Annotated[Decimal, PlainValidator(values.decimal)]
Rule = Annotated[str, PlainValidator(values.rule)]
Count = Annotated[int, PlainValidator(values.whole_number)]
Slugs = Annotated[tuple[Slug, ...], AfterValidator(values.unique)]
Aliases = Annotated[tuple[Alias, ...], AfterValidator(values.unique)]
Languages = Annotated[tuple[Language, ...], AfterValidator(values.unique)]
Translated = Annotated[dict[str, Text], AfterValidator(values.translated)]
Dated = Annotated[Known, PlainValidator(values.when(Year, Month, Day))]
NewsDate = Annotated[Known, PlainValidator(values.when(Month, Day, Minute))]
EventStart = Annotated[When, PlainValidator(values.when(Month, Day, Minute, ToBeAnnounced))]
Instant = Annotated[Day | Minute, PlainValidator(values.when(Day, Minute))]


class Written(BaseModel):
    """Lines of the form "key: value"; unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid")


class Source(Written):
    """Where a fact is from."""

    title: Text
    url: Url | None = None
    date: Dated | None = None
    language: Language | None = None


class Venue(Written):
    """Where an event takes place."""

    name: Text
    address: Text | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None


class Registration(Written):
    """How one registers for an event."""

    url: Url
    opens: Instant | None = None
    closes: Instant | None = None
    capacity: Count | None = None


class MovedOccurrence(Written):
    """An occurrence that takes place at another time than its rule says: ``date`` is when it would have been."""

    date: Instant
    start: Instant
    end: Instant | None = None


class Population(Written):
    """How many live in a city."""

    value: Count
    as_of: Dated
    source: Text


class Words(Written):
    """What stands in each language's file."""

    title: Text
    summary: Text
    translation: Annotated[Translation, BeforeValidator(values.choice(Translation))] | None = None
    picture_alt: Text | None = None


class EventWords(Words):
    """What stands in each language's file of an event."""

    status_note: Text | None = None


class Facts(Written):
    """What is said once of every thing."""

    id: Identity
    status: Annotated[Status, BeforeValidator(values.choice(Status))] | None = None
    publish_on: Instant | None = None
    expires: Instant | None = None
    updated: Instant | None = None
    aliases: Aliases = ()
    topics: Slugs = ()
    cities: Slugs = ()
    sources: tuple[Source, ...] = ()
    picture: Text | None = None
    picture_credit: Text | None = None
    picture_licence: Text | None = None
    picture_decorative: Annotated[Decorative, BeforeValidator(values.choice(Decorative))] | None = None


class NewsFacts(Facts):
    """What is said once of a piece of news."""

    date: NewsDate
    timezone: Zone | None = None
    authors: tuple[Text, ...] = ()
    events: Slugs = ()
    documents: Slugs = ()


def _kind_of_exception(written: object) -> str:
    return _MOVED if isinstance(written, dict) else _CANCELLED


_CANCELLED, _MOVED = "<cancelled>", "<moved>"
OccurrenceException = Annotated[
    Annotated[Instant, Tag(_CANCELLED)] | Annotated[MovedOccurrence, Tag(_MOVED)], Discriminator(_kind_of_exception)
]
"""A date on which the rule does not hold, or one that is moved."""


class EventFacts(Facts):
    """What is said once of an event."""

    start: EventStart
    end: NewsDate | None = None
    timezone: Zone | None = None
    attendance: Annotated[Attendance, BeforeValidator(values.choice(Attendance))]
    state: Annotated[State, BeforeValidator(values.choice(State))] | None = None
    venue: Venue | None = None
    online_url: Url | None = None
    languages: Languages = ()
    organiser: Text | None = None
    registration: Registration | None = None
    tracks: Slugs = ()
    recurrence: Rule | None = None
    exceptions: tuple[OccurrenceException, ...] = ()
    agenda: Url | None = None
    report: Url | None = None
    recording: Url | None = None
    slides: Url | None = None


class CityFacts(Facts):
    """What is said once of a city."""

    country: Country
    role: Annotated[Role, BeforeValidator(values.choice(Role))]
    role_basis: Annotated[RoleBasis, BeforeValidator(values.choice(RoleBasis))] | None = None
    alumnus: Annotated[Alumnus, BeforeValidator(values.choice(Alumnus))] | None = None
    consortium: Slug | None = None
    tracks: Slugs = ()
    mentors: Slugs = ()
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    population: Population | None = None
    website: Url | None = None


class ResourceFacts(Facts):
    """What is said once of a solution or a document."""

    provider: Text | None = None
    stage: Text | None = None
    licence: Text | None = None
    url: Url | None = None
    file: Text | None = None
    date: Dated | None = None


class Term(Written):
    """A topic or a track in a closed list."""

    title: Translated
    summary: Translated
    sources: tuple[Source, ...] = ()


class Consortium(Written):
    """One application of several cities, in a closed list; each of its cities names it."""

    title: Translated
    alumnus: Annotated[Alumnus, BeforeValidator(values.choice(Alumnus))] | None = None
    sources: tuple[Source, ...] = ()


class Step(Written):
    """A step of the programme's cycle, or a project."""

    title: Translated
    summary: Translated | None = None


class Milestone(Written):
    """Something that happened on the way; ``link`` is a path in ``content/``."""

    date: Dated
    end: Dated | None = None
    title: Translated
    link: Text | None = None


class Programme(Written):
    """The programme as a whole."""

    title: Translated
    short_title: Translated
    summary: Translated
    aim: Translated
    length: Translated
    steps: tuple[Step, ...]
    focus: tuple[Translated, ...]
    support: tuple[Translated, ...]
    duties: tuple[Translated, ...]
    projects: tuple[Step, ...]
    milestones: tuple[Milestone, ...]
    sources: tuple[Source, ...] = ()


class FigureValue(Written):
    """What a figure was at a date."""

    as_of: Dated
    until: Dated | None = None
    value: Number
    note: Translated | None = None
    source: Source


class Figure(Written):
    """A number and its history."""

    title: Translated
    unit: Translated
    values: Annotated[tuple[FigureValue, ...], AfterValidator(values.not_empty)]


@dataclass(frozen=True, slots=True)
class Schema:
    """The keys of one kind of thing, and whether it must be there in every language."""

    words: type[Words]
    facts: type[Facts]
    every_language: bool


SCHEMAS: dict[Kind, Schema] = {
    Kind.NEWS: Schema(Words, NewsFacts, every_language=False),
    Kind.EVENT: Schema(EventWords, EventFacts, every_language=False),
    Kind.CITY: Schema(Words, CityFacts, every_language=True),
    Kind.SOLUTION: Schema(Words, ResourceFacts, every_language=True),
    Kind.DOCUMENT: Schema(Words, ResourceFacts, every_language=True),
    Kind.PAGE: Schema(Words, Facts, every_language=True),
}
