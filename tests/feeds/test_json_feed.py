from __future__ import annotations

import json
from typing import Any

from plugins.domain.thing import Words
from tests.feeds.cases import TAG, written
from tests.small_site import SITE_URL, article, day


def feed(language: str, **options: Any) -> bytes:
    return written("json", language, **options)


def test_an_empty_feed_says_who_writes_it_and_where() -> None:
    assert json.loads(feed("en", articles=())) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "News of Innovative Sofia in the ICC",
        "home_page_url": f"{SITE_URL}/en/news/",
        "feed_url": f"{SITE_URL}/en/feeds/news.json",
        "description": "What Sofia and the other cities do in the Intelligent Cities Challenge.",
        "language": "en",
        "authors": [{"name": "Innovative Sofia"}],
        "items": [],
    }


def test_an_item_without_a_text_still_has_one() -> None:
    silent = article("silent", day("2020-07-02"), words={"en": Words(title="Silent", summary="Nothing.")})
    assert json.loads(feed("en", articles=(silent,)))["items"] == [
        {
            "id": f"{TAG}news-silent",
            "url": f"{SITE_URL}/en/news/silent/",
            "title": "Silent",
            "summary": "Nothing.",
            "content_html": "",
            "date_published": "2020-07-01T21:00:00+00:00",
            "date_modified": "2020-07-01T21:00:00+00:00",
            "authors": [{"name": "Innovative Sofia"}],
            "language": "en",
        }
    ]


def test_what_an_item_says_is_text_and_its_picture_an_address() -> None:
    first = json.loads(feed("bg"))["items"][-1]
    assert (first["title"], first["summary"], first["image"], first["tags"]) == (
        "Първа & <голяма>",
        "„Кратко“ & <ясно>.",
        f"{SITE_URL}/assets/ploshtad-1-8x4.04b5bd6ec1.jpg",
        ["Мобилност", "Отворени данни"],
    )
