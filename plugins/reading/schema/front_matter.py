"""The keys of each kind of thing, with what they are called and how to fill them in.

``Words`` stand in each language's file, ``Facts`` in either. Texts for editors are English, marked for the catalogues.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Field, Tag

from plugins.catalogue import marked as _
from plugins.reading.schema.parts import MovedOccurrence, Population, Registration, Source, Venue, Written
from plugins.reading.schema.value_types import (
    Aliases,
    AlumnusChoice,
    AttendanceChoice,
    Cities,
    ConsortiumSlug,
    Country,
    Dated,
    DecorativeChoice,
    Documents,
    Events,
    EventStart,
    File,
    Identity,
    Instant,
    Languages,
    Latitude,
    Longitude,
    LongText,
    NewsDate,
    Picture,
    RoleBasisChoice,
    RoleChoice,
    Rule,
    StateChoice,
    StatusChoice,
    Text,
    Topics,
    Tracks,
    TranslationChoice,
    Url,
    Zone,
)


class Words(Written):
    """What stands in each language's file."""

    title: Text = Field(
        title=_("Title"),
        description=_("What it is about, in one line of at most 70 letters, without a full stop."),
        examples=[_("Sofia opens new data")],
    )
    summary: LongText = Field(
        title=_("Summary"),
        description=_("One or two sentences that stand in lists, in feeds and in search results."),
    )
    translation: TranslationChoice | None = Field(
        None, title=_("Translation"), description=_("Who wrote these words; empty means that they are original.")
    )
    picture_alt: LongText | None = Field(
        None,
        title=_("Picture in words"),
        description=_("What the picture shows, in a sentence for those who cannot see it."),
        examples=[_("The square in front of the city hall, with people at long tables")],
    )


class EventWords(Words):
    """What stands in each language's file of an event."""

    status_note: LongText | None = Field(
        None,
        title=_("What has changed"),
        description=_("A sentence for those who meant to come, when it is postponed, cancelled or moved online."),
    )


class CityWords(Words):
    """What stands in each language's file of a city."""

    title: Text = Field(title=_("Name"), description=_("What the city is called in this language."))


class Facts(Written):
    """What is said once of every thing."""

    id: Identity = Field(
        title=_("Permanent id"),
        description=_("Feeds and calendars know it by this name for ever: never change it, whatever else changes."),
        examples=["open-data-portal-2026"],
    )
    topics: Topics = Field((), title=_("Topics"), description=_("Which topics of the programme it is about."))
    cities: Cities = Field((), title=_("Cities"), description=_("Which cities it is about."), examples=["sofia"])
    sources: tuple[Source, ...] = Field(
        (), title=_("Sources"), description=_("Where what is said comes from; readers see them below the text.")
    )
    picture: Picture | None = Field(
        None,
        title=_("Picture"),
        description=_("Stands above the text; at least 1200 pixels wide."),
        examples=["square.jpg"],
    )
    picture_credit: Text | None = Field(
        None, title=_("Author of the picture"), description=_("Who made it; it must stand with every picture.")
    )
    picture_licence: Text | None = Field(
        None,
        title=_("Licence of the picture"),
        description=_("On which terms it may be shown; it must stand with every picture."),
        examples=["CC BY 4.0"],
    )
    picture_decorative: DecorativeChoice | None = Field(
        None,
        title=_("Only decoration"),
        description=_("“Yes” if the picture says nothing that the text does not; then it is not put into words."),
    )
    status: StatusChoice | None = Field(
        None, title=_("Published or draft"), description=_("Only the preview shows a draft; empty means published.")
    )
    publish_on: Instant | None = Field(
        None, title=_("Publish on"), description=_("It is not on the site before this time (in Sofia).")
    )
    expires: Instant | None = Field(
        None, title=_("Expires"), description=_("It is on the site no longer from this time on (in Sofia).")
    )
    updated: Instant | None = Field(
        None, title=_("Updated"), description=_("When its text last changed in a way that matters to readers.")
    )
    aliases: Aliases = Field(
        (),
        title=_("Old addresses"),
        description=_("Where it stood before; who goes there is led to where it stands now."),
        examples=["/news/old-name/"],
    )


class NewsFacts(Facts):
    """What is said once of a piece of news."""

    date: NewsDate = Field(
        title=_("Date"), description=_("The day of the news; the time (in Sofia) only where it matters.")
    )
    timezone: Zone | None = Field(
        None,
        title=_("Time zone"),
        description=_("Of the time in the date, where it is not Sofia’s."),
        examples=["Europe/Brussels"],
    )
    authors: tuple[Text, ...] = Field((), title=_("Authors"), description=_("Who wrote the text."))
    events: Events = Field(
        (),
        title=_("Events"),
        description=_("Which events it reports on: the folder’s name without the date."),
    )
    documents: Documents = Field(
        (), title=_("Documents"), description=_("Which documents of the site it is about: the folder’s name.")
    )


