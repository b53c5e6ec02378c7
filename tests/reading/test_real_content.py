"""What the site's own content must hold, whatever is added to it."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from plugins.domain.site import Site
from plugins.domain.when import Day
from plugins.reading.content import read_site
from tests.reading.content_folder import DIALECTS

CONTENT = Path(__file__).parents[2] / "content"
NOW = datetime(2026, 12, 1, tzinfo=UTC)

TOPICS = [
    "mobility",
    "renewable-energy",
    "clean-industry",
    "green-production",
    "e-government",
    "open-data",
    "skills-and-employment",
    "health-and-safety",
    "reskilling",
    "crisis-management",
]
TRACKS = ["green-economy", "citizen-participation", "upskilling", "supply-chains-and-mobility", "tourism"]


@pytest.fixture(scope="module")
def site() -> Site:
    """The real content; a mistake in it stops every test of this module and is told by ``inv validate``."""
    return read_site(CONTENT, DIALECTS, NOW)


def test_topics_and_tracks_are_those_of_the_programme_in_both_languages(site: Site) -> None:
    assert [topic.slug for topic in site.topics] == TOPICS
    assert [track.slug for track in site.tracks] == TRACKS
    titles = [topic.title for topic in site.topics] + [track.title for track in site.tracks]
    assert {tuple(title) for title in titles} == {("bg", "en")}


def test_there_are_ten_articles_at_least_in_both_languages(site: Site) -> None:
    assert len([article for article in site.articles if set(article.words) == {"bg", "en"}]) >= 10


def test_all_ten_events_are_there_in_both_languages(site: Site) -> None:
    assert len([event for event in site.events if set(event.words) == {"bg", "en"}]) >= 10


def test_there_are_80_cities_each_with_its_id(site: Site) -> None:
    assert len(site.cities) == 80
    assert {city.id for city in site.cities} == {f"city-{city.slug}" for city in site.cities}


def test_the_three_bulgarian_cities_are_among_them(site: Site) -> None:
    assert [city.slug for city in site.cities if city.country == "BG"] == ["haskovo", "sofia", "vratsa"]


def test_the_first_article_is_of_2_july_2020_and_its_old_address_leads_to_it(site: Site) -> None:
    first = site.articles[0]
    assert (first.date, set(first.words)) == (Day(date(2020, 7, 2)), {"bg", "en"})
    assert first.aliases == (
        "/news/sofiya-zapochva-uchastieto-si-v-programata-intelligent-cities-challenge-na-evropeyskata-komisiya/",
    )


def test_every_page_of_the_contract_is_there(site: Site) -> None:
    assert {"about", "accessibility", "privacy", "contact", "subscribe"} <= {page.slug for page in site.pages}


def test_every_text_has_words_and_every_language_its_own(site: Site) -> None:
    for thing in site.things:
        for language, words in thing.words.items():
            assert words.body.html, (thing.folder, language)
        texts = Counter(words.body.html for words in thing.words.values())
        assert max(texts.values()) == 1, thing.folder


def test_every_figure_topic_and_track_says_where_it_is_from(site: Site) -> None:
    assert all(topic.sources for topic in site.topics)
    assert all(track.sources for track in site.tracks)
    assert site.programme.sources
    assert all(value.source.title for figure in site.figures for value in figure.values)


def test_the_values_of_a_figure_stand_in_the_order_of_time_a_month_where_it_ends(site: Site) -> None:
    for figure in site.figures:
        days = [value.as_of.last_day for value in figure.values]
        assert days == sorted(days), figure.id
