"""A few pieces of news, one for each thing that a feed gets wrong easily."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import feedparser

from plugins.domain.thing import Body, Words
from plugins.domain.when import Month
from plugins.feeds.plan import FORMATS
from plugins.feeds.views import FeedView, feed_views
from tests.pictures import picture
from tests.small_site import SITE_URL, article, city, day, editions, minute, words

LANGUAGES = ("bg", "en")
CONTENT = Path(__file__).parent / "content"
GOLDEN = Path(__file__).parent / "golden"
SQUARE = CONTENT / "news" / "first" / "площад 1.png"
TAG = "tag:innovativesofia.bg,2020:"

BODY = Body(
    html='<p>„<a href="/cities/sofia/">София</a>“ &amp; <a href="#dalshe">нататък</a>, '
    '<a href="https://example.org/">другаде</a>. <img alt="План" src="/news/first/plan.png"></p>\n'
    '<h2 id="dalshe">Нататък</h2>'
)

ARTICLES = (
    article(
        "first",
        day("2020-07-02"),
        words={
            "bg": Words(title="Първа & <голяма>", summary="„Кратко“ & <ясно>.", body=BODY),
            "en": Words(title="First", summary="Short.", body=Body(html="<p>Text</p>")),
        },
        updated=minute("2020-07-05 09:30"),
        authors=("Мария Иванова", "Ivan Petrov"),
        topics=("mobility", "open-data"),
        cities=("sofia",),
        picture=picture("площад 1.png", digest=hashlib.sha256(SQUARE.read_bytes()).hexdigest()),
    ),
    article("second", minute("2020-07-02 11:30"), "Втора", "Second", topics=("mobility",)),
    article("third", Month(2021, 2), "Трета", "Third"),
    article("bulgarian", day("2021-03-01"), words=words("Само на български", None)),
)

CITIES = (city("sofia", "София", "Sofia"), city("gijon", "Gijón", "Gijón", "ES"))


def views(language: str, **options: Any) -> dict[str, FeedView]:
    """The feeds of one language by their names."""
    parts = {"articles": ARTICLES, "cities": CITIES, "content": CONTENT, **options}
    return {name: view() for name, view in feed_views(editions(**parts)[LANGUAGES.index(language)])}


def written(extension: str, language: str, name: str = "news", **options: Any) -> bytes:
    """A feed as its file, at its own address."""
    below = options.get("site_url", SITE_URL) + ("" if language == "bg" else f"/{language}")
    return FORMATS[extension](views(language, **options)[name], f"{below}/feeds/{name}.{extension}")


def read(feed: bytes) -> Any:
    """What a feed reader makes of a feed that has nothing to forgive."""
    found = feedparser.parse(feed)
    assert not found.bozo
    return found
