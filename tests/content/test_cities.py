"""Every row of ``icc_cities.csv`` is on the pages of the city and in the data, with its sources, and nothing more."""

from __future__ import annotations

from typing import Any

import pytest

from tests.content.built_site import LANGUAGES, BuiltSite
from tests.content.city_row import IDS, ROWS, WORDS, CityRow

TERMS = {
    "bg": {"country": "Държава", "role": "Роля", "consortium": "Консорциум"},
    "en": {"country": "Country", "role": "Role", "consortium": "Consortium"},
}
DCC = "Digital Cities Challenge"
UNREVIEWED = "Непроверен превод"
every_row = pytest.mark.parametrize("row", ROWS, ids=IDS)
in_every_language = pytest.mark.parametrize("language", LANGUAGES)


def record_of(site: BuiltSite, row: CityRow) -> dict[str, Any]:
    """The city's record: the one with its English name."""
    (record,) = [record for record in site.records("cities").values() if record["title"]["en"] == row.name]
    return record


def address_of(site: BuiltSite, row: CityRow) -> str:
    return f"/cities/{record_of(site, row)['slug']}/"


def joined(row: CityRow, key: str) -> str:
    """What the table writes of all sources in one cell: empty where nothing is known of any."""
    said = [source[key] or "" for source in row.sources]
    return " | ".join(said) if any(said) else ""


def test_there_are_80_cities_and_they_are_those_of_the_table(site: BuiltSite) -> None:
    names = sorted(row.name for row in ROWS)
    assert len(names) == 80
    assert sorted(record["title"]["en"] for record in site.records("cities").values()) == names
    assert sorted(row["title_en"] for row in site.city_rows.values()) == names
    assert len({row.said["country"] for row in ROWS}) == 22


@every_row
@in_every_language
def test_the_page_of_a_city_says_its_name_country_role_and_part_in_the_dcc(
    site: BuiltSite, row: CityRow, language: str
) -> None:
    page, terms = site.page(address_of(site, row), language), TERMS[language]
    assert page.title == row.names[language]
    assert page.facts[terms["country"]] == (row.countries[language],)
    assert page.facts[terms["role"]] == (row.role[language],)
    assert page.facts[DCC] == (row.alumnus[language],)
    assert [words for words in row.alumnus[f"text_{language}"] if words not in page.text] == []


@every_row
def test_a_bulgarian_name_that_no_source_gives_is_said_to_be_unreviewed(site: BuiltSite, row: CityRow) -> None:
    address = address_of(site, row)
    assert (UNREVIEWED in site.page(address, "bg").notices) == (not row.is_reviewed)
    assert site.page(address, "en").notices == ()


@every_row
@in_every_language
def test_the_page_of_a_city_says_its_consortium(site: BuiltSite, row: CityRow, language: str) -> None:
    shown = site.page(address_of(site, row), language).facts.get(TERMS[language]["consortium"])
    others = None
    if row.consortium is not None:
        others = tuple(name for name in row.consortium[language] if name != row.names[language])
    assert shown == others


@every_row
@in_every_language
def test_the_page_of_a_city_lists_every_source_as_exact_as_it_is_known(
    site: BuiltSite, row: CityRow, language: str
) -> None:
    assert site.page(address_of(site, row), language).sources == row.sources_on_page


@every_row
def test_the_page_of_a_city_says_how_sure_it_is(site: BuiltSite, row: CityRow) -> None:
    for language, words in (row.confidence or {}).items():
        text = site.page(address_of(site, row), language).text
        assert words.casefold() in text.casefold(), text


@every_row
def test_the_record_of_a_city_says_the_same(site: BuiltSite, row: CityRow) -> None:
    expected = {
        "title": row.names,
        "translation": {"bg": "original" if row.is_reviewed else "unreviewed", "en": "original"},
        "country": row.said["country"],
        "country_name": row.countries,
        "role": row.role["role"],
        "role_basis": row.role["role_basis"],
        "alumnus": row.alumnus["alumnus"],
        "consortium": row.consortium and row.consortium["slug"],
        "sources": row.sources,
    }
    record = record_of(site, row)
    assert {key: record[key] for key in expected} == expected


@every_row
def test_the_row_of_a_city_says_the_same(site: BuiltSite, row: CityRow) -> None:
    expected = {
        "title_bg": row.names["bg"],
        "title_en": row.names["en"],
        "translation_bg": "original" if row.is_reviewed else "unreviewed",
        "country": row.said["country"],
        "role": row.role["role"],
        "role_basis": row.role["role_basis"] or "",
        "alumnus": row.alumnus["alumnus"],
        "consortium": row.consortium["slug"] if row.consortium else "",
    }
    expected |= {f"sources_{key}": joined(row, key) for key in ("title", "url", "date", "language")}
    written = site.city_rows[record_of(site, row)["id"]]
    assert {key: written[key] for key in expected} == expected


@pytest.mark.parametrize("name", WORDS["consortium"])
def test_a_consortium_is_said_to_have_been_in_the_dcc_as_a_whole(site: BuiltSite, name: str) -> None:
    said = WORDS["consortium"][name]
    record = site.records("consortia")[f"consortia/{said['slug']}"]
    assert (record["alumnus"], sorted(record["cities"])) == (said["alumnus"], said["cities"])
    for language in LANGUAGES:
        page = site.page(f"/cities/consortium/{said['slug']}/", language)
        assert [words for words in said[language] if words not in page.text] == []
        assert page.facts[DCC][0].startswith(said[f"dcc_{language}"])
