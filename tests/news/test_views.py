from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.permalink import Kind
from plugins.domain.thing import Body, Heading, Source, Translation, Words
from plugins.domain.things import Article
from plugins.domain.when import Day
from plugins.news.plan import plan
from plugins.news.views import PER_PAGE, NewsListView, article_view, news_list_view, news_pages, related
from plugins.publishing.cards import NewsCard, SourceLine
from plugins.publishing.edition import Edition
from plugins.publishing.page import Link, Page, Time, made
from plugins.publishing.pictures import PictureSource, PictureView
from plugins.publishing.text import ContentsEntry, TextView
from tests.pictures import FINGERPRINT, picture
from tests.small_site import article, city, day, editions, event, resource, words


def many(count: int) -> tuple[Article, ...]:
    return tuple(article(f"n{number:03d}", Day(date(2020, 7, 2) + timedelta(number))) for number in range(count))


def english(count: int) -> Edition:
    return editions(articles=many(count))[1]


def slugs(view: NewsListView) -> list[str]:
    return [card.href.split("/")[-2] for card in view.cards]


@given(count=st.integers(0, 60), more=st.integers(0, 40))
def test_a_numbered_page_holds_the_same_articles_whatever_comes_later(count: int, more: int) -> None:
    before, after = english(count), english(count + more)
    for number in range(1, news_pages(count) + 1):
        assert news_list_view(before, number).cards == news_list_view(after, number).cards


@given(st.integers(0, 80))
def test_every_article_is_on_exactly_one_page_newest_first(count: int) -> None:
    edition = english(count)
    pages = [None, *range(news_pages(count), 0, -1)]
    listed = [slug for number in pages for slug in slugs(news_list_view(edition, number))]
    assert listed == [f"n{number:03d}" for number in range(count - 1, -1, -1)]


@given(st.integers(0, 80))
def test_a_numbered_page_is_full_and_the_first_one_is_never_nearly_empty(count: int) -> None:
    edition = english(count)
    assert {len(news_list_view(edition, number).cards) for number in range(1, news_pages(count) + 1)} <= {PER_PAGE}
    newest = len(news_list_view(edition, None).cards)
    assert min(count, PER_PAGE) <= newest < 2 * PER_PAGE


def test_a_short_list_has_one_page() -> None:
    assert news_list_view(english(2 * PER_PAGE - 1), None).pagination is None
    assert news_list_view(english(0), None).cards == ()


@pytest.mark.parametrize(
    ("number", "newer", "older", "current"),
    [(None, None, "/en/news/page/2/", "/en/news/"), (2, "/en/news/", "/en/news/page/1/", "/en/news/page/2/"),
     (1, "/en/news/page/2/", None, "/en/news/page/1/")],
)  # fmt: skip
def test_pages_lead_to_their_neighbours_and_the_newest_stands_at_the_section(
    number: int | None, newer: str | None, older: str | None, current: str
) -> None:
    pagination = news_list_view(english(3 * PER_PAGE), number).pagination
    assert pagination is not None
    ways = [way.href if way else None for way in (pagination.newer, pagination.older)]
    assert ways == [newer, older]
    assert [(link.text, link.href) for link in pagination.pages] == [
        ("Newest", "/en/news/"),
        ("2", "/en/news/page/2/"),
        ("1", "/en/news/page/1/"),
    ]
    assert [link.href for link in pagination.pages if link.current] == [current]


def test_a_numbered_page_offers_only_the_languages_that_have_it() -> None:
    articles = (*many(PER_PAGE), *(article(f"b{n}", day("2019-01-01"), words=words("Новина", None)) for n in range(6)))
    pages = {page.address: page for page in made(plan(editions(articles=articles))) if isinstance(page, Page)}
    assert "/en/news/page/1/" not in pages
    head = pages["/news/page/1/"].head
    assert [(switch.href, switch.exists) for switch in head.switches] == [("/en/news/", False)]
    assert [alternate.hreflang for alternate in head.alternates] == ["bg", "x-default"]