def _kind_of_exception(written: object) -> str:
    return _MOVED if isinstance(written, dict) else _CANCELLED


_CANCELLED, _MOVED = "<cancelled>", "<moved>"
OccurrenceException = Annotated[
    Annotated[Instant, Tag(_CANCELLED)] | Annotated[MovedOccurrence, Tag(_MOVED)], Discriminator(_kind_of_exception)
]
"""A date on which the rule does not hold, or one that is moved."""


class EventFacts(Facts):
    """What is said once of an event."""

    start: EventStart = Field(
        title=_("Start"),
        description=_("When it begins, only as exactly as is known; “tba” while it is to be announced."),
    )
    end: NewsDate | None = Field(
        None, title=_("End"), description=_("When it ends, as exactly as the start; for a single day leave it empty.")
    )
    timezone: Zone | None = Field(
        None,
        title=_("Time zone"),
        description=_("Where the clock hangs; it must stand where the start has a time."),
        examples=["Europe/Sofia"],
    )
    attendance: AttendanceChoice = Field(title=_("Attendance"), description=_("How one takes part."))
    state: StateChoice | None = Field(
        None,
        title=_("State"),
        description=_("What became of the plan; subscribers are told. Empty means as planned."),
    )
    venue: Venue | None = Field(None, title=_("Venue"), description=_("Where it takes place."))
    online_url: Url | None = Field(None, title=_("Online"), description=_("The page at which one takes part online."))
    languages: Languages = Field(
        (), title=_("Languages"), description=_("The languages that are spoken there."), examples=["bg"]
    )
    organiser: Text | None = Field(None, title=_("Organiser"), description=_("Who invites."))
    registration: Registration | None = Field(None, title=_("Registration"), description=_("How one registers."))
    tracks: Tracks = Field((), title=_("Tracks"), description=_("Which thematic tracks it belongs to."))
    recurrence: Rule | None = Field(
        None,
        title=_("Repeats"),
        description=_("The rule by which it takes place again and again; the start is the first time."),
        examples=["FREQ=WEEKLY;BYDAY=TU;COUNT=8"],
    )
    exceptions: tuple[OccurrenceException, ...] = Field(
        (),
        title=_("Exceptions"),
        description=_("Dates of the rule on which it does not take place, or which are moved."),
    )
    agenda: Url | None = Field(None, title=_("Agenda"), description=_("The page of its programme."))
    report: Url | None = Field(None, title=_("Report"), description=_("The page that tells how it was."))
    recording: Url | None = Field(None, title=_("Recording"), description=_("Where one can watch it afterwards."))
    slides: Url | None = Field(None, title=_("Slides"), description=_("Where the presentations are."))


class CityFacts(Facts):
    """What is said once of a city."""

    country: Country = Field(title=_("Country"), description=_("The country’s code."), examples=["BG"])
    role: RoleChoice = Field(title=_("Role"), description=_("What the city is in the programme."))
    role_basis: RoleBasisChoice | None = Field(
        None, title=_("Basis of the role"), description=_("How the role is known.")
    )
    alumnus: AlumnusChoice | None = Field(
        None,
        title=_("Alumnus"),
        description=_("Whether it took part in the Digital Cities Challenge before; empty means not known."),
    )
    consortium: ConsortiumSlug | None = Field(
        None, title=_("Consortium"), description=_("The application of several cities of which it is one.")
    )
    tracks: Tracks = Field((), title=_("Tracks"), description=_("Which thematic tracks it has chosen."))
    mentors: Cities = Field((), title=_("Mentors"), description=_("The cities that mentor it."))
    latitude: Latitude | None = Field(
        None, title=_("Latitude"), description=_("Where it stands on the map."), examples=["42.6975"]
    )
    longitude: Longitude | None = Field(
        None, title=_("Longitude"), description=_("Where it stands on the map."), examples=["23.3241"]
    )
    population: Population | None = Field(
        None, title=_("Population"), description=_("How many people live there, counted when and by whom.")
    )
    website: Url | None = Field(None, title=_("Website"), description=_("The city’s own site."))


class ResourceFacts(Facts):
    """What is said once of a solution or a document."""

    provider: Text | None = Field(
        None, title=_("Provider"), description=_("Who made it and offers it."), examples=["ICLEI"]
    )
    stage: Text | None = Field(
        None, title=_("Stage"), description=_("How far it is: a pilot, in use, finished."), examples=[_("pilot")]
    )
    licence: Text | None = Field(
        None, title=_("Licence"), description=_("On which terms one may use it."), examples=["CC BY 4.0"]
    )
    url: Url | None = Field(None, title=_("Address"), description=_("Its page, where that is not on this site."))
    file: File | None = Field(
        None,
        title=_("File"),
        description=_("What one can download."),
        examples=["strategy.pdf"],
    )
    date: Dated | None = Field(None, title=_("Date"), description=_("When it was published or approved."))
