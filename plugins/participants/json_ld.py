"""A city for machines: schema.org's City."""

from __future__ import annotations

from plugins.domain.things import City
from plugins.publishing.edition import Edition
from plugins.publishing.json_ld import Node, coordinates, node
from plugins.publishing.json_ld_nodes import common


def city_json_ld(edition: Edition, city: City) -> Node:
    """What the page of a city says of where it is; the country is named as ISO 3166-1 has it, too."""
    country = node("Country", name=edition.locale.country(city.country), identifier=city.country)
    return node(
        "City",
        name=edition.words(city).title,
        **common(edition, city),
        containedInPlace=country,
        geo=coordinates(city.latitude, city.longitude),
        sameAs=city.website,
        mainEntityOfPage=edition.urls.absolute(city.address),
    )
