"""Under which terms the data may be used, and who gives it: said once for every format."""

from __future__ import annotations

from typing import Any

from plugins.open_data.words import translated
from plugins.publishing.edition import Edition

LICENCE_NAME = "CC-BY-4.0"
LICENCE_TITLE = "Creative Commons Attribution 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"

GEONAMES = {"title": "GeoNames", "path": "https://www.geonames.org/"}
"""Where coordinates of cities are from; its licence, the same, wants it to be named."""


def publisher(edition: Edition) -> dict[str, str]:
    """Who gives the data, in each language."""
    return translated(edition, "Innovative Sofia")


def page(edition: Edition, anchor: str = "") -> dict[str, str]:
    """The page of the open data in each language, or the place of a data set on it."""
    fragment = f"#{anchor}" if anchor else ""
    return {language: edition.urls.absolute("/data/", language) + fragment for language in edition.site.languages}


def envelope(edition: Edition, name: str, schema: str, title: str, description: str) -> dict[str, Any]:
    """What a JSON file says before its records; ``schema`` is the address of its own."""
    return {
        "$schema": schema,
        "name": name,
        "title": translated(edition, title),
        "description": translated(edition, description),
        "publisher": publisher(edition),
        "license": LICENCE_URL,
        "page": page(edition, name),
    }
