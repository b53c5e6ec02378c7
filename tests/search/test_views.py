"""The search page: its choices, and everything in the order of the alphabet."""

from __future__ import annotations

import pytest

from plugins.publishing.page import Link
from plugins.search import views
from plugins.search.entries import entries
from plugins.search.plan import plan
from plugins.search.views import Letter, ListedEntry, SearchChoice, SearchFacet, search_views
from tests.small_site import article, city, day, editions

PARTS = {
    "articles": (
        article("first", day("2020-07-02"), "„Йод“ и други", "88 cities", topics=("mobility",)),
        article("second", day("2022-07-02"), "Чудо", "Île-de-France"),
    ),
    "cities": (city("vratsa", "Враца", "Vratsa"), city("gijon", "Gijón", "Gijón", "ES")),
}


def test_the_choices_are_those_that_something_has() -> None:
    _, english = editions(**PARTS)
    assert search_views(english, entries(english))[0].facets == (
        SearchFacet(
            "kind",
            "Kind",
            (
                SearchChoice("news", "News", "2"),
                SearchChoice("cities", "Cities", "2"),
                SearchChoice("programme", "Programme", "6"),
            ),
        ),
        SearchFacet(
            "topic", "Topic", (SearchChoice("mobility", "Mobility", "2"), SearchChoice("open-data", "Open data", "1"))
        ),
        SearchFacet("city", "City", (SearchChoice("gijon", "Gijón", "1"), SearchChoice("vratsa", "Vratsa", "1"))),
        SearchFacet("year", "Year", (SearchChoice("2022", "2022", "1"), SearchChoice("2020", "2020", "1"))),
    )


def test_titles_stand_under_their_first_letter_whatever_stands_before_it() -> None:
    bulgarian, english = editions(**PARTS)
    assert [letter.link.text for letter in search_views(bulgarian, entries(bulgarian))[0].letters] == [*"ВЙМОПТЧ", "G"]
    assert [letter.link.text for letter in search_views(english, entries(english))[0].letters] == ["0–9", *"FGIMOTV"]
    letters = {letter.link.text: letter for letter in search_views(bulgarian, entries(bulgarian))[0].letters}
    listed = ListedEntry(Link("Gijón", "/cities/gijon/", "es"), "Град")
    assert letters["G"] == Letter(Link("G", "#letter-g"), "letter-g", (listed,))
    assert letters["Й"].entries[0].link == Link("„Йод“ и други", "/news/first/")


def test_where_there_is_too_much_for_a_page_each_letter_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    _, english = editions(**PARTS)
    assert search_views(english, entries(english))[1] == {}
    monkeypatch.setattr(views, "MANY", 3)
    around = search_views(english, entries(english))[0].letters
    assert {letter.entries for letter in around} == {()}
    assert around[-1].link == Link("V", "/en/search/letter-v/")
    page = search_views(english, entries(english))[1]["letter-v"]
    assert (page.title, page.lead) == ("Everything from A to Z: V", "1 title")
    assert page.letters[-1].link == Link("V", "/en/search/letter-v/", current=True)
    assert page.letters[-1].entries == (ListedEntry(Link("Vratsa", "/en/cities/vratsa/"), "City"),)


def test_the_search_of_a_language_is_its_page_its_index_and_a_text_for_each_entry() -> None:
    planned = [item.address for item in plan(editions(**PARTS))]
    assert planned[:2] == ["/search/", "/search/index.json"]
    assert planned[2:12] == [f"/search/texts/{number}.json" for number in range(10)]
    assert planned[12] == "/en/search/"
