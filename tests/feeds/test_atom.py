from __future__ import annotations

from typing import Any

from plugins.feeds.views import MOST
from tests.feeds.cases import ARTICLES, LANGUAGES, TAG, read, written
from tests.small_site import SITE_URL, article, day


def feed(language: str, **options: Any) -> bytes:
    return written("atom", language, **options)


def test_a_feed_is_valid_atom_in_its_own_language() -> None:
    assert [(read(feed(language)).version, read(feed(language)).feed.language) for language in LANGUAGES] == [
        ("atom10", "bg"),
        ("atom10", "en"),
    ]


def test_the_newest_come_first() -> None:
    assert [entry.title for entry in read(feed("bg")).entries] == [
        "Само на български",
        "Трета",
        "Втора",
        "Първа & <голяма>",
    ]


def test_marks_of_html_in_a_title_and_a_summary_are_text() -> None:
    first = read(feed("bg")).entries[-1]
    assert first.title == "Първа & <голяма>"
    assert first.summary == "„Кратко“ &amp; &lt;ясно&gt;."


def test_an_entry_exists_only_in_the_languages_it_is_written_in() -> None:
    assert [entry.id for entry in read(feed("en")).entries] == [
        f"{TAG}news-third",
        f"{TAG}news-second",
        f"{TAG}news-first",
    ]


def test_an_id_is_the_same_in_every_language_and_wherever_the_site_stands() -> None:
    at_home = [entry.id for entry in read(feed("bg")).entries]
    elsewhere = [entry.id for entry in read(feed("bg", site_url="https://elsewhere.example/icc")).entries]
    assert at_home == elsewhere
    assert {entry.id for entry in read(feed("en")).entries} < set(at_home)


def test_every_link_in_a_body_is_whole() -> None:
    html = read(feed("bg")).entries[-1].content[0].value
    assert html.startswith(
        f'<p>„<a href="{SITE_URL}/cities/sofia/">София</a>“ &amp; <a href="{SITE_URL}/news/first/#dalshe">нататък</a>, '
        f'<a href="https://example.org/">другаде</a>. <img alt="План" src="{SITE_URL}/news/first/plan.png"'
    )


def test_a_feed_links_to_itself_and_to_the_list_in_its_language() -> None:
    assert {
        language: {(link.rel, link.href) for link in read(feed(language)).feed.links} for language in LANGUAGES
    } == {
        "bg": {("self", f"{SITE_URL}/feeds/news.atom"), ("alternate", f"{SITE_URL}/news/")},
        "en": {("self", f"{SITE_URL}/en/feeds/news.atom"), ("alternate", f"{SITE_URL}/en/news/")},
    }


def test_each_entry_says_when_it_was_published_and_changed_in_utc() -> None:
    assert [(entry.published, entry.updated) for entry in read(feed("en")).entries] == [
        ("2021-01-31T22:00:00+00:00", "2021-01-31T22:00:00+00:00"),
        ("2020-07-02T08:30:00+00:00", "2020-07-02T08:30:00+00:00"),
        ("2020-07-01T21:00:00+00:00", "2020-07-05T06:30:00+00:00"),
    ]


def test_each_author_of_an_entry_is_named_on_their_own() -> None:
    first = read(feed("bg")).entries[-1]
    assert [author.name for author in first.authors] == ["Мария Иванова", "Ivan Petrov"]


def test_a_feed_is_as_new_as_its_newest_entry() -> None:
    changed = article("old", day("2020-07-01"), updated=day("2022-05-01"))
    assert read(feed("en")).feed.updated == "2021-01-31T22:00:00+00:00"
    assert read(feed("en", articles=(*ARTICLES, changed))).feed.updated == "2022-04-30T21:00:00+00:00"


def test_an_empty_feed_has_a_date_that_never_changes() -> None:
    empty = read(feed("bg", articles=()))
    assert (empty.feed.updated, empty.entries) == ("2020-07-02T00:00:00+00:00", [])


def test_a_feed_holds_the_newest_and_no_more_than_fifty() -> None:
    many = tuple(article(f"n{number:02d}", day("2020-07-02")) for number in range(MOST + 3))
    ids = [entry.id for entry in read(feed("en", articles=many)).entries]
    assert ids == [f"{TAG}news-n{number:02d}" for number in range(MOST + 2, 2, -1)]


def test_the_picture_stands_beside_the_text_with_its_address_type_and_length() -> None:
    enclosures = [[(one.href, one.type, one.length) for one in entry.enclosures] for entry in read(feed("en")).entries]
    picture = f"{SITE_URL}/assets/ploshtad-1-8x4.04b5bd6ec1.jpg"
    assert enclosures == [[], [], [(picture, "image/jpeg", "520")]]
