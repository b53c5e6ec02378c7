"""The types of values: how each is read from what an editor wrote, and in which form that is written."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, PlainValidator

from plugins.catalogue import marked as _
from plugins.domain.thing import Decorative, Status, Translation
from plugins.domain.things import Alumnus, Attendance, Role, RoleBasis, State
from plugins.domain.when import Day, Known, Minute, Month, ToBeAnnounced, When, Year
from plugins.reading import values
from plugins.reading.schema.form import Choices, Form, Precisions, RefersTo

Text = Annotated[str, PlainValidator(values.text_of(500)), Form.LINE]
LongText = Annotated[str, PlainValidator(values.text_of(5_000)), Form.PARAGRAPH]
File = Annotated[str, PlainValidator(values.text), Form.FILE]
Picture = Annotated[str, PlainValidator(values.text), Form.PICTURE]
Path = Annotated[str, PlainValidator(values.text), Form.PATH]
Slug = Annotated[str, PlainValidator(values.slug), Form.SLUG]
Identity = Annotated[str, PlainValidator(values.identity), Form.ID]
Url = Annotated[str, PlainValidator(values.url), Form.URL]
Alias = Annotated[str, PlainValidator(values.alias), Form.ALIAS]
Zone = Annotated[str, PlainValidator(values.time_zone), Form.TIME_ZONE]
Country = Annotated[str, PlainValidator(values.country), Form.COUNTRY]
Language = Annotated[str, PlainValidator(values.language), Form.LANGUAGE]
Latitude = Annotated[float, PlainValidator(values.degrees(90)), Form.LATITUDE]
Longitude = Annotated[float, PlainValidator(values.degrees(180)), Form.LONGITUDE]
Number = Annotated[Decimal, PlainValidator(values.decimal), Form.NUMBER]
Rule = Annotated[str, PlainValidator(values.rule), Form.RECURRENCE]
Count = Annotated[int, PlainValidator(values.whole_number), Form.COUNT]

Aliases = Annotated[tuple[Alias, ...], AfterValidator(values.unique)]
Languages = Annotated[tuple[Language, ...], AfterValidator(values.unique)]
Topics = Annotated[tuple[Slug, ...], AfterValidator(values.unique), RefersTo("topics")]
Tracks = Annotated[tuple[Slug, ...], AfterValidator(values.unique), RefersTo("tracks")]
Cities = Annotated[tuple[Slug, ...], AfterValidator(values.unique), RefersTo("cities")]
Events = Annotated[tuple[Slug, ...], AfterValidator(values.unique), RefersTo("events")]
Documents = Annotated[tuple[Slug, ...], AfterValidator(values.unique), RefersTo("documents")]
ConsortiumSlug = Annotated[str, PlainValidator(values.slug), Form.SLUG, RefersTo("consortia")]
Translated = Annotated[dict[str, Text], AfterValidator(values.translated), Form.TRANSLATED]

Dated = Annotated[Known, PlainValidator(values.when(Year, Month, Day)), Precisions(("2026-12-10", "2026-12", "2026"))]
NewsDate = Annotated[
    Known,
    PlainValidator(values.when(Month, Day, Minute)),
    Precisions(("2026-12-10", "2026-12-10 18:00", "2026-12")),
]
EventStart = Annotated[
    When,
    PlainValidator(values.when(Month, Day, Minute, ToBeAnnounced)),
    Precisions(("2026-12-10 18:00", "2026-12-10", "2026-12", "tba")),
]
Instant = Annotated[
    Day | Minute,
    PlainValidator(values.when(Day, Minute)),
    Precisions(("2026-12-10", "2026-12-10 18:00")),
]

TranslationChoice = Annotated[
    Translation,
    BeforeValidator(values.choice(Translation)),
    Choices(
        (
            (Translation.ORIGINAL, _("Original: written in this language")),
            (Translation.REVIEWED, _("Translation that a person has read")),
            (Translation.UNREVIEWED, _("Translation that nobody has read yet")),
        )
    ),
]
StatusChoice = Annotated[
    Status,
    BeforeValidator(values.choice(Status)),
    Choices(((Status.PUBLISHED, _("Published")), (Status.DRAFT, _("Draft")))),
]
DecorativeChoice = Annotated[
    Decorative,
    BeforeValidator(values.choice(Decorative)),
    Choices(((Decorative.YES, _("Yes")), (Decorative.NO, _("No")))),
]
AttendanceChoice = Annotated[
    Attendance,
    BeforeValidator(values.choice(Attendance)),
    Choices(
        (
            (Attendance.IN_PERSON, _("In person")),
            (Attendance.ONLINE, _("Online")),
            (Attendance.MIXED, _("In person and online")),
            (Attendance.UNKNOWN, _("Not known")),
        )
    ),
]
StateChoice = Annotated[
    State,
    BeforeValidator(values.choice(State)),
    Choices(
        (
            (State.SCHEDULED, _("As planned")),
            (State.POSTPONED, _("Postponed")),
            (State.CANCELLED, _("Cancelled")),
            (State.MOVED_ONLINE, _("Moved online")),
        )
    ),
]
RoleChoice = Annotated[
    Role,
    BeforeValidator(values.choice(Role)),
    Choices(((Role.CORE, _("Core city")), (Role.MENTOR, _("Mentor city")), (Role.UNKNOWN, _("Not known")))),
]
RoleBasisChoice = Annotated[
    RoleBasis,
    BeforeValidator(values.choice(RoleBasis)),
    Choices(
        (
            (RoleBasis.STATED, _("stated by the source")),
            (RoleBasis.BY_ELIMINATION, _("by elimination: selected, and not on the list of mentors")),
        )
    ),
]
AlumnusChoice = Annotated[
    Alumnus,
    BeforeValidator(values.choice(Alumnus)),
    Choices(((Alumnus.YES, _("took part")), (Alumnus.NO, _("did not take part")), (Alumnus.UNKNOWN, _("Not known")))),
]
