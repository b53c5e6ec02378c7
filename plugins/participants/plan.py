"""Which pages of participants there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.domain import permalink
from plugins.domain.things import City
from plugins.participants.city import city_view
from plugins.participants.facets import SECTION, city_facets
from plugins.participants.json_ld import city_json_ld
from plugins.participants.views import cities_view, narrowed_view
from plugins.publishing.downloads import CSV, GEOJSON, JSON, download_heads
from plugins.publishing.edition import Edition
from plugins.publishing.facets import Facet, facet_values
from plugins.publishing.page import Later, Page
from plugins.publishing.subscriptions import heads, of_city


def plan(editions: Sequence[Edition]) -> Iterator[Later]:
    """All cities, those that have a value of a facet, and a page for each city."""
    for edition in editions:
        yield edition.later("/cities/", _all_cities, edition)
        for facet, value in facet_values(city_facets(edition), edition.cities):
            address = permalink.narrowed(SECTION, facet.name, value)
            yield edition.later(address, _some_cities, edition, facet, value)
        for city in edition.cities:
            yield edition.later(city.address, _city_page, edition, city)


def _section(edition: Edition) -> tuple[str, str]:
    return edition.locale.gettext("Cities"), "/cities/"


def _all_cities(edition: Edition) -> Page:
    view = cities_view(edition)
    data = download_heads(edition, "cities", view.title, JSON, CSV, GEOJSON)
    return edition.page("/cities/", "cities.html", view, view.title, view.lead, feeds=data)


def _some_cities(edition: Edition, facet: Facet[City], value: str) -> Page:
    view = narrowed_view(edition, facet, value)
    address = permalink.narrowed(SECTION, facet.name, value)
    return edition.page(address, "cities.html", view, view.title, view.lead, trail=(_section(edition),))


def _city_page(edition: Edition, city: City) -> Page:
    return edition.page_of(
        city,
        "city.html",
        city_view(edition, city),
        _section(edition),
        feeds=heads(edition, of_city(edition, city)),
        modified=city.updated,
        structured=(city_json_ld(edition, city),),
    )
