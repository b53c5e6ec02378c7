"""What stands around every page, in both languages, below a path of the host."""

from __future__ import annotations

from dataclasses import replace

from plugins.publishing.assets import Assets
from plugins.publishing.chrome import Chrome, FooterGroup, make_chrome
from plugins.publishing.page import Link
from tests.small_site import editions, plain_page

FILES = (
    "css/site.css",
    "favicon.svg",
    "js/filter.js",
    "fonts/sans-latin-normal.woff2",
    "fonts/sans-cyrillic-normal.woff2",
)
ASSETS = Assets((), {path: f"/assets/{path}" for path in FILES})
SLUGS = ("about", "accessibility", "contact", "other", "privacy", "subscribe")
BULGARIAN, ENGLISH = editions(
    "https://x.example/icc", pages=tuple(plain_page(slug, f"bg {slug}", f"en {slug}") for slug in SLUGS)
)


def links(**texts: str) -> tuple[Link, ...]:
    """Links below the path of the English site, by what they lead to."""
    return tuple(Link(text, f"/icc/en/{step.replace('__', '.').replace('_', '/')}") for step, text in texts.items())


def test_the_whole_of_it_in_english() -> None:
    found = make_chrome(ENGLISH, ASSETS)
    assert found == Chrome(
        language="en",
        site_name="Innovative Sofia",
        programme_name="The Challenge",
        home=Link("Home", "/icc/en/"),
        search=Link("Search", "/icc/en/search/"),
        footer=(
            FooterGroup(
                "The programme",
                links(
                    news_="News",
                    events_="Events",
                    cities_="Cities",
                    programme_="Programme",
                    documents_="Documents",
                    solutions_="Solutions",
                    figures_="Figures",
                    data_="Open data",
                ),
            ),
            FooterGroup(
                "Follow",
                links(
                    subscribe_="en subscribe", feeds_news__atom="News (Atom)", feeds_events__ics="Calendar (iCalendar)"
                ),
            ),
            FooterGroup(
                "This site",
                links(
                    about_="en about",
                    contact_="en contact",
                    accessibility_="en accessibility",
                    privacy_="en privacy",
                ),
            ),
        ),
        stylesheet="/icc/assets/css/site.css",
        icon="/icc/assets/favicon.svg",
        touch_icon=None,
        web_app="/icc/en/manifest.webmanifest",
        scripts={"filter": "/icc/assets/js/filter.js"},
        fonts_preload=("/icc/assets/fonts/sans-latin-normal.woff2",),
        licence=found.licence,
    )
    assert found.licence == (
        "<p>Texts may be reused under "
        '<a href="https://creativecommons.org/licenses/by/4.0/deed.en" rel="license">CC BY 4.0</a>.</p>'
    )


def test_the_default_language_has_its_own_words_addresses_and_letters() -> None:
    found = make_chrome(BULGARIAN, ASSETS)
    assert (found.language, found.site_name, found.programme_name) == ("bg", "Иновативна София", "Предизвикателството")
    assert (found.home, found.search) == (Link("Начало", "/icc/"), Link("Търсене", "/icc/search/"))
    assert [group.title for group in found.footer] == ["Програмата", "Следете ни", "Този сайт"]
    assert found.footer[1].links == (
        Link("bg subscribe", "/icc/subscribe/"),
        Link("Новини (Atom)", "/icc/feeds/news.atom"),
        Link("Календар (iCalendar)", "/icc/feeds/events.ics"),
    )
    assert found.web_app == "/icc/manifest.webmanifest"
    assert found.fonts_preload == (
        "/icc/assets/fonts/sans-cyrillic-normal.woff2",
        "/icc/assets/fonts/sans-latin-normal.woff2",
    )
    assert "deed.bg" in found.licence


def test_no_link_leads_to_a_page_that_is_not_there() -> None:
    bare = make_chrome(editions()[1], ASSETS)
    assert [len(group.links) for group in bare.footer] == [8, 2, 0]


def test_a_home_screen_has_an_icon_where_the_theme_has_one() -> None:
    assets = replace(ASSETS, addresses={**ASSETS.addresses, "icon-192.png": "/assets/icon.png"})
    assert make_chrome(ENGLISH, assets).touch_icon == "/icc/assets/icon.png"
