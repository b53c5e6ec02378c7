"""On the real site every feed and calendar is offered by the page it belongs to, to programs and to people."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.feeds.cases import LANGUAGES
from tests.small_site import SITE_URL

BELOW = {"bg": "", "en": "/en"}
TYPES = {
    ".atom": "application/atom+xml",
    ".rss": "application/rss+xml",
    ".json": "application/feed+json",
    ".ics": "text/calendar",
}


def subject(feed: str) -> str:
    """The page that a feed belongs to, below its language."""
    name = feed.removeprefix("/feeds/").rpartition(".")[0]
    return f"/{name}/"


def feeds(output: Path, language: str) -> dict[str, str]:
    """Every feed and calendar of a language, and the type it is offered as."""
    folder = output / BELOW[language][1:]
    files = (file for file in sorted((folder / "feeds").rglob("*")) if file.is_file())
    return {f"/{file.relative_to(folder).as_posix()}": TYPES[file.suffix] for file in files}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_feed_offers_it_in_its_head_and_to_people(output: Path, language: str) -> None:
    below = BELOW[language]
    missing = []
    for feed, type_ in feeds(output, language).items():
        page = LexborHTMLParser((output / f"{below}{subject(feed)}index.html"[1:]).read_bytes())
        offered = page.css_first(f'head link[rel="alternate"][href="{below}{feed}"]')
        if offered is None or offered.attributes["type"] != type_ or not offered.attributes["title"]:
            missing.append(f"head: {feed}")
        if page.css_first(f'main a[href="{below}{feed}"]') is None:
            missing.append(f"main: {feed}")
        webcal = f"webcal:{SITE_URL.partition(':')[2]}{below}{feed}"
        if type_ == "text/calendar" and page.css_first(f'main a[href="{webcal}"]') is None:
            missing.append(webcal)
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_about_subscriptions_lists_all_of_them_once(output: Path, language: str) -> None:
    below = BELOW[language]
    page = LexborHTMLParser((output / f"{below}/subscribe/index.html"[1:]).read_bytes())
    listed = [node.attributes["href"] or "" for node in page.css(".subscription-list__link")]
    calendars = [href for href in listed if href.startswith("webcal:")]
    every = feeds(output, language)
    assert sorted(set(listed) - set(calendars)) == sorted(f"{below}{feed}" for feed in every)
    assert sorted(calendars) == sorted(
        f"webcal:{SITE_URL.partition(':')[2]}{below}{feed}" for feed in every if feed.endswith(".ics")
    )
    assert len(listed) == len(set(listed))
