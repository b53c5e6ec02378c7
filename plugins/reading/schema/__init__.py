"""What may stand in the content: the one home of keys, their types, and what editors are told of them.

Validation reads these models key by key (:mod:`plugins.reading.validation`); every other form of the schema is made
from :func:`keys_of`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.catalogue import marked as _
from plugins.domain.permalink import Kind
from plugins.reading.schema.form import FORM_WORDS, Form
from plugins.reading.schema.front_matter import (
    CityFacts,
    CityWords,
    EventFacts,
    EventWords,
    Facts,
    NewsFacts,
    ResourceFacts,
    Words,
)
from plugins.reading.schema.keys import Choice, Key, keys_of
from plugins.reading.schema.lists import Consortium, Figure, FigureValue, Programme, Step, Term
from plugins.reading.schema.parts import MovedOccurrence, Population, Registration, Source, Venue, Written
from plugins.reading.schema.value_types import Slug

__all__ = [
    "FORM_WORDS",
    "LISTS",
    "SCHEMAS",
    "Choice",
    "CityFacts",
    "CityWords",
    "Consortium",
    "EventFacts",
    "EventWords",
    "Facts",
    "Figure",
    "FigureValue",
    "Form",
    "Key",
    "ListSchema",
    "MovedOccurrence",
    "NewsFacts",
    "Population",
    "Programme",
    "Registration",
    "ResourceFacts",
    "Schema",
    "Slug",
    "Source",
    "Step",
    "Term",
    "Venue",
    "Words",
    "Written",
    "keys_of",
]


@dataclass(frozen=True, slots=True)
class Schema:
    """The keys of one kind of thing, what one is called, and whether it must be there in every language."""

    words: type[Words]
    facts: type[Facts]
    every_language: bool
    label: str
    plural: str

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys of its words, then those of its facts."""
        return keys_of(self.words) + keys_of(self.facts)


SCHEMAS: dict[Kind, Schema] = {
    Kind.NEWS: Schema(Words, NewsFacts, False, _("News item"), _("News")),
    Kind.EVENT: Schema(EventWords, EventFacts, False, _("Event"), _("Events")),
    Kind.CITY: Schema(CityWords, CityFacts, True, _("City"), _("Cities")),
    Kind.SOLUTION: Schema(Words, ResourceFacts, True, _("Solution"), _("Solutions")),
    Kind.DOCUMENT: Schema(Words, ResourceFacts, True, _("Document"), _("Documents")),
    Kind.PAGE: Schema(Words, Facts, True, _("Page"), _("Pages")),
}


@dataclass(frozen=True, slots=True)
class ListSchema:
    """The keys of a closed list, or of each of its entries where it has any; the file's name is ``<name>.yaml``."""

    model: type[Written]
    has_entries: bool
    label: str


LISTS: Mapping[str, ListSchema] = {
    "topics": ListSchema(Term, True, _("Topics")),
    "tracks": ListSchema(Term, True, _("Tracks")),
    "consortia": ListSchema(Consortium, True, _("Consortia")),
    "figures": ListSchema(Figure, True, _("Figures")),
    "programme": ListSchema(Programme, False, _("Programme")),
}
