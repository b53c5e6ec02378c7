from __future__ import annotations

from dataclasses import replace

from plugins.domain.permalink import Kind
from plugins.domain.things import Article
from plugins.publishing.cards import news_card
from plugins.publishing.edition import Edition
from plugins.publishing.page import Alternate, Feed, Link, Page, Switch
from plugins.publishing.reads import recording, watched
from tests.small_site import SITE_URL, article, city, day, editions, plain_page, resource

BULGARIAN, ENGLISH = editions(
    articles=(
        article("old", day("2020-07-02")),
        article("new", day("2021-07-02")),
        article("bulgarian", day("2022-07-02"), "Само на български", None),
    ),
    cities=(
        city("yambol", "Ямбол", "Yambol"),
        city("sofia", "София", "Sofia"),
        city("ioannina", "Янина", "Ioannina", "GR"),
        city("jyvaskyla", "Йювяскюля", "Jyväskylä", "FI"),
        city("iasi", "Иаши", "Iași", "RO"),
    ),
)


def page(address: str = "/news/old/", languages: tuple[str, ...] | None = None) -> Page:
    trail = (("News", "/news/"),)
    return ENGLISH.page(
        address, "article.html", None, "Old", "About it.", trail=trail, languages=languages, fallback="/news/"
    )


def test_a_page_names_itself_the_other_language_and_the_default_one() -> None:
    assert page().head.alternates == (
        Alternate("bg", f"{SITE_URL}/news/old/"),
        Alternate("en", f"{SITE_URL}/en/news/old/"),
        Alternate("x-default", f"{SITE_URL}/news/old/"),
    )
    assert page().head.canonical == f"{SITE_URL}/en/news/old/"


def test_a_page_in_one_language_names_no_other() -> None:
    assert page(languages=("en",)).head.alternates == (
        Alternate("en", f"{SITE_URL}/en/news/old/"),
        Alternate("x-default", f"{SITE_URL}/en/news/old/"),
    )


def test_the_switch_leads_to_the_same_thing() -> None:
    assert page().head.switches == (Switch("bg", "Български", "/news/old/", exists=True),)


def test_the_switch_leads_to_the_section_where_there_is_no_such_page_and_says_so_in_that_language() -> None:
    assert page(languages=("en",)).head.switches == (
        Switch("bg", "Български", "/news/", exists=False, note="Тази страница няма версия на български"),
    )
    bulgarian = BULGARIAN.page("/news/bulgarian/", "a", None, "А", "Б", languages=("bg",), fallback="/news/")
    assert bulgarian.head.switches == (
        Switch("en", "English", "/en/news/", exists=False, note="There is no English version of this page"),
    )


def test_the_way_to_a_page_is_told_from_the_home_down() -> None:
    assert page().head.breadcrumbs == (
        Link("Home", "/en/"),
        Link("News", "/en/news/"),
        Link("Old", "/en/news/old/", current=True),
    )
    assert ENGLISH.page("/", "home.html", None, "Home", "").head.breadcrumbs == ()


def test_the_section_of_a_page_is_the_current_one() -> None:
    assert [(link.text, link.current) for link in page().head.navigation] == [
        ("News", True),
        ("Events", False),
        ("Cities", False),
        ("Programme", False),
        ("Documents", False),
        ("Solutions", False),
    ]


def test_a_title_says_the_page_first_and_the_home_page_the_site() -> None:
    assert page().head.full_title == "Old – Innovative Sofia · ICC"
    assert ENGLISH.page("/", "home.html", None, "Cities", "").head.full_title == "Innovative Sofia · Cities"


def test_a_page_stands_below_its_language_and_knows_when_it_changed() -> None:
    made = ENGLISH.page("/news/old/", "article.html", "view", "Old", "", modified=day("2020-07-03"))
    assert (made.address, made.template, made.view, made.modified) == (
        "/en/news/old/",
        "article.html",
        "view",
        "2020-07-03",
    )


def test_every_page_offers_the_feeds_of_its_language() -> None:
    assert [(feed.type, feed.href) for feed in page().head.feeds] == [
        ("application/atom+xml", "/en/feeds/news.atom"),
        ("text/calendar", "/en/feeds/events.ics"),
    ]


def test_an_edition_holds_what_is_written_in_its_language_newest_news_first() -> None:
    assert [one.slug for one in BULGARIAN.articles] == ["bulgarian", "new", "old"]
    assert [one.slug for one in ENGLISH.articles] == ["new", "old"]


