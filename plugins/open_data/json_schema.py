"""The JSON Schema (2020-12) of a data set, out of the declaration of its columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.domain import permalink
from plugins.open_data.dataset import Column, Dataset
from plugins.open_data.json_text import pretty
from plugins.open_data.terms_of_use import LICENCE_URL
from plugins.open_data.value_types import Group, Rows
from plugins.open_data.words import SOURCE_LANGUAGE, described, translated
from plugins.publishing.edition import Edition

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(edition: Edition, dataset: Dataset) -> bytes:
    """The schema of the whole file; that of a record is ``#/$defs/record``."""
    return pretty(
        {
            **head(edition, dataset.name, dataset.title, dataset.description),
            **envelope_schema(edition, dataset.name),
            "$defs": {"record": _record(edition, dataset)},
        }
    )


def head(edition: Edition, name: str, title: str, description: str) -> dict[str, Any]:
    """The dialect, the schema's own absolute address, and what it is of."""
    address = edition.urls.absolute_asset(permalink.data_schema(name))
    return {"$schema": DIALECT, "$id": address, **described(edition, title, description)}


def envelope_schema(edition: Edition, name: str) -> dict[str, Any]:
    """What stands around the records."""
    languages = edition.site.languages
    properties = {
        **envelope_properties(name, languages),
        "count": {"type": "integer", "minimum": 0},
        "records": {"type": "array", "items": {"$ref": "#/$defs/record"}},
    }
    return whole(properties)


def envelope_properties(name: str, languages: tuple[str, ...]) -> dict[str, Any]:
    """What every file says of itself."""
    text = whole({language: {"type": "string"} for language in languages})
    address = whole({language: {"type": "string", "format": "iri"} for language in languages})
    return {
        "$schema": {"type": "string", "format": "iri"},
        "name": {"const": name},
        "title": text,
        "description": text,
        "publisher": text,
        "license": {"const": LICENCE_URL},
        "page": address,
    }


def whole(properties: dict[str, Any]) -> dict[str, Any]:
    """An object of which every key must be there; more may come with time."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def _record(edition: Edition, dataset: Dataset) -> dict[str, Any]:
    properties = dict(_properties(edition, dataset))
    return {**whole(properties), "additionalProperties": False}


def _properties(edition: Edition, dataset: Dataset) -> Iterator[tuple[str, dict[str, Any]]]:
    for column in dataset.columns:
        schema = column.type.json_schema(edition.site.languages, not column.required)
        if isinstance(column.type, Group | Rows):
            _describe_fields(edition, column, schema)
        yield column.name, {**_description(edition, column.description), **schema}


def _describe_fields(edition: Edition, column: Column[Any], schema: dict[str, Any]) -> None:
    inner = schema.get("items", schema)["properties"]
    for field in column.type.fields:  # type: ignore[attr-defined]
        inner[field.name] = {**_description(edition, field.description), **inner[field.name]}


def _description(edition: Edition, description: str) -> dict[str, str]:
    """In English, and in every other language of the site under a key of its own."""
    others = translated(edition, description)
    others.pop(SOURCE_LANGUAGE, None)
    return {"description": description, **{f"description_{language}": text for language, text in others.items()}}
