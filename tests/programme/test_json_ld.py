from __future__ import annotations

from plugins.domain.permalink import Kind
from plugins.domain.when import Year
from plugins.programme.json_ld import resource_json_ld
from tests.small_site import SITE_URL, city, day, editions, resource

GUIDE = resource(
    Kind.DOCUMENT,
    "narachnik",
    "Наръчник",
    "Guide",
    date=Year(2021),
    provider="ICLEI",
    licence="CC BY 4.0",
    file="narachnik.pdf",
    topics=("open-data",),
    cities=("sofia",),
    updated=day("2022-01-01"),
)
MARKET = resource(Kind.SOLUTION, "pazar", "Пазар", "Market", stage="beta", url="https://market.example/")
BULGARIAN, ENGLISH = editions(documents=(GUIDE,), solutions=(MARKET,), cities=(city("sofia", "София", "Sofia"),))


def test_a_document_is_dated_as_exactly_as_it_is_known_and_can_be_fetched() -> None:
    page = f"{SITE_URL}/en/documents/narachnik/"
    assert resource_json_ld(ENGLISH, GUIDE) == {
        "@type": "DigitalDocument",
        "name": "Guide",
        "description": "Guide.",
        "url": page,
        "identifier": "tag:innovativesofia.bg,2020:documents-narachnik",
        "datePublished": "2021",
        "provider": "ICLEI",
        "license": "CC BY 4.0",
        "encoding": {
            "@type": "MediaObject",
            "name": "narachnik.pdf",
            "contentUrl": f"{SITE_URL}/documents/narachnik/narachnik.pdf",
        },
        "about": [
            {"@type": "Thing", "name": "Open data", "url": f"{SITE_URL}/en/topics/open-data/"},
            {"@type": "City", "name": "Sofia", "url": f"{SITE_URL}/en/cities/sofia/"},
        ],
        "mainEntityOfPage": page,
    }


def test_a_solution_is_a_work_of_some_kind_with_a_place_of_its_own() -> None:
    page = f"{SITE_URL}/solutions/pazar/"
    assert resource_json_ld(BULGARIAN, MARKET) == {
        "@type": "CreativeWork",
        "name": "Пазар",
        "description": "Пазар.",
        "url": page,
        "identifier": "tag:innovativesofia.bg,2020:solutions-pazar",
        "creativeWorkStatus": "beta",
        "sameAs": "https://market.example/",
        "mainEntityOfPage": page,
    }
