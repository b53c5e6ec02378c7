"""What the site must not say: figures without their date, sums that no source makes, days that nobody knows."""

from __future__ import annotations

import re

import pytest

from tests.content.built_site import LANGUAGES, BuiltSite

SINCE_APRIL_2021 = {"bg": "април 2021 г.", "en": "April 2021"}
NETWORK = re.compile(r"\b136\b")
TITLE = {
    "bg": "88, 124 или 136: как се броят градовете в ICC",
    "en": "88, 124 or 136: how the cities in the ICC are counted",
}
"""A story's title, which other pages quote: the figure is not stated there."""

MARKETPLACE = "Smart Cities Marketplace"
NOT_THE_COMMISSION_S = {
    "bg": re.compile(r"[Нн]е е Smart Cities Marketplace на (Европейската комисия|Комисията)"),
    "en": re.compile(r"is not the (European )?Commission’s Smart Cities Marketplace"),
}
SUM = {"bg": "Сборът на 88 и 10 е 98", "en": "The sum of 88 and 10 is 98"}
ON_THE_DAY = {
    "юли 2020": re.compile(r"\b(\d{1,2}) (?:юли|July) 2020"),
    "юни 2022": re.compile(r"\b(\d{1,2}) (?:юни|June) 2022"),
    "февруари 2021": re.compile(r"\b(\d{1,2}) (?:февруари|February) 2021"),
}
DAYS = {"vavezhdashta-sreshta-icc": "юли 2020", "peta-gradska-laboratoria-icc": "юни 2022"}
DAYS |= {"vtora-gradska-laboratoria-icc": "февруари 2021"}
KNOWN_DAYS = {"юли 2020": {"2"}, "юни 2022": {"28", "30"}, "февруари 2021": {"17"}}
"""Of each month of which an event is known only to the month, the days that something else is known of."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_136_cities_are_never_stated_without_their_date(site: BuiltSite, language: str) -> None:
    stated = [(address, page.text.replace(TITLE[language], "")) for address, page in site.pages(language)]
    stated = [(address, text) for address, text in stated if NETWORK.search(text)]
    assert {"/about/", "/cities/", "/figures/"} <= {address for address, _ in stated}
    assert [address for address, text in stated if SINCE_APRIL_2021[language] not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_applications_are_added_up_only_to_say_that_they_are_98(site: BuiltSite, language: str) -> None:
    added = [(address, page.text) for address, page in site.pages(language) if re.search(r"\b98\b", page.text)]
    assert {address for address, _ in added} >= {"/figures/", "/news/sofia-zapochva-uchastieto-si-v-icc/"}
    assert [address for address, text in added if SUM[language] not in text] == []
    assert {record["value"] for record in site.records("figures").values()} & {12, 98, 100} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_other_marketplace_is_named_only_to_say_that_it_is_another(site: BuiltSite, language: str) -> None:
    naming = [(address, page.text) for address, page in site.pages(language) if MARKETPLACE in page.text]
    assert "/solutions/tech4good-marketplace/" in {address for address, _ in naming}
    for address, text in naming:
        assert len(NOT_THE_COMMISSION_S[language].findall(text)) == text.count(MARKETPLACE), address


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", DAYS)
def test_a_day_that_is_not_known_stays_unknown(site: BuiltSite, slug: str, language: str) -> None:
    month = DAYS[slug]
    said = set(ON_THE_DAY[month].findall(site.page(f"/events/{slug}/", language).text))
    assert said <= KNOWN_DAYS[month]


def test_the_data_of_an_event_are_as_exact_as_it_is_known_and_no_more(site: BuiltSite) -> None:
    exact = {record["id"]: record["start_precision"] for record in site.records("events").values()}
    months = {"event-introductory-meeting-2020", "event-2nd-city-lab", "event-5th-city-lab"}
    minutes = {"event-3rd-city-lab-open-session", "event-bulgarian-chapter-meeting"}
    assert exact == {id_: "month" if id_ in months else "minute" if id_ in minutes else "day" for id_ in exact}
    assert months | minutes <= exact.keys()
