"""The columns that data sets have in common: identity, words, dates as exact as they are known, and sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from plugins.catalogue import marked as _
from plugins.domain.identity import tag_uri
from plugins.domain.thing import Source, Thing, Translation
from plugins.domain.things import City
from plugins.domain.when import Day, Known, Minute, Month, ToBeAnnounced, When, Year
from plugins.open_data.dataset import Column
from plugins.open_data.value_types import Field, One, Rows, Scalar, Several, Translated
from plugins.publishing.cards import machine_instant
from plugins.publishing.edition import Edition

TEXT = Scalar()
IDENTIFIER = Scalar(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
ADDRESS = Scalar(format="iri")
INSTANT = Scalar(format="date-time", pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$")
DATE = Scalar(pattern=r"^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2})?)?)?$")
"""A date as exact as it is known: a year, a month, a day, or a minute on the wall clock of its place."""
LANGUAGE = Scalar(pattern=r"^[a-z]{2,3}$")
LATITUDE = Scalar("number", minimum=-90, maximum=90)
LONGITUDE = Scalar("number", minimum=-180, maximum=180)
SLUGS = Several(IDENTIFIER)

PRECISIONS = {Year: "year", Month: "month", Day: "day", Minute: "minute", ToBeAnnounced: "to-be-announced"}

SOURCE = (
    Field("title", TEXT, _("Title of the source, in its own language"), required=True),
    Field("url", ADDRESS, _("Address of the source")),
    Field("date", DATE, _("Date of the source, as exact as it is known")),
    Field("language", LANGUAGE, _("Language of the source (ISO 639)")),
)


def choice(values: Iterable[str]) -> One:
    """One of the words of a closed list."""
    return One(Scalar(choices=tuple(map(str, values))))


def date_text(when: When | None) -> str | None:
    """A date as exact as it is known: ``2020-07``, or the wall clock without an offset; none if to be announced."""
    if isinstance(when, Minute):
        return when.wall.isoformat(timespec="minutes")
    return when.machine if isinstance(when, Known) else None


def instant_text(when: When | None) -> str | None:
    """The instant (UTC) of a minute; whoever knows the day only knows no instant."""
    return machine_instant(when.instant) if isinstance(when, Minute) else None


def precision(
    name: str, description: str, when: Callable[[Any], When], possible: Iterable[str] = PRECISIONS.values()
) -> Column[Any]:
    """How exactly a date of an item is known."""
    return Column(
        name,
        choice(possible),
        description,
        lambda _e, item: PRECISIONS[type(when(item))],
        required=True,
        derived=True,
    )


def instant(name: str, description: str, when: Callable[[Any], When | None]) -> Column[Any]:
    """A date of an item in UTC, where the minute is known."""
    return Column(name, One(INSTANT), description, lambda _e, item: instant_text(when(item)), derived=True)


def time_zone(when: Callable[[Any], When]) -> Column[Any]:
    """The zone on whose clocks the times of an item are."""

    def zone(_edition: Edition, item: Any) -> str | None:
        date = when(item)
        return date.zone if isinstance(date, Minute) else None

    return Column("timezone", One(TEXT), _("Time zone of its times (IANA); empty where only days are known"), zone)


def number(value: Decimal) -> int | float:
    """A number as JSON has it; a whole one without a point."""
    return int(value) if value == value.to_integral_value() else float(value)


def source_record(source: Source) -> dict[str, Any]:
    """A source as JSON has it."""
    return {
        "title": source.title,
        "url": source.url,
        "date": date_text(source.date),
        "language": source.language,
    }


def addresses(edition: Edition, address: str, languages: Iterable[str]) -> dict[str, str | None]:
    """The whole address of a page in each language that it is in."""
    written = set(languages)
    return {
        language: edition.urls.absolute(address, language) if language in written else None
        for language in edition.site.languages
    }


def public_cities(edition: Edition, slugs: Iterable[str]) -> list[str]:
    """Those of the cities that may be seen."""
    return [slug for slug in slugs if slug in edition.site.city_by_slug]


def identity(value: Callable[[Any], str], slug: Callable[[Any], str]) -> tuple[Column[Any], ...]:
    """The permanent id as it is written and as a URI, and the name in the address."""
    return (
        Column(
            "id",
            One(Scalar(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9-]+)?$")),
            _("Permanent id: it outlives a new title, address or date"),
            lambda _e, item: value(item),
            required=True,
        ),
        Column(
            "uri",
            One(Scalar(format="uri")),
            _("The permanent id as a tag URI (RFC 4151), as in the feeds"),
            lambda _e, item: tag_uri(value(item)),
            required=True,
            derived=True,
        ),
        Column("slug", One(IDENTIFIER), _("Name in the address"), lambda _e, item: slug(item), required=True),
    )


IDENTITY = identity(lambda thing: thing.id, lambda thing: thing.slug)


def word(name: str, description: str, value: Callable[[Any], str | None]) -> Column[Thing]:
    """Something that a thing says in each language that it is written in."""
    return Column(
        name,
        Translated(TEXT),
        description,
        lambda e, thing: {
            language: value(thing.words[language]) if language in thing.words else None for language in e.site.languages
        },
    )


WORDS: tuple[Column[Thing], ...] = (
    Column(
        "url",
        Translated(ADDRESS),
        _("Address of the page; empty where there is none in that language"),
        lambda e, thing: addresses(e, thing.address, thing.words),
        derived=True,
    ),
    word("title", _("Title"), lambda words: words.title),
    word("summary", _("Summary in one or two sentences"), lambda words: words.summary),
    Column(
        "translation",
        Translated(Scalar(choices=tuple(map(str, Translation)))),
        _("How far title and summary can be trusted: unreviewed ones are a proposal that nobody has confirmed"),
        lambda e, thing: {
            language: str(thing.words[language].translation) if language in thing.words else None
            for language in e.site.languages
        },
    ),
)

TOPICS: Column[Thing] = Column("topics", SLUGS, _("Topics, by slug"), lambda _e, thing: list(thing.topics))
CITIES: Column[Thing] = Column(
    "cities", SLUGS, _("Cities that it is about, by slug"), lambda e, thing: public_cities(e, thing.cities)
)

SOURCES: Column[Any] = Column(
    "sources",
    Rows(SOURCE),
    _("Where the facts are from"),
    lambda _e, item: [source_record(source) for source in item.sources],
)
PROVENANCE: tuple[Column[Thing], ...] = (
    SOURCES,
    Column(
        "updated", One(DATE), _("When it was last changed, if that is stated"), lambda _e, one: date_text(one.updated)
    ),
)


def place_names(edition: Edition, city: City) -> dict[str, str]:
    """The name of a city's country in each language (CLDR)."""
    return {locale.language: locale.country(city.country) for locale in edition.siblings}
