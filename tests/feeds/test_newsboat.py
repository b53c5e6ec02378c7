"""Debian's newsboat shows what the site says: the same items, titles, links, times and order."""

from __future__ import annotations

from pathlib import Path

import feedparser
import pytest

from plugins.feeds.plan import FORMATS
from plugins.feeds.views import FeedView
from tests.feeds.cases import LANGUAGES, TAG, views, written
from tests.feeds.newsboat import Item, Newsboat
from tests.feeds.served import Served

XML_FORMATS = [extension for extension in FORMATS if extension != "json"]
BELOW = {"bg": "", "en": "/en"}


def items(view: FeedView) -> list[Item]:
    """What a reader is to show of a feed."""
    return [Item(entry.id, entry.title, entry.link, entry.published) for entry in view.entries]


def publish(served: Served, folder: Path) -> None:
    """Every feed of the cases, at its address."""
    for language in LANGUAGES:
        for name in views(language):
            for extension in XML_FORMATS:
                file = folder / BELOW[language][1:] / "feeds" / f"{name}.{extension}"
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(written(extension, language, name))
    served.publish(folder)


@pytest.mark.parametrize("extension", XML_FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reader_shows_the_items_of_the_site(
    newsboat: Newsboat, served: Served, tmp_path: Path, language: str, extension: str
) -> None:
    publish(served, tmp_path / "site")
    feed = f"{served.address}{BELOW[language]}/feeds/news.{extension}"
    newsboat.reload(feed)
    news = views(language)["news"]
    assert newsboat.items(feed) == items(news)
    assert newsboat.texts(feed) == {entry.id: entry.html for entry in news.entries}
    assert newsboat.unread() == f"{len(news.entries)} unread articles"


@pytest.mark.parametrize("extension", XML_FORMATS)
def test_who_follows_everything_and_a_topic_and_a_city_sees_each_item_once(
    newsboat: Newsboat, served: Served, tmp_path: Path, extension: str
) -> None:
    publish(served, tmp_path / "site")
    names = ("news", "topics/mobility", "cities/sofia")
    newsboat.reload(*(f"{served.address}/feeds/{name}.{extension}" for name in names))
    shown = [item for name in names for item in newsboat.items(f"{served.address}/feeds/{name}.{extension}")]
    assert sorted(item.id for item in shown) == sorted(
        f"{TAG}news-{one}" for one in ("bulgarian", "first", "second", "third")
    )


def test_both_readers_show_the_real_news_alike_in_both_formats(
    newsboat: Newsboat, served: Served, output: Path
) -> None:
    served.publish(output)
    for language in LANGUAGES:
        shown = []
        for extension in XML_FORMATS:
            feed = f"{served.address}{BELOW[language]}/feeds/news.{extension}"
            reader = newsboat.of(f"{language}.{extension}")
            reader.reload(feed)
            parsed = feedparser.parse((output / f"{BELOW[language]}/feeds/news.{extension}".lstrip("/")).read_bytes())
            by_feedparser = [
                (entry.id, entry.title, entry.link, entry.published_parsed[:6]) for entry in parsed.entries
            ]
            by_newsboat = [
                (item.id, item.title, item.link, item.published.timetuple()[:6]) for item in reader.items(feed)
            ]
            assert len(by_newsboat) > 10
            shown += [by_newsboat, by_feedparser]
        assert shown == [shown[0]] * 4
