"""What a page offers to download of the data behind it."""

from __future__ import annotations

from plugins.publishing.downloads import CSV, GEOJSON, JSON, download_heads, download_links
from plugins.publishing.page import Feed, Link
from tests.small_site import editions

_, ENGLISH = editions("https://x.example/icc")


def test_a_link_to_each_format_and_the_data_are_in_no_language() -> None:
    assert download_links(ENGLISH, "cities", CSV, JSON, GEOJSON) == (
        Link("CSV", "/icc/data/cities.csv"),
        Link("JSON", "/icc/data/cities.json"),
        Link("GeoJSON", "/icc/data/cities.geojson"),
    )


def test_machines_are_told_the_media_type() -> None:
    assert download_heads(ENGLISH, "cities", "Cities", CSV, JSON, GEOJSON) == (
        Feed("Cities (CSV)", "/icc/data/cities.csv", "text/csv"),
        Feed("Cities (JSON)", "/icc/data/cities.json", "application/json"),
        Feed("Cities (GeoJSON)", "/icc/data/cities.geojson", "application/geo+json"),
    )
