from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from plugins.domain.thing import Source
from plugins.domain.when import Month
from plugins.publishing.json_ld import breadcrumb_list, coordinates, node, serialised, term
from plugins.publishing.json_ld_nodes import about, citations, common, organisation, picture, web_site
from plugins.publishing.page import Head, Link, Sharing, hidden
from tests.pictures import FINGERPRINT
from tests.pictures import picture as cover
from tests.small_site import SITE_URL, article, city, day, editions, words

SOFIA = city("sofia", "София", "Sofia")
PICTURED = article(
    "new",
    day("2021-07-02"),
    topics=("open-data",),
    cities=("sofia", "elsewhere"),
    picture=cover(),
    words=words("Новина", "News item", picture_alt="The square"),
)
BULGARIAN, ENGLISH = editions(articles=(article("old", day("2020-07-02")), PICTURED), cities=(SOFIA,))
MARKUP = st.sampled_from(
    ("</script>", "</SCRIPT ", "</script/", "<!--", "-->", "<!--<script>", "<script>", "]]>", "&lt;", "\x00")
)
TEXTS = st.lists(st.text() | MARKUP).map("".join)
JSON_TEXTS = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
)


def in_a_page(data: str) -> LexborHTMLParser:
    script = f'<script type="application/ld+json">{data}</script>'
    return LexborHTMLParser(f"<!doctype html><html><head>{script}</head><body><p>after</p></body></html>")


@given(st.dictionaries(TEXTS, JSON_TEXTS))
def test_no_text_breaks_out_of_the_script_and_none_is_changed(data: dict[str, object]) -> None:
    tree = in_a_page(serialised(data))
    (script,) = tree.css("script")
    assert json.loads(script.text()) == {"@context": "https://schema.org", **data}
    assert [body.html for body in tree.css("body")] == ["<body><p>after</p></body>"]


@given(st.text(alphabet="</script><!-->&;\u2028\u2029 sS", max_size=40))
def test_what_looks_like_markup_is_only_text(text: str) -> None:
    written = serialised({"name": text})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(in_a_page(written).css_first("script").text())["name"] == text


def test_the_data_is_short_and_its_letters_stand_as_they_are() -> None:
    assert serialised(node("Thing", name="„Щъркел“ </script><!-- & co")) == (
        '{"@context":"https://schema.org","@type":"Thing","name":"„Щъркел“ \\u003c/script\\u003e\\u003c!-- \\u0026 co"}'
    )


def test_what_is_not_known_is_not_said_and_nothing_is_something() -> None:
    said = node("Thing", a=None, b="", c=(), d=[], e=0, f=0.0, g="x")
    assert said == {"@type": "Thing", "e": 0, "f": 0.0, "g": "x"}


def test_a_place_needs_both_coordinates_and_may_be_on_the_equator() -> None:
    assert coordinates(0.0, 103.8) == {"@type": "GeoCoordinates", "latitude": 0.0, "longitude": 103.8}
    assert (coordinates(None, 1.0), coordinates(1.0, None)) == (None, None)


def test_a_term_is_a_whole_address() -> None:
    assert term("EventScheduled") == "https://schema.org/EventScheduled"


def test_the_way_to_a_page_is_counted_from_the_home() -> None:
    links = (Link("Home", "/icc/en/"), Link("Old", "/icc/en/news/old/", current=True))
    assert breadcrumb_list(links, "https://sofia.example") == {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Home", "item": "https://sofia.example/icc/en/"},
            {"@type": "ListItem", "position": 2, "name": "Old", "item": "https://sofia.example/icc/en/news/old/"},
        ],
    }


def test_who_makes_the_site_is_one_in_both_languages() -> None:
    identity = f"{SITE_URL}/#organization"
    assert organisation(BULGARIAN) == {
        "@id": identity,
        "@type": "Organization",
        "name": "Иновативна София",
        "url": f"{SITE_URL}/",
    }
    assert organisation(ENGLISH) == {
        "@id": identity,
        "@type": "Organization",
        "name": "Innovative Sofia",
        "url": f"{SITE_URL}/en/",
    }


def test_the_site_is_described_in_its_language() -> None:
    assert web_site(ENGLISH) == {
        "@id": f"{SITE_URL}/en/#website",
        "@type": "WebSite",
        "name": "Innovative Sofia · ICC",
        "alternateName": "The Challenge",
        "url": f"{SITE_URL}/en/",
        "inLanguage": "en",
        "publisher": organisation(ENGLISH),
    }


def test_a_thing_has_its_summary_its_page_its_permanent_id_and_its_picture() -> None:
    assert common(ENGLISH, PICTURED) == {
        "description": "News item.",
        "url": f"{SITE_URL}/en/news/new/",
        "identifier": "tag:innovativesofia.bg,2020:news-new",
        "image": {
            "@type": "ImageObject",
            "url": f"{SITE_URL}/assets/cover-8x4.{FINGERPRINT}.jpg",
            "caption": "The square",
            "creditText": "Иновативна София",
        },
    }
    assert picture(ENGLISH, SOFIA) is None


def test_a_thing_is_about_topics_and_those_cities_that_have_a_page() -> None:
    assert about(ENGLISH, PICTURED) == [
        {"@type": "Thing", "name": "Open data", "url": f"{SITE_URL}/en/topics/open-data/"},
        {"@type": "City", "name": "Sofia", "url": f"{SITE_URL}/en/cities/sofia/"},
    ]


def test_a_source_is_named_with_what_is_known_of_it() -> None:
    assert citations((Source("News", "https://e.example/", Month(2021, 2), "en"), Source("A talk"))) == [
        {
            "@type": "CreativeWork",
            "name": "News",
            "url": "https://e.example/",
            "datePublished": "2021-02",
            "inLanguage": "en",
        },
        {"@type": "CreativeWork", "name": "A talk"},
    ]


def test_a_page_says_the_way_to_it_after_what_it_is_about() -> None:
    page = ENGLISH.page("/news/", "news.html", None, "News", "", structured=(node("Thing", name="One"),))
    way = breadcrumb_list(page.head.breadcrumbs, SITE_URL)
    assert page.head.structured == (serialised(node("Thing", name="One")), serialised(way))
    assert ENGLISH.page("/", "home.html", None, "Home", "").head.structured == ()


def test_a_hidden_page_says_nothing_to_machines() -> None:
    head = ENGLISH.page("/news/", "news.html", None, "News", "").head
    assert hidden(head) == replace(head, robots="noindex", alternates=(), breadcrumbs=(), structured=(), sharing=None)


def test_a_head_says_nothing_to_machines_unless_told() -> None:
    head = Head("bg", "Заглавие", "Заглавие", "", None, (), (), (), ())
    assert (head.structured, head.sharing) == ((), None)
    assert Sharing("website", "bg_BG").other_locales == ()
