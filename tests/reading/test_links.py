from __future__ import annotations

import pytest

from plugins.reading.links import LinkMap, Target, Visibility

HERE = "/news/2021-05-10-primer"
MAP = LinkMap(
    {
        "/cities/sofia": Target("/cities/sofia/", Visibility.PUBLIC, ("bg", "en")),
        "/news/2020-07-02-nachalo": Target("/news/nachalo/", Visibility.PUBLIC, ("bg",)),
        "/pages/about": Target("/about/", Visibility.PUBLIC, ("bg", "en")),
        "/events/chernova": Target("/events/chernova/", Visibility.DRAFT, ("bg", "en")),
        "/events/sabitie": Target("/events/sabitie/", Visibility.NOT_NOW, ("bg", "en")),
        "/topics/mobility": Target("/topics/mobility/", Visibility.PUBLIC, ("bg", "en")),
    },
    ("bg", "en"),
)


@pytest.mark.parametrize(
    ("link", "bulgarian", "english"),
    [
        ("/cities/sofia", "/cities/sofia/", "/en/cities/sofia/"),
        ("/cities/sofia/", "/cities/sofia/", "/en/cities/sofia/"),
        ("/cities/sofia/index.bg.md", "/cities/sofia/", "/en/cities/sofia/"),
        ("/cities/sofia#proekti", "/cities/sofia/#proekti", "/en/cities/sofia/#proekti"),
        ("../../cities/sofia", "/cities/sofia/", "/en/cities/sofia/"),
        ("../2020-07-02-nachalo/index.bg.md", "/news/nachalo/", "/news/nachalo/"),
        ("/pages/about", "/about/", "/en/about/"),
        ("/topics/mobility", "/topics/mobility/", "/en/topics/mobility/"),
        ("/", "/", "/en/"),
        ("/news/", "/news/", "/en/news/"),
        ("/figures/#cities", "/figures/#cities", "/en/figures/#cities"),
        ("/feeds/news.atom", "/feeds/news.atom", "/en/feeds/news.atom"),
        ("/feeds/news.json", "/feeds/news.json", "/en/feeds/news.json"),
        ("#nadolu", "#nadolu", "#nadolu"),
        ("https://sofia.bg/a?b=c#d", "https://sofia.bg/a?b=c#d", "https://sofia.bg/a?b=c#d"),
        ("mailto:a@sofia.bg", "mailto:a@sofia.bg", "mailto:a@sofia.bg"),
        ("tel:+35929377000", "tel:+35929377000", "tel:+35929377000"),
    ],
)
def test_a_path_in_content_leads_to_the_page_of_the_same_language(link: str, bulgarian: str, english: str) -> None:
    assert (MAP.resolve(link, HERE, "bg"), MAP.resolve(link, HERE, "en")) == (bulgarian, english)


def test_what_is_written_in_one_language_only_is_linked_in_that_language() -> None:
    only_english = LinkMap({"/news/a": Target("/news/a/", Visibility.PUBLIC, ("en",))}, ("bg", "en"))
    assert only_english.resolve("/news/a", HERE, "bg") == "/en/news/a/"


def test_a_site_below_a_path_has_its_path_before_every_address_of_its_own() -> None:
    below = LinkMap(MAP.targets, MAP.languages, "/icc")
    assert below.resolve("/cities/sofia", HERE, "en") == "/icc/en/cities/sofia/"
    assert below.resolve("/", HERE, "bg") == "/icc/"
    assert below.resolve("https://sofia.bg/", HERE, "bg") == "https://sofia.bg/"


def test_a_scheduled_thing_is_for_now_no_link() -> None:
    assert MAP.resolve("/events/sabitie", HERE, "bg") is None


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("/cities/sofya", "link-to-nothing"),
        ("/cities/sof", "link-to-nothing"),
        ("cities/sofia", "link-to-nothing"),
        ("/about/", "link-to-nothing"),
        ("/nachalo", "link-to-nothing"),
        ("/topics/", "link-to-nothing"),
        ("/tracks/", "link-to-nothing"),
        ("/news/page/1/", "link-to-nothing"),
        ("../../../../etc/passwd", "link-to-nothing"),
        ("/cities/../../etc/passwd", "link-to-nothing"),
        ("%2e%2e/%2e%2e/cities/sofya", "link-to-nothing"),
        ("/events/chernova", "link-to-draft"),
        ("/events/chernova/#a", "link-to-draft"),
        ("javascript:alert(1)", "unsafe-link"),
        ("JavaScript:alert(1)", "unsafe-link"),
        ("data:text/html,a", "unsafe-link"),
        ("ftp://sofia.bg/", "unsafe-link"),
        ("file:///etc/passwd", "unsafe-link"),
        ("//sofia.bg/", "unsafe-link"),
        ("https:sofia.bg", "unsafe-link"),
        ("//", "unsafe-link"),
        ("/\t/#a", "unsafe-link"),
    ],
)
def test_any_other_link_is_refused_with_its_code(link: str, code: str) -> None:
    with pytest.raises(LookupError) as refused:
        MAP.resolve(link, HERE, "bg")
    assert refused.value.args == (code,)
