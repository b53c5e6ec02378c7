from __future__ import annotations

import pytest

from plugins.domain import permalink
from plugins.domain.permalink import Kind

ADDRESSES = {
    permalink.thing(Kind.NEWS, "nachalo"): "/news/nachalo/",
    permalink.thing(Kind.EVENT, "sreshta"): "/events/sreshta/",
    permalink.thing(Kind.CITY, "sofia"): "/cities/sofia/",
    permalink.thing(Kind.SOLUTION, "pazar"): "/solutions/pazar/",
    permalink.thing(Kind.DOCUMENT, "narachnik"): "/documents/narachnik/",
    permalink.thing(Kind.PAGE, "about"): "/about/",
    permalink.topic("mobility"): "/topics/mobility/",
    permalink.track("tourism"): "/tracks/tourism/",
    permalink.news_page(3): "/news/page/3/",
    permalink.month(2020, 7): "/events/2020/07/",
    permalink.year(2020): "/events/2020/",
    permalink.country("BG"): "/cities/country/bg/",
    permalink.role("core"): "/cities/role/core/",
    permalink.event_calendar("sreshta"): "/events/sreshta/event.ics",
    permalink.feed("news", "rss"): "/feeds/news.rss",
    permalink.feed("topics/mobility", "ics"): "/feeds/topics/mobility.ics",
}
GENERATED = [
    "/",
    "/404.html",
    "/news/",
    "/news/page/1/",
    "/events/2020/",
    "/events/2020/07/",
    "/cities/country/bg/",
    "/topics/mobility/",
    "/CNAME/",
    "/preview/12/",
    "/assets/site.css",
    "/feeds/news.atom",
    "/events/sreshta/event.ics",
    "/en/events/sreshta/event.ics",
    "/en/",
    "/en/news/page/1/",
]
FREE = ["/news/nachalo/", "/events/sreshta/", "/about/", "/old.html", "/news/2020/", "/cities/sofia/"]


@pytest.mark.parametrize(("made", "promised"), ADDRESSES.items())
def test_addresses_are_those_of_the_contract(made: str, promised: str) -> None:
    assert made == promised


@pytest.mark.parametrize(
    ("folder", "slug"),
    [
        ("2020-07-02-sofia", "sofia"),
        ("2021-02-vtora", "vtora"),
        ("2022-peta", "peta"),
        ("sofia", "sofia"),
        ("2020-07-02-4-grada", "4-grada"),
        ("2020", "2020"),
        ("117-grada", "117-grada"),
    ],
)
def test_a_slug_is_the_name_of_the_folder_without_its_date(folder: str, slug: str) -> None:
    assert permalink.slug_of_folder(folder) == slug


def test_the_default_language_stands_at_the_root_and_the_others_below_their_codes() -> None:
    assert permalink.in_language("/news/", "bg", "bg") == "/news/"
    assert permalink.in_language("/news/", "en", "bg") == "/en/news/"
    assert permalink.in_language("/", "en", "bg") == "/en/"


@pytest.mark.parametrize("address", GENERATED)
def test_what_the_site_makes_itself_is_taken(address: str) -> None:
    assert permalink.is_generated(address, ("bg", "en"))


@pytest.mark.parametrize("address", FREE)
def test_what_the_site_does_not_make_itself_is_free(address: str) -> None:
    assert not permalink.is_generated(address, ("bg", "en"))


def test_an_old_address_leads_on_in_every_language_but_one_below_a_code_in_that_only() -> None:
    assert permalink.alias_addresses("/old/", ("bg", "en")) == [("bg", "/old/"), ("en", "/en/old/")]
    assert permalink.alias_addresses("/en/old/", ("bg", "en")) == [("en", "/en/old/")]


@pytest.mark.parametrize(
    ("aliases", "bulgarian", "english"),
    [
        (("/cities/sofiya/",), ("sofiya",), ("sofiya",)),
        (("/cities/sofiya/index.html",), ("sofiya",), ("sofiya",)),
        (("/en/cities/sofiya/",), (), ("sofiya",)),
        (("/cities/sredets/", "/en/cities/serdica/"), ("sredets",), ("sredets", "serdica")),
        (("/events/sofiya/", "/sofiya/", "/cities/of/sofiya/", "/cities.html", "/mycities/sofiya/"), (), ()),
        ((), (), ()),
    ],
)
def test_an_old_slug_is_one_of_an_old_page_of_the_same_kind(
    aliases: tuple[str, ...], bulgarian: tuple[str, ...], english: tuple[str, ...]
) -> None:
    found = {language: permalink.old_slugs(Kind.CITY, aliases, language, ("bg", "en")) for language in ("bg", "en")}
    assert found == {"bg": bulgarian, "en": english}


@pytest.mark.parametrize(
    ("address", "file"),
    [("/", "index.html"), ("/en/news/", "en/news/index.html"), ("/404.html", "404.html")],
)
def test_a_folder_is_answered_by_its_index(address: str, file: str) -> None:
    assert permalink.file_path(address) == file
