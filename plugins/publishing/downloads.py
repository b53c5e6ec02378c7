"""The open data behind a page: what is offered to download beside what the page shows."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.domain import permalink
from plugins.publishing.edition import Edition
from plugins.publishing.page import Feed, Link


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: the ending of its files, what people call it, its media type."""

    extension: str
    name: str
    media_type: str


CSV = Format("csv", "CSV", "text/csv")
JSON = Format("json", "JSON", "application/json")
GEOJSON = Format("geojson", "GeoJSON", "application/geo+json")


def download_links(edition: Edition, dataset: str, *formats: Format) -> tuple[Link, ...]:
    """A link to a data set (``cities``) in each format, named after it."""
    return tuple(Link(one.name, edition.urls.asset(permalink.data(dataset, one.extension))) for one in formats)


def download_heads(edition: Edition, dataset: str, title: str, *formats: Format) -> tuple[Feed, ...]:
    """The same for the head of a page (``rel="alternate"``)."""
    return tuple(
        Feed(f"{title} ({one.name})", edition.urls.asset(permalink.data(dataset, one.extension)), one.media_type)
        for one in formats
    )
