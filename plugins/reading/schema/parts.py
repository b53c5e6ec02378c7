"""What is written as several keys below one: a source, a venue, the registration for an event."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from plugins.catalogue import marked as _
from plugins.reading.schema.value_types import Count, Dated, Instant, Language, Latitude, Longitude, Text, Url


class Written(BaseModel):
    """Lines of the form "key: value"; unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid")


class Source(Written):
    """Where a fact is from."""

    title: Text = Field(
        title=_("Title"),
        description=_("Who says so, and where: as the source calls itself, in its own language."),
        examples=[_("Sofia Municipality")],
    )
    url: Url | None = Field(None, title=_("Address"), description=_("Where one can read it."))
    date: Dated | None = Field(None, title=_("Date"), description=_("When it was published, as exactly as is known."))
    language: Language | None = Field(
        None, title=_("Language"), description=_("The language of the source."), examples=["bg"]
    )


class Venue(Written):
    """Where an event takes place."""

    name: Text = Field(
        title=_("Name"), description=_("What the place is called."), examples=[_("Sofia Tech Park, Incubator")]
    )
    address: Text | None = Field(None, title=_("Address"), description=_("Street, number and town, as on a letter."))
    latitude: Latitude | None = Field(
        None, title=_("Latitude"), description=_("Where it stands on a map."), examples=["42.6975"]
    )
    longitude: Longitude | None = Field(
        None, title=_("Longitude"), description=_("Where it stands on a map."), examples=["23.3241"]
    )


class Registration(Written):
    """How one registers for an event."""

    url: Url = Field(title=_("Address"), description=_("The page on which one registers."))
    opens: Instant | None = Field(
        None, title=_("Opens"), description=_("From when on one can register; empty if one can already.")
    )
    closes: Instant | None = Field(None, title=_("Closes"), description=_("Until when one can register."))
    capacity: Count | None = Field(
        None, title=_("Places"), description=_("How many people can take part."), examples=["120"]
    )


class MovedOccurrence(Written):
    """An occurrence that takes place at another time than its rule says: ``date`` is when it would have been."""

    date: Instant = Field(title=_("Instead of"), description=_("When it would have taken place by the rule."))
    start: Instant = Field(title=_("Start"), description=_("When it takes place."))
    end: Instant | None = Field(
        None, title=_("End"), description=_("When it ends; empty if it lasts as long as the others.")
    )


class Population(Written):
    """How many live in a city."""

    value: Count = Field(title=_("People"), description=_("How many live there."), examples=["1183454"])
    as_of: Dated = Field(title=_("As of"), description=_("The date for which they were counted."))
    source: Text = Field(title=_("Source"), description=_("Who counted them."), examples=["Eurostat"])
