"""The tables as a Data Package (https://datapackage.org/standard/), read by Frictionless and its kin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from plugins.catalogue import marked as _
from plugins.open_data.dataset import Filled, TableColumn
from plugins.open_data.json_text import pretty
from plugins.open_data.offer import Offer
from plugins.open_data.terms_of_use import GEONAMES, LICENCE_NAME, LICENCE_TITLE, LICENCE_URL, page
from plugins.open_data.words import SOURCE_LANGUAGE, described, translated
from plugins.publishing.edition import Edition

TITLE = _("Open data of Innovative Sofia in the Intelligent Cities Challenge")
DESCRIPTION = _(
    "The cities, events, news, figures, topics and solutions that this site knows, in both languages and with sources."
)
LICENCES = [{"name": LICENCE_NAME, "path": LICENCE_URL, "title": LICENCE_TITLE}]
DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}


def data_package(edition: Edition, offers: Sequence[Offer]) -> bytes:
    """``datapackage.json``; paths are relative to it."""
    return pretty(
        {
            "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
            "name": "innovative-sofia-icc",
            **described(edition, TITLE, DESCRIPTION),
            "homepage": page(edition)[edition.site.default_language],
            "licenses": LICENCES,
            "contributors": [
                {"title": edition.site_name, "path": edition.urls.absolute("/"), "roles": ["publisher"]},
            ],
            "resources": [_resource(edition, offered) for offered in offers],
        }
    )


def _resource(edition: Edition, offered: Offer) -> dict[str, Any]:
    table = offered.distribution("csv")
    sources = [*_sources(offered.data), *([GEONAMES] if offered.dataset.is_geographic else [])]
    return {
        "name": offered.data.name,
        "type": "table",
        **described(edition, offered.dataset.title, offered.dataset.description),
        "path": f"{offered.data.name}.csv",
        "format": "csv",
        "mediatype": table.format.media_type,
        "encoding": "utf-8",
        "bytes": table.size,
        "hash": f"sha256:{table.sha256}",
        "dialect": DIALECT,
        "licenses": LICENCES,
        **({"sources": sources} if sources else {}),
        "schema": _table_schema(edition, offered.data),
    }


def _table_schema(edition: Edition, data: Filled) -> dict[str, Any]:
    """The Table Schema; a foreign key is empty where there is nothing to refer to."""
    keys = [
        {"fields": [column], "reference": {"resource": dataset, "fields": [of]}}
        for column, dataset, of in data.dataset.references
    ]
    return {
        "fields": [_field(edition, column) for column in data.columns],
        "primaryKey": ["id"],
        "missingValues": [""],
        **({"foreignKeys": keys} if keys else {}),
    }


def _field(edition: Edition, column: TableColumn) -> dict[str, Any]:
    part = column.part
    constraints = {**({"required": True} if part.required else {}), **part.type.constraints}
    if column.name == "id":
        constraints["unique"] = True
    if part.type.table_type == "datetime":
        constraints.pop("pattern", None)
    return {
        "name": column.name,
        "type": part.type.table_type,
        **_description(edition, column),
        **({"constraints": constraints} if constraints else {}),
    }


def _description(edition: Edition, column: TableColumn) -> dict[str, str]:
    """What a column says; of one that is there for each language, which one it is."""
    said = {"description": column.description}
    others = translated(edition, column.description)
    said |= {f"description_{code}": text for code, text in others.items() if code != SOURCE_LANGUAGE}
    return {**said, "language": column.part.language} if column.part.language else said


def _sources(data: Filled) -> Iterator[dict[str, str]]:
    """Where the records are from, each source once, in the order of the records."""
    seen: set[tuple[str, str | None]] = set()
    for record in data.records:
        for source in record["sources"] if "sources" in record else [record["source"]]:
            known = source["title"], source["url"]
            if known not in seen:
                seen.add(known)
                yield {"title": source["title"], **({"path": source["url"]} if source["url"] else {})}