def test_cities_stand_in_the_order_of_each_alphabet() -> None:
    assert [one.slug for one in BULGARIAN.cities] == ["iasi", "jyvaskyla", "sofia", "yambol", "ioannina"]
    assert [one.slug for one in ENGLISH.cities] == ["iasi", "ioannina", "jyvaskyla", "sofia", "yambol"]


def test_a_link_leads_to_the_other_language_where_this_one_has_no_such_thing() -> None:
    assert ENGLISH.readable("/news/bulgarian/") == "/news/bulgarian/"
    assert ENGLISH.readable("/news/old/") == "/en/news/old/"
    assert ENGLISH.readable("/programme/") == "/en/programme/"


def test_a_site_below_a_path_says_so_in_every_link() -> None:
    below, _ = editions("https://sofia.example/icc", pages=(plain_page("about", "За сайта", "About"),))
    head = below.page("/about/", "page.html", None, "За сайта", "").head
    hrefs = [*head.navigation, *head.breadcrumbs, *head.switches, *head.feeds]
    assert [link.href for link in hrefs if not link.href.startswith("/icc/")] == []
    assert head.canonical == "https://sofia.example/icc/about/"


def test_topics_and_tracks_are_links_with_their_names() -> None:
    assert BULGARIAN.topics(("open-data", "mobility")) == (
        Link("Отворени данни", "/topics/open-data/"),
        Link("Мобилност", "/topics/mobility/"),
    )
    assert ENGLISH.tracks(("tourism",)) == (Link("Tourism", "/en/tracks/tourism/"),)


def test_a_thing_is_addressed_by_its_kind() -> None:
    assert ENGLISH.href(resource(Kind.SOLUTION, "pazar", "Пазар", "Market")) == "/en/solutions/pazar/"


def test_what_is_worked_out_once_is_read_by_all_who_ask() -> None:
    bulgarian, _ = editions(articles=(article("a", day("2020-07-02")),))
    edition = replace(bulgarian, site=watched(bulgarian.site))
    made: list[str] = []

    def title(edition: Edition, thing: Article) -> str:
        made.append(thing.slug)
        return edition.words(thing).title

    reads = []
    for _ in range(2):
        with recording() as noted:
            assert edition.once(title, edition.articles[0]) == edition.articles[0].words["bg"].title
        reads.append(noted)
    assert made == ["a"]
    assert reads[0] == reads[1] != set()


def test_a_card_is_one_and_the_same_for_all_who_show_it() -> None:
    article = BULGARIAN.articles[0]
    assert news_card(BULGARIAN, article) is news_card(BULGARIAN, article)
    assert news_card(ENGLISH, ENGLISH.articles[0]) is not news_card(BULGARIAN, ENGLISH.articles[0])


def test_pages_of_a_list_may_share_the_card_of_their_section() -> None:
    images = [
        page.head.sharing.image
        for page in (
            ENGLISH.page("/news/", "news.html", None, "News", ""),
            ENGLISH.page(
                "/news/page/1/", "news.html", None, "Page 1", "", trail=(("News", "/news/"),), shared_as="News"
            ),
        )
        if page.head.sharing
    ]
    assert images[0] == images[1] is not None


def test_every_page_leads_to_the_sections_and_marks_its_own() -> None:
    assert BULGARIAN.navigation("/cities/") == (
        Link("Новини", "/news/"),
        Link("Събития", "/events/"),
        Link("Градове", "/cities/", current=True),
        Link("Програма", "/programme/"),
        Link("Документи", "/documents/"),
        Link("Решения", "/solutions/"),
    )
    assert [(link.text, link.href, link.current) for link in ENGLISH.navigation(None)] == [
        ("News", "/en/news/", False),
        ("Events", "/en/events/", False),
        ("Cities", "/en/cities/", False),
        ("Programme", "/en/programme/", False),
        ("Documents", "/en/documents/", False),
        ("Solutions", "/en/solutions/", False),
    ]


def test_every_page_offers_the_subscriptions_of_its_language() -> None:
    assert ENGLISH.feeds == (
        Feed("News of Innovative Sofia in the ICC", "/en/feeds/news.atom", "application/atom+xml"),
        Feed("Calendar of Innovative Sofia in the ICC", "/en/feeds/events.ics", "text/calendar"),
    )
    assert [feed.href for feed in BULGARIAN.feeds] == ["/feeds/news.atom", "/feeds/events.ics"]
