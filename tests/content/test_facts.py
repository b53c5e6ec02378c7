"""Every statement of ``facts.md`` stands on the pages of the built site and in its data, as ``facts/*.yaml`` say."""

from __future__ import annotations

import pytest

from plugins.domain.transliteration import slugify
from tests.content.built_site import LANGUAGES, BuiltSite, one_line
from tests.content.fact import FACTS, NOT_FACTS, STATEMENTS, Fact

IDS = [fact.id for fact in FACTS]
PROVED = [fact for fact in FACTS if fact.data]
SPELT = [fact for fact in FACTS if fact.slugs]


def not_covered(statements: str) -> list[str]:
    """What is left of the statements when the facts are taken out, each of which must stand there once."""
    said = [(fact.id, words) for fact in FACTS for words in fact.says]
    for name, words in [*said, *(("not_facts", words) for words in NOT_FACTS)]:
        assert statements.count(words) == 1, (name, words)
        statements = statements.replace(words, "\N{SYMBOL FOR NEWLINE}")
    rest = (piece.strip(" .,;:|-+=→[]") for piece in statements.split("\N{SYMBOL FOR NEWLINE}"))
    return [piece for piece in rest if piece]


def test_no_statement_is_left_out() -> None:
    assert not_covered(one_line(STATEMENTS.read_text(encoding="utf-8"))) == []
    places = sum(len(fact.pages) * len(LANGUAGES) for fact in FACTS)
    records = sum(len(fact.data) for fact in FACTS)
    print(f"{len(FACTS)} facts, in {places} places on pages and in {records} records of the data; nothing is left out")


def test_every_fact_has_a_number_of_its_own_and_a_place_where_it_is_proved() -> None:
    assert len({fact.id.partition("-")[0] for fact in FACTS}) == len(FACTS)
    assert [fact.id for fact in FACTS if not (fact.pages or fact.data or fact.slugs)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fact", FACTS, ids=IDS)
def test_a_fact_stands_on_its_pages(site: BuiltSite, fact: Fact, language: str) -> None:
    for place in fact.pages:
        page, beside = site.page(place.address, language), place.beside[language]
        missing = [words for words in place.words[language] if words not in page.text]
        assert missing == [], (place.address, page.text)
        assert {term: page.facts.get(term) for term in beside} == beside, place.address


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fact", FACTS, ids=IDS)
def test_the_page_of_a_fact_names_its_source(site: BuiltSite, fact: Fact, language: str) -> None:
    for place in fact.pages:
        named = site.page(place.address, language).sources
        assert [source for source in place.sources if source not in named] == [], (place.address, named)


@pytest.mark.parametrize("fact", PROVED, ids=[fact.id for fact in PROVED])
def test_a_fact_stands_in_the_data(site: BuiltSite, fact: Fact) -> None:
    for place in fact.data:
        record = site.records(place.dataset)[place.id]
        assert {key: record[key] for key in place.values} == place.values


@pytest.mark.parametrize("fact", SPELT, ids=[fact.id for fact in SPELT])
def test_a_name_is_spelt_by_the_transliteration_act(fact: Fact) -> None:
    assert {name: slugify(name) for name in fact.slugs} == fact.slugs
