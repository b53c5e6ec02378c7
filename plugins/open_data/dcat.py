"""The data sets as a DCAT-AP 3 catalogue (https://semiceu.github.io/DCAT-AP/releases/3.0.0/) in JSON-LD."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plugins.domain.changes import History
from plugins.domain.identity import tag_uri
from plugins.domain.permalink import data, data_schema
from plugins.open_data import changes
from plugins.open_data.datapackage import DESCRIPTION, TITLE
from plugins.open_data.geojson import bounding_box
from plugins.open_data.json_text import pretty
from plugins.open_data.offer import Distribution, Offer
from plugins.open_data.terms_of_use import page, publisher
from plugins.open_data.words import translated
from plugins.publishing.cards import machine_instant
from plugins.publishing.edition import Edition

AUTHORITY = "http://publications.europa.eu/resource/authority"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types"
SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
FILE_TYPES = {"csv": "CSV", "json": "JSON", "geojson": "GEOJSON"}
LANGUAGES = {
    "bg": "BUL",
    "cs": "CES",
    "da": "DAN",
    "de": "DEU",
    "el": "ELL",
    "en": "ENG",
    "es": "SPA",
    "et": "EST",
    "fi": "FIN",
    "fr": "FRA",
    "ga": "GLE",
    "hr": "HRV",
    "hu": "HUN",
    "it": "ITA",
    "lt": "LIT",
    "lv": "LAV",
    "mt": "MLT",
    "nl": "NLD",
    "pl": "POL",
    "pt": "POR",
    "ro": "RON",
    "sk": "SLK",
    "sl": "SLV",
    "sv": "SWE",
}
"""The EU's official languages: ISO 639-1, and the code in the EU's authority table."""

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

Node = dict[str, Any]


def catalogue(edition: Edition, offers: Sequence[Offer], known: History) -> bytes:
    """``catalog.jsonld``; the context stands in it, so that nothing is fetched to read it."""
    return pretty(
        {
            "@context": CONTEXT,
            "@id": _identity(edition, "catalog"),
            "@type": "dcat:Catalog",
            **_described(edition, translated(edition, TITLE), translated(edition, DESCRIPTION)),
            "dct:publisher": _publisher(edition),
            "dct:license": _licence(),
            "dct:language": _languages(edition),
            "foaf:homepage": _typed(page(edition)[edition.site.default_language], "foaf:Document"),
            "dcat:themeTaxonomy": _typed(f"{AUTHORITY}/data-theme", "skos:ConceptScheme"),
            **_modified([release.at for release in known.releases]),
            "dcat:dataset": [*(_dataset(edition, offered, known) for offered in offers), _changes(edition, known)],
        }
    )


def _dataset(edition: Edition, offered: Offer, known: History) -> Node:
    name, dataset = offered.data.name, offered.dataset
    touched = [one.at for one in known.releases if any(change.dataset == name for change in one.changes)]
    return {
        **_common(edition, name, translated(edition, dataset.title), translated(edition, dataset.description)),
        "dcat:theme": [_typed(f"{AUTHORITY}/data-theme/{theme}", "skos:Concept") for theme in dataset.themes],
        **_modified(touched),
        **_spatial(offered),
        "dcat:distribution": [_distribution(edition, name, one) for one in offered.distributions],
    }


def _common(edition: Edition, name: str, title: Mapping[str, str], description: Mapping[str, str]) -> Node:
    landing = page(edition, name)[edition.site.default_language]
    return {
        "@id": _identity(edition, name),
        "@type": "dcat:Dataset",
        "dct:identifier": tag_uri(f"data/{name}"),
        **_described(edition, title, description),
        "dct:publisher": _publisher(edition),
        "dct:language": _languages(edition),
        "dct:accessRights": _typed(f"{AUTHORITY}/access-right/PUBLIC", "dct:RightsStatement"),
        "dct:accrualPeriodicity": _typed(f"{AUTHORITY}/frequency/IRREG", "dct:Frequency"),
        "dcat:landingPage": _typed(landing, "foaf:Document"),
    }


def _changes(edition: Edition, known: History) -> Node:
    """The list of changes is a data set too; it holds no digest of itself, which would go round in a circle."""
    address = edition.urls.absolute_asset(data(changes.NAME, "json"))
    title, description = translated(edition, changes.TITLE), translated(edition, changes.DESCRIPTION)
    return {
        **_common(edition, changes.NAME, title, description),
        "dcat:theme": [_typed(f"{AUTHORITY}/data-theme/GOVE", "skos:Concept")],
        **_modified([release.at for release in known.releases]),
        "dcat:distribution": [_file(edition, changes.NAME, "json", "application/json", address)],
    }


def _distribution(edition: Edition, name: str, one: Distribution) -> Node:
    address = edition.urls.absolute_asset(one.file.address)
    return {
        **_file(edition, name, one.format.extension, one.format.media_type, address),
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(one.size)},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": SHA256},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": one.sha256},
        },
    }


def _file(edition: Edition, name: str, extension: str, media_type: str, address: str) -> Node:
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": f"{name}.{extension}",
        "dcat:accessURL": _typed(address, "rdfs:Resource"),
        "dcat:downloadURL": _typed(address, "rdfs:Resource"),
        "dcat:mediaType": _typed(f"{MEDIA_TYPES}/{media_type}", "dct:MediaType"),
        "dct:format": _typed(f"{AUTHORITY}/file-type/{FILE_TYPES[extension]}", "dct:MediaTypeOrExtent"),
        "dct:license": _licence(),
        "dct:language": _languages(edition),
        "dct:conformsTo": _typed(edition.urls.absolute_asset(data_schema(name)), "dct:Standard"),
    }


def _described(edition: Edition, title: Mapping[str, str], description: Mapping[str, str]) -> Node:
    return {
        key: [{"@language": language, "@value": texts[language]} for language in edition.site.languages]
        for key, texts in (("dct:title", title), ("dct:description", description))
    }


def _publisher(edition: Edition) -> Node:
    names = publisher(edition)
    return {
        "@id": f"{edition.urls.absolute('/', edition.urls.default_language)}#organization",
        "@type": "foaf:Agent",
        "foaf:name": [{"@language": language, "@value": names[language]} for language in edition.site.languages],
    }


def _languages(edition: Edition) -> list[Node]:
    known = (LANGUAGES[language] for language in edition.site.languages if language in LANGUAGES)
    return [_typed(f"{AUTHORITY}/language/{code}", "dct:LinguisticSystem") for code in known]


def _licence() -> Node:
    return _typed(f"{AUTHORITY}/licence/CC_BY_4_0", "dct:LicenseDocument")


def _modified(instants: Sequence[Any]) -> Node:
    """When the last change was released, where that is known."""
    if not instants:
        return {}
    return {"dct:modified": {"@type": "xsd:dateTime", "@value": machine_instant(max(instants))}}


def _spatial(offered: Offer) -> Node:
    """The box around the places of a geographic data set."""
    box = bounding_box(offered.data.records) if offered.dataset.is_geographic else None
    if box is None:
        return {}
    west, south, east, north = box
    corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
    polygon = f"POLYGON(({', '.join(f'{longitude} {latitude}' for longitude, latitude in corners)}))"
    box_node = {"@type": "geo:wktLiteral", "@value": polygon}
    return {"dct:spatial": {"@type": "dct:Location", "dcat:bbox": box_node}}


def _typed(identity: str, kind: str) -> Node:
    return {"@id": identity, "@type": kind}


def _identity(edition: Edition, name: str) -> str:
    """The URI of a data set: its place on the page of the default language, whatever that page looks like."""
    return f"{page(edition)[edition.site.default_language]}#{name}-dataset"