def test_an_article_says_everything_that_is_known_of_it() -> None:
    body = Body("<p>Text</p>", tuple(Heading(2, name, name.title()) for name in ("one", "two", "three")))
    one = article(
        "one",
        day("2021-07-02"),
        words={
            "en": Words("Title", "Summary", body, Translation.UNREVIEWED, picture_alt="A square"),
        },
        updated=day("2021-07-03"),
        authors=("Maria", "Ivan"),
        topics=("mobility",),
        cities=("sofia",),
        events=("lab",),
        documents=("guide",),
        picture=picture("cover.png", "Innovative Sofia"),
        sources=(Source("Източник", "https://example.org/", day("2021-07-01"), "bg"),),
    )
    older, newer = article("older", day("2020-07-02"), en="Older"), article("newer", day("2022-07-02"), en="Newer")
    edition = editions(
        articles=(older, one, newer),
        cities=(city("sofia", "София", "Sofia"),),
        events=(event("lab", day("2021-06-01"), en="Lab"), event("other", day("2021-06-01"))),
        documents=(resource(Kind.DOCUMENT, "guide", "Наръчник", "Guide"),),
    )[1]
    view = article_view(edition, one)
    assert view.text == TextView(
        title="Title",
        summary="Summary",
        body=view.text.body,
        contents=(ContentsEntry("One", "#one"), ContentsEntry("Two", "#two"), ContentsEntry("Three", "#three")),
        picture=PictureView(
            src=f"/assets/cover-8x4.{FINGERPRINT}.jpg",
            srcset=f"/assets/cover-8x4.{FINGERPRINT}.jpg 8w",
            width=8,
            height=4,
            sources=(
                PictureSource("image/avif", f"/assets/cover-8x4.{FINGERPRINT}.avif 8w"),
                PictureSource("image/webp", f"/assets/cover-8x4.{FINGERPRINT}.webp 8w"),
            ),
            alt="A square",
            credit="Innovative Sofia, CC BY 4.0",
        ),
        unreviewed=True,
        updated=Time("3 July 2021", "2021-07-03"),
        sources=(SourceLine("Източник", "https://example.org/", Time("1 July 2021", "2021-07-01"), "bg"),),
    )
    assert str(view.text.body) == "<p>Text</p>"
    assert (view.time, view.authors) == (Time("2 July 2021", "2021-07-02"), "Maria and Ivan")
    assert view.topics == (Link("Mobility", "/en/topics/mobility/"),)
    assert view.cities == (Link("Sofia", "/en/cities/sofia/"),)
    assert view.documents == (Link("Guide", "/en/documents/guide/"),)
    assert [card.title for card in view.events] == ["Lab"]
    assert (view.older, view.newer) == (Link("Older", "/en/news/older/"), Link("Newer", "/en/news/newer/"))


def test_an_article_leads_to_nothing_that_is_not_public_or_not_in_its_language() -> None:
    one = article("one", day("2021-07-02"), cities=("draft",), events=("bulgarian",), documents=("missing",))
    edition = editions(articles=(one,), events=(event("bulgarian", day("2021-06-01"), en=None),))[1]
    view = article_view(edition, one)
    assert (view.cities, view.events, view.documents, view.related, view.older, view.newer) == (
        (),
        (),
        (),
        (),
        None,
        None,
    )


def test_related_news_are_those_of_the_same_events_then_cities_then_topics_newest_first() -> None:
    facts = {"events": ("lab",), "cities": ("sofia",), "topics": ("mobility",)}
    one = article("one", day("2021-07-02"), **facts)
    others = (
        article("of-event", day("2020-01-01"), events=("lab",)),
        article("of-city", day("2020-01-02"), cities=("sofia",)),
        article("of-topic-old", day("2020-01-03"), topics=("mobility",)),
        article("of-topic-new", day("2020-01-04"), topics=("mobility",)),
        article("of-nothing", day("2020-01-05")),
    )
    edition = editions(articles=(one, *others))[1]
    assert [other.slug for other in related(edition, one, most=9)] == [
        "of-event",
        "of-city",
        "of-topic-new",
        "of-topic-old",
    ]
    assert len(related(edition, one)) == 3


def test_a_card_says_title_summary_date_and_at_most_three_topics() -> None:
    one = article("one", day("2021-07-02"), topics=("mobility", "open-data"))
    (card,) = news_list_view(editions(articles=(one,))[0], None).cards
    assert card == NewsCard(
        title="Новина",
        href="/news/one/",
        language=None,
        summary="Новина.",
        time=Time("2 юли 2021\u202fг.", "2021-07-02"),
        topics=(Link("Мобилност", "/topics/mobility/"), Link("Отворени данни", "/topics/open-data/")),
    )


def test_each_article_has_a_page_in_each_of_its_languages_and_says_when_it_changed() -> None:
    articles = (
        article("both", day("2020-07-02"), updated=day("2020-07-05")),
        article("bulgarian", day("2020-07-01"), en=None),
    )
    pages = {page.address: page.modified for page in made(plan(editions(articles=articles)))}
    assert pages == {
        "/news/": None,
        "/news/both/": "2020-07-05",
        "/news/bulgarian/": "2020-07-01",
        "/en/news/": None,
        "/en/news/both/": "2020-07-05",
    }


def test_the_events_of_an_article_stand_in_the_order_of_time_whatever_order_it_names_them_in() -> None:
    one = article("one", day("2021-07-02"), events=("a-later", "gone", "z-earlier"))
    events = (
        event("a-later", day("2021-06-02")),
        event("z-earlier", day("2021-06-01")),
        event("other", day("2021-06-01")),
    )
    view = article_view(editions(articles=(one,), events=events)[1], one)
    assert [card.href for card in view.events] == ["/en/events/z-earlier/", "/en/events/a-later/"]
