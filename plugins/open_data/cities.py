"""The data set of the cities."""

from __future__ import annotations

from typing import Any

from plugins.catalogue import marked as _
from plugins.domain.permalink import consortium as consortium_address
from plugins.domain.things import Alumnus, City, Role, RoleBasis
from plugins.open_data.dataset import Column, Dataset
from plugins.open_data.shared_columns import (
    ADDRESS,
    DATE,
    IDENTIFIER,
    IDENTITY,
    LATITUDE,
    LONGITUDE,
    PROVENANCE,
    SLUGS,
    SOURCES,
    TEXT,
    TOPICS,
    WORDS,
    addresses,
    choice,
    date_text,
    identity,
    place_names,
    public_cities,
)
from plugins.open_data.value_types import Field, Group, One, Scalar, Translated
from plugins.publishing.edition import Edition

POPULATION = Group(
    (
        Field("value", Scalar("integer", minimum=0), _("Number of inhabitants"), required=True),
        Field("as_of", DATE, _("When the inhabitants were counted"), required=True),
        Field("source", TEXT, _("Who counted the inhabitants"), required=True),
    )
)


def _mentored(edition: Edition, city: City) -> list[str]:
    return _slugs(edition, "mentors", city.slug)


def _slugs(edition: Edition, fact: str, slug: str) -> list[str]:
    """The cities that name a slug under a fact."""
    return sorted(city.slug for city in edition.index.cities.get((fact, slug), ()))


def _population(_edition: Edition, city: City) -> dict[str, Any] | None:
    known = city.population
    return {"value": known.value, "as_of": date_text(known.as_of), "source": known.source} if known else None


_COLUMNS: tuple[Column[City], ...] = (
    *IDENTITY,
    *WORDS,
    Column(
        "country",
        One(Scalar(pattern="^[A-Z]{2}$")),
        _("Country (ISO 3166-1, two letters)"),
        lambda _e, city: city.country,
        required=True,
    ),
    Column(
        "country_name", Translated(TEXT, everywhere=True), _("Name of the country (CLDR)"), place_names, derived=True
    ),
    Column(
        "role",
        choice(Role),
        _("Role in the programme; unknown: no source states it"),
        lambda _e, city: str(city.role),
        required=True,
    ),
    Column(
        "role_basis",
        choice(RoleBasis),
        _("How the role is known: stated by a source, or by elimination (selected, and not on the list of mentors)"),
        lambda _e, city: city.role_basis and str(city.role_basis),
    ),
    Column(
        "alumnus",
        choice(Alumnus),
        _("Whether the city took part in the Digital Cities Challenge; unknown: no source says so or denies it"),
        lambda _e, city: str(city.alumnus),
        required=True,
    ),
    Column(
        "consortium",
        One(IDENTIFIER),
        _("Consortium with which the city applied, by slug; empty where it applied alone or none is known"),
        lambda _e, city: city.consortium,
    ),
    Column("tracks", SLUGS, _("Thematic tracks that the city chose, by slug"), lambda _e, city: list(city.tracks)),
    Column("mentors", SLUGS, _("Its mentor cities, by slug"), lambda e, city: public_cities(e, city.mentors)),
    Column("mentored", SLUGS, _("Cities that it mentors, by slug"), _mentored, derived=True),
    TOPICS,
    Column("latitude", One(LATITUDE), _("Latitude (WGS 84, degrees); from GeoNames"), lambda _e, city: city.latitude),
    Column(
        "longitude", One(LONGITUDE), _("Longitude (WGS 84, degrees); from GeoNames"), lambda _e, city: city.longitude
    ),
    Column("population", POPULATION, _("Inhabitants"), _population),
    Column("website", One(ADDRESS), _("Website of the city"), lambda _e, city: city.website),
    *PROVENANCE,
)

CITIES = Dataset(
    name="cities",
    title=_("Participating cities"),
    description=_("The cities of the Intelligent Cities Challenge that are known here, with their roles and sources."),
    themes=("REGI", "GOVE"),
    page="/cities/",
    columns=_COLUMNS,
    items=lambda edition: edition.site.cities,
    is_geographic=True,
    references=(("consortium", "consortia", "slug"),),
)

CONSORTIA = Dataset(
    name="consortia",
    title=_("Consortia"),
    description=_("Applications of several cities together, and the cities of each that are known here."),
    themes=("REGI", "GOVE"),
    page="/cities/",
    columns=(
        *identity(lambda one: f"consortia/{one.slug}", lambda one: one.slug),
        Column(
            "url",
            Translated(ADDRESS),
            _("Address of the page; empty where there is none in that language"),
            lambda e, one: addresses(e, consortium_address(one.slug), e.site.languages),
            derived=True,
        ),
        Column("title", Translated(TEXT, everywhere=True), _("Title"), lambda _e, one: dict(one.title)),
        Column(
            "alumnus",
            choice(Alumnus),
            _("Whether it took part in the Digital Cities Challenge as a whole; unknown: no source says so"),
            lambda _e, one: str(one.alumnus),
            required=True,
        ),
        Column(
            "cities",
            SLUGS,
            _("Its cities, by slug"),
            lambda e, one: _slugs(e, "consortium", one.slug),
            derived=True,
        ),
        SOURCES,
    ),
    items=lambda edition: edition.site.consortia,
)
