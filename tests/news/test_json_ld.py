from __future__ import annotations

from plugins.domain.thing import Source
from plugins.domain.when import Month
from plugins.news.json_ld import article_json_ld
from plugins.publishing.json_ld_nodes import organisation
from tests.pictures import FINGERPRINT, picture
from tests.small_site import SITE_URL, article, city, day, editions, minute, words

WHOLE = article(
    "whole",
    minute("2020-07-02 11:30"),
    updated=day("2020-07-03"),
    authors=("Innovative Sofia", "Мария Иванова"),
    topics=("mobility",),
    cities=("sofia",),
    sources=(Source("Source", "https://e.example/"),),
    picture=picture(credit="Sofia"),
    words=words("Новина", "News item", picture_alt="The square"),
)
PLAIN = article("plain", Month(2021, 2))
BULGARIAN, ENGLISH = editions(articles=(WHOLE, PLAIN), cities=(city("sofia", "София", "Sofia"),))


def test_an_article_says_all_that_is_known_of_it() -> None:
    page = f"{SITE_URL}/en/news/whole/"
    assert article_json_ld(ENGLISH, WHOLE) == {
        "@type": "NewsArticle",
        "headline": "News item",
        "description": "News item.",
        "url": page,
        "identifier": "tag:innovativesofia.bg,2020:news-whole",
        "image": {
            "@type": "ImageObject",
            "url": f"{SITE_URL}/assets/cover-8x4.{FINGERPRINT}.jpg",
            "caption": "The square",
            "creditText": "Sofia",
        },
        "datePublished": "2020-07-02T11:30+03:00",
        "dateModified": "2020-07-03",
        "inLanguage": "en",
        "author": [organisation(ENGLISH), "Мария Иванова"],
        "publisher": organisation(ENGLISH),
        "about": [
            {"@type": "Thing", "name": "Mobility", "url": f"{SITE_URL}/en/topics/mobility/"},
            {"@type": "City", "name": "Sofia", "url": f"{SITE_URL}/en/cities/sofia/"},
        ],
        "citation": [{"@type": "CreativeWork", "name": "Source", "url": "https://e.example/"}],
        "mainEntityOfPage": page,
    }


def test_an_article_of_which_only_the_month_is_known_says_only_the_month() -> None:
    page = f"{SITE_URL}/news/plain/"
    assert article_json_ld(BULGARIAN, PLAIN) == {
        "@type": "NewsArticle",
        "headline": "Новина",
        "description": "Новина.",
        "url": page,
        "identifier": "tag:innovativesofia.bg,2020:news-plain",
        "datePublished": "2021-02",
        "inLanguage": "bg",
        "publisher": organisation(BULGARIAN),
        "mainEntityOfPage": page,
    }
