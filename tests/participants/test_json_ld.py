from __future__ import annotations

from plugins.participants.json_ld import city_json_ld
from tests.small_site import SITE_URL, city, editions

LEUVEN = city("leuven", "Лювен", "Leuven", "BE", latitude=50.8796, longitude=4.7009, website="https://www.leuven.be")
SOFIA = city("sofia", "София", "Sofia", latitude=42.6975)
BULGARIAN, ENGLISH = editions(cities=(LEUVEN, SOFIA))


def test_a_city_says_where_it_is_and_where_its_own_site_is() -> None:
    page = f"{SITE_URL}/cities/leuven/"
    assert city_json_ld(BULGARIAN, LEUVEN) == {
        "@type": "City",
        "name": "Лювен",
        "description": "Лювен.",
        "url": page,
        "identifier": "tag:innovativesofia.bg,2020:city-leuven",
        "containedInPlace": {"@type": "Country", "name": "Белгия", "identifier": "BE"},
        "geo": {"@type": "GeoCoordinates", "latitude": 50.8796, "longitude": 4.7009},
        "sameAs": "https://www.leuven.be",
        "mainEntityOfPage": page,
    }


def test_half_a_place_on_the_map_is_none() -> None:
    page = f"{SITE_URL}/en/cities/sofia/"
    assert city_json_ld(ENGLISH, SOFIA) == {
        "@type": "City",
        "name": "Sofia",
        "description": "Sofia.",
        "url": page,
        "identifier": "tag:innovativesofia.bg,2020:city-sofia",
        "containedInPlace": {"@type": "Country", "name": "Bulgaria", "identifier": "BG"},
        "mainEntityOfPage": page,
    }
