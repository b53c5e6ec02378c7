from __future__ import annotations

from itertools import product

from plugins.feeds.plan import plan
from plugins.feeds.views import FeedView
from plugins.publishing.page import made
from tests.feeds.cases import ARTICLES, CITIES, CONTENT, LANGUAGES, TAG, views
from tests.small_site import SITE_URL, editions

NAMES = ("news", "topics/mobility", "topics/open-data", "cities/gijon", "cities/sofia")
FORMATS = ("atom", "rss", "json")


def titles(feeds: dict[str, FeedView]) -> dict[str, list[str]]:
    return {name: [entry.title for entry in view.entries] for name, view in feeds.items()}


def test_there_is_a_feed_of_everything_of_each_topic_and_of_each_city_in_each_language_and_format() -> None:
    addresses = [file.address for file in made(plan(editions(articles=ARTICLES, cities=CITIES, content=CONTENT)))]
    assert sorted(addresses) == sorted(
        f"{below}/feeds/{name}.{extension}" for below, name, extension in product(("", "/en"), NAMES, FORMATS)
    )


def test_a_feed_holds_the_news_of_its_subject_in_its_own_language_newest_first() -> None:
    assert titles(views("bg")) == {
        "news": ["Само на български", "Трета", "Втора", "Първа & <голяма>"],
        "topics/mobility": ["Втора", "Първа & <голяма>"],
        "topics/open-data": ["Първа & <голяма>"],
        "cities/gijon": [],
        "cities/sofia": ["Първа & <голяма>"],
    }
    assert titles(views("en")) == {
        "news": ["Third", "Second", "First"],
        "topics/mobility": ["Second", "First"],
        "topics/open-data": ["First"],
        "cities/gijon": [],
        "cities/sofia": ["First"],
    }


def test_a_feed_says_whose_it_is() -> None:
    feeds = views("en")
    assert [(view.id, view.title, view.subtitle, view.link) for view in feeds.values()] == [
        (
            f"{TAG}feeds/news-en",
            "News of Innovative Sofia in the ICC",
            "What Sofia and the other cities do in the Intelligent Cities Challenge.",
            f"{SITE_URL}/en/news/",
        ),
        (
            f"{TAG}feeds/topics/mobility-en",
            "Mobility – news of Innovative Sofia in the ICC",
            "Movement.",
            f"{SITE_URL}/en/topics/mobility/",
        ),
        (
            f"{TAG}feeds/topics/open-data-en",
            "Open data – news of Innovative Sofia in the ICC",
            "The data.",
            f"{SITE_URL}/en/topics/open-data/",
        ),
        (
            f"{TAG}feeds/cities/gijon-en",
            "Gijón – news of Innovative Sofia in the ICC",
            "Gijón.",
            f"{SITE_URL}/en/cities/gijon/",
        ),
        (
            f"{TAG}feeds/cities/sofia-en",
            "Sofia – news of Innovative Sofia in the ICC",
            "Sofia.",
            f"{SITE_URL}/en/cities/sofia/",
        ),
    ]


def test_no_two_feeds_have_one_id_and_none_depends_on_where_the_site_stands() -> None:
    ids = [view.id for language in LANGUAGES for view in views(language).values()]
    elsewhere = views("en", site_url="https://elsewhere.example/icc")
    assert len(set(ids)) == len(ids) == 2 * len(NAMES)
    assert [view.id for view in elsewhere.values()] == [view.id for view in views("en").values()]


def test_an_entry_is_the_same_in_every_feed_of_its_language() -> None:
    feeds = views("bg")
    first = feeds["news"].entries[-1]
    assert [feeds[name].entries[-1] for name in ("topics/mobility", "topics/open-data", "cities/sofia")] == [first] * 3


def test_an_entry_has_one_id_in_every_language() -> None:
    assert [views(language)["news"].entries[-1].id for language in LANGUAGES] == [f"{TAG}news-first"] * 2


def test_the_picture_stands_once_for_all_languages_also_below_a_path() -> None:
    below = views("en", site_url="https://sofia.example/icc")["news"].entries[-1].picture
    assert below is not None
    assert below.url == "https://sofia.example/icc/assets/ploshtad-1-8x4.04b5bd6ec1.jpg"
