"""The index of a small site, whole: which files there are, and what stands in them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from plugins.domain.permalink import Kind
from plugins.domain.thing import Body, Words
from plugins.domain.when import ToBeAnnounced
from plugins.search.entries import entries
from plugins.search.index_files import PART, IndexFile, differences, index_files
from plugins.search.inverted_index import inverted_index, term_weights, weighed
from plugins.search.sayings import Said, plain_text
from plugins.search.spelling import Spelling
from plugins.search.spellings import SPELLINGS, spelling_of
from plugins.search.views import facet_values
from tests.small_site import article, city, day, editions, event, resource

PARTS: dict[str, Any] = {
    "articles": (
        article("second", day("2022-01-01"), "Градове", "Cities", topics=("mobility",)),
        article("first", day("2020-07-02"), "Градът", "The city", cities=("vratsa",)),
    ),
    "cities": (city("vratsa", "Враца", "Vratsa"),),
}
PLAIN = Spelling(letters={})


def read(files: Iterable[IndexFile]) -> dict[str, Any]:
    return {file.address: json.loads(file.content) for file in files}


def test_the_index_of_a_small_site() -> None:
    bulgarian, _ = editions(**PARTS)
    found = entries(bulgarian)
    files = read(index_files(spelling_of("bg"), found, facet_values(found), {"found": "Намерени: {count}"}))
    catalogue = files.pop("/search/index.json")
    assert catalogue.pop("spelling") == SPELLINGS["bg"].data
    terms, vocabulary, facets = catalogue["parts"][""], catalogue["vocabulary"], catalogue["facets"]
    assert catalogue == {
        "weights": 32,
        "entries": 9,
        "texts": catalogue["texts"],
        "parts": {"": terms},
        "vocabulary": vocabulary,
        "facets": facets,
        "messages": {"found": "Намерени: {count}"},
    }
    assert list(files) == [
        f"/search/index/terms.{terms}.json",
        f"/search/index/vocabulary.{vocabulary}.json",
        f"/search/index/facets.{facets}.json",
    ]
    lists = files[f"/search/index/terms.{terms}.json"]
    assert list(lists) == sorted(lists)
    numbers = {term: [step // 32 for step in steps] for term, steps in lists.items()}
    assert [entry.address for entry in found] == [
        "/cities/vratsa/",
        "/data/",
        "/figures/",
        "/programme/",
        "/topics/mobility/",
        "/topics/open-data/",
        "/tracks/tourism/",
        "/news/first/",
        "/news/second/",
    ]
    assert numbers["grad"] == [3, 4, 1], "the programme is for cities"
    assert numbers["vrak"] == [0, 7]
    assert numbers["mobiln"] == [4, 4]
    assert files[f"/search/index/facets.{facets}.json"] == {
        "kind": {"cities": [0], "programme": [1, 1, 1, 1, 1, 1], "news": [7, 1]},
        "topic": {"mobility": [4, 4], "open-data": [5]},
        "city": {"vratsa": [0, 7]},
        "year": {"2020": [7], "2022": [8]},
    }
    words = files[f"/search/index/vocabulary.{vocabulary}.json"]
    assert [term for term in lists if term not in words] == ["dve", "godin", "pomag"], "said once, and in a text only"


def test_a_word_in_the_title_says_more_than_one_in_the_text_and_one_in_a_short_text_more_than_in_a_long_one() -> None:
    said = Said("one", "two", f"three {'four ' * 9}{'many ' * 500}")
    weights = term_weights(PLAIN, said)
    assert weights["one"] > weights["two"] > weights["thre"]
    assert weights["four"] > weights["thre"]
    assert term_weights(PLAIN, Said("", "", "three"))["thre"] > weights["thre"]
    assert all(0 < weight < 32 for weight in weights.values())


def test_lists_rise_and_a_text_that_changes_changes_no_list_but_those_of_its_words() -> None:
    before, after = (
        inverted_index(enumerate(weighed(PLAIN, Said(title)) for title in titles))
        for titles in (("a b", "b c", "c d"), ("a b", "b e", "c d"))
    )
    assert [number for number, _ in before["b"]] == [0, 1]
    assert {term for term in {*before, *after} if before.get(term) != after.get(term)} == {"c", "e"}


def test_terms_are_parted_by_their_letters_as_far_as_there_is_too_much_of_them() -> None:
    texts = [" ".join(f"a{chr(97 + number % 26)}{word}" for word in range(40)) for number in range(700)]
    articles = [article(f"n{number}", day("2020-07-02"), "б", text) for number, text in enumerate(texts)]
    _, english = editions(articles=articles)
    files = list(index_files(PLAIN, entries(english), {}, {}))
    parts = json.loads(files[0].content)["parts"]
    assert {prefix[:2] for prefix in parts if prefix.startswith("a") and len(prefix) > 1} >= {"ac", "az"}
    lists = [file for file in files if "/terms." in file.address]
    assert all(len(file.content) < 2 * PART for file in lists)
    assert len(lists) == len(parts)


def test_differences_add_up_to_the_numbers() -> None:
    assert differences([0, 1, 5, 6]) == [0, 1, 4, 1]


def test_what_has_a_date_stands_last_and_what_is_to_be_announced_at_the_very_end() -> None:
    bulgarian, _ = editions(
        articles=PARTS["articles"],
        events=(event("open", ToBeAnnounced()), event("early", day("2019-01-01"))),
        documents=(resource(Kind.DOCUMENT, "dated", "Документ", "Document", date=day("2021-01-01")),),
    )
    dated = [entry.address for entry in entries(bulgarian) if entry.date]
    assert dated == ["/events/early/", "/news/first/", "/documents/dated/", "/news/second/", "/events/open/"]


def test_words_are_seen_as_a_reader_sees_them() -> None:
    html = '<h2 id="a">Глава</h2>\n<p>Пър<em>ва</em> &amp; втора<br>трета</p><ul><li>едно</li><li>две</li></ul>'
    assert plain_text(html) == "Глава\nПърва & втора\nтрета\nедно\nдве"


def test_what_is_in_one_language_only_is_an_entry_of_that_one() -> None:
    written = {"bg": Words("Само тук", "", Body("<p>Тук</p>"))}
    bulgarian, english = editions(articles=(article("here", day("2020-07-02"), words=written),))
    assert [any(entry.address == "/news/here/" for entry in entries(one)) for one in (bulgarian, english)] == [
        True,
        False,
    ]
