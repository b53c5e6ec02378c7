from __future__ import annotations

from typing import Any

from tests.feeds.cases import LANGUAGES, TAG, read, written
from tests.small_site import SITE_URL, article, day

PICTURE = f"{SITE_URL}/assets/ploshtad-1-8x4.04b5bd6ec1.jpg"


def feed(language: str, **options: Any) -> bytes:
    return written("rss", language, **options)


def test_a_feed_is_rss_2_0_in_its_own_language_and_links_to_itself_and_to_the_list() -> None:
    feeds = {language: read(feed(language)) for language in LANGUAGES}
    assert {
        language: (
            one.version,
            one.feed.language,
            one.feed.link,
            [(link.rel, link.href) for link in one.feed.links[1:]],
        )
        for language, one in feeds.items()
    } == {
        "bg": ("rss20", "bg", f"{SITE_URL}/news/", [("self", f"{SITE_URL}/feeds/news.rss")]),
        "en": ("rss20", "en", f"{SITE_URL}/en/news/", [("self", f"{SITE_URL}/en/feeds/news.rss")]),
    }


def test_the_permanent_id_is_no_address() -> None:
    assert [(entry.id, entry.guidislink) for entry in read(feed("en")).entries] == [
        (f"{TAG}news-third", False),
        (f"{TAG}news-second", False),
        (f"{TAG}news-first", False),
    ]


def test_an_entry_says_all_of_it() -> None:
    first = read(feed("bg")).entries[-1]
    assert (first.title, first.summary, first.published, first.updated) == (
        "Първа & <голяма>",
        "„Кратко“ &amp; &lt;ясно&gt;.",
        "Wed, 01 Jul 2020 21:00:00 +0000",
        "2020-07-05T06:30:00+00:00",
    )
    assert [author.name for author in first.authors] == ["Мария Иванова", "Ivan Petrov"]
    assert [tag.term for tag in first.tags] == ["Мобилност", "Отворени данни"]
    assert [(one.href, one.type, one.length) for one in first.enclosures] == [(PICTURE, "image/jpeg", "520")]
    assert f'<a href="{SITE_URL}/news/first/#dalshe">' in first.content[0].value


def test_who_names_no_authors_has_the_publisher() -> None:
    assert [entry.author for entry in read(feed("bg")).entries[:-1]] == ["Иновативна София"] * 3


def test_a_feed_is_as_new_as_its_newest_entry_and_an_empty_one_never_changes() -> None:
    changed = article("old", day("2020-07-01"), updated=day("2022-05-01"))
    assert read(feed("en")).feed.updated == "Sun, 31 Jan 2021 22:00:00 +0000"
    assert read(feed("en", articles=(changed,))).feed.updated == "Sat, 30 Apr 2022 21:00:00 +0000"
    assert read(feed("en", articles=())).feed.updated == "Thu, 02 Jul 2020 00:00:00 +0000"
