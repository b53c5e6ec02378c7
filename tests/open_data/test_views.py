from __future__ import annotations

from datetime import UTC, datetime

from plugins.domain.changes import Change, FieldChange, History, Kind, Release
from plugins.open_data.datasets import DATASETS
from plugins.open_data.offer import Offer, offer
from plugins.open_data.plan import plan
from plugins.open_data.views import ChangeLine, DataView, ReleaseView, data_view
from plugins.publishing.page import Link, Page, Time, made
from tests.open_data.cases import both

AT = datetime(2022, 12, 31, 22, 30, tzinfo=UTC)


def view(language: int, known: History | None = None) -> DataView:
    editions = both()
    if known is not None:
        return data_view(editions[language], offers(), known, 12_345)
    pages = [item for item in made(plan(editions)) if isinstance(item, Page)]
    assert isinstance(pages[language].view, DataView)
    return pages[language].view


def offers() -> tuple[Offer, ...]:
    return tuple(offer(both()[0], dataset) for dataset in DATASETS)


def test_the_page_stands_in_both_languages() -> None:
    pages = [item for item in made(plan(both())) if isinstance(item, Page)]
    assert [(page.address, page.template, page.head.title) for page in pages][1] == (
        "/en/data/",
        "data.html",
        "Open data",
    )
    assert [page.address for page in pages] == ["/data/", "/en/data/"]


def test_a_data_set_offers_its_files_and_describes_its_columns() -> None:
    cities = view(1).datasets[0]
    assert (cities.id, cities.title, cities.count) == ("cities", "Participating cities", "3 records")
    assert [(one.link.text, one.link.href) for one in cities.downloads] == [
        ("CSV", "/data/cities.csv"),
        ("JSON", "/data/cities.json"),
        ("GeoJSON", "/data/cities.geojson"),
        ("Schema", "/data/schema/cities.json"),
    ]
    columns = {column.name: column.table_names for column in cities.columns}
    assert (columns["id"], columns["title"], columns["population"]) == (
        (),
        ("title_bg", "title_en"),
        ("population_value", "population_as_of", "population_source"),
    )


def test_changes_are_shown_with_their_records() -> None:
    changes = (
        Change("cities", "city-sofia", Kind.CHANGED, (FieldChange("website", None, "x"), FieldChange("t", told=False))),
        Change("events", "event-to-come", Kind.ADDED),
        Change("news", "news-gone", Kind.REMOVED),
    )
    assert view(1, History((Release(AT, changes),))).releases == (
        ReleaseView(
            Time("1 January 2023, 00:30", "2023-01-01T00:30+02:00"),
            (
                ChangeLine(
                    Link("Sofia", "/en/cities/sofia/"), "Participating cities", "changed", ("website: empty → x", "t")
                ),
                ChangeLine(Link("\u202e=1+1", "/events/to-come/", "bg"), "Events", "added", ()),
                ChangeLine(Link("news-gone", ""), "News", "removed", ()),
            ),
        ),
    )


def test_only_the_newest_changes_are_shown() -> None:
    changes = tuple(Change("cities", f"city-{number}", Kind.REMOVED) for number in range(15))
    releases = view(1, History((Release(AT, changes), Release(AT, changes), Release(AT, changes)))).releases
    assert [len(release.changes) for release in releases] == [15, 5]
