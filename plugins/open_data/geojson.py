"""A data set of places as GeoJSON (RFC 7946)."""

from __future__ import annotations

from typing import Any

from plugins.domain import permalink
from plugins.open_data.dataset import Filled, Record
from plugins.open_data.json_text import with_lines
from plugins.open_data.terms_of_use import envelope
from plugins.publishing.edition import Edition

DIGITS = 6
"""So many digits after the point, at most: a tenth of a metre (RFC 7946 §11.2)."""

_COORDINATES = ("longitude", "latitude")


def geojson(edition: Edition, data: Filled) -> bytes:
    """A FeatureCollection; what is not on the map has no geometry (§3.2), what the file says of itself is §6.1."""
    schema = edition.urls.absolute_asset(permalink.data_schema(data.name))
    about = envelope(edition, data.name, schema, data.dataset.title, data.dataset.description)
    bounds = bounding_box(data.records)
    head = {
        "type": "FeatureCollection",
        **{key: value for key, value in about.items() if key != "$schema"},
        **({"bbox": bounds} if bounds else {}),
    }
    return with_lines(head, "features", map(_feature, data.records))


def bounding_box(records: tuple[Record, ...]) -> list[float] | None:
    """West, south, east, north (§5) of the places that are known; none where none is."""
    positions = [position for record in records if (position := _position(record))]
    if not positions:
        return None
    longitudes, latitudes = zip(*positions, strict=True)
    return [min(longitudes), min(latitudes), max(longitudes), max(latitudes)]


def _feature(record: Record) -> dict[str, Any]:
    position = _position(record)
    return {
        "type": "Feature",
        "id": record["id"],
        "geometry": {"type": "Point", "coordinates": position} if position else None,
        "properties": {key: value for key, value in record.items() if key not in ("id", *_COORDINATES)},
    }


def _position(record: Record) -> list[float] | None:
    """Longitude, latitude (§3.1.1)."""
    if any(record[name] is None for name in _COORDINATES):
        return None
    return [round(record[name], DIGITS) for name in _COORDINATES]
