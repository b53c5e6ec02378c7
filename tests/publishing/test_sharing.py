from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.domain.thing import Picture
from plugins.domain.when import Month
from plugins.publishing.page import ShareCard, ShareImage, Sharing
from plugins.publishing.sharing import open_graph_locale
from tests.pictures import FINGERPRINT, picture
from tests.small_site import SITE_URL, article, city, day, editions, minute, words

LARGE = picture(width=1500, height=1000)
ALT = words("Новина", "News item", picture_alt="The square")
BULGARIAN, ENGLISH = editions(
    articles=(
        article("day", day("2020-07-02"), updated=minute("2020-07-03 09:30"), picture=LARGE, words=ALT),
        article("month", Month(2021, 2), updated=day("2021-03-01")),
        article("bulgarian", day("2021-07-02"), "Само на български", None),
    ),
    cities=(city("sofia", "София", "Sofia", picture=picture(), updated=day("2021-03-01")),),
)


def drawn(title: str, section: str = "", site_name: str = "Иновативна София · ICC") -> ShareImage:
    """The card of a Bulgarian page."""
    card = ShareCard(title, section, site_name, "bg", "Български")
    return ShareImage(f"{SITE_URL}{card.address}", title, 1200, 630, "image/png", card)


def test_news_are_shared_with_picture_and_dates() -> None:
    page = ENGLISH.page("/news/day/", "article.html", None, "News item", "")
    address = f"{SITE_URL}/assets/cover-1200x630.{FINGERPRINT}.jpg"
    assert page.head.sharing == Sharing(
        type="article",
        locale="en_GB",
        other_locales=("bg_BG",),
        image=ShareImage(address, "The square", 1200, 630, "image/jpeg"),
        published="2020-07-02",
        modified="2020-07-03T09:30+03:00",
    )


def test_a_month_is_no_time_for_open_graph() -> None:
    page = BULGARIAN.page("/news/month/", "article.html", None, "Новина", "", trail=(("Новини", "/news/"),))
    image = drawn("Новина", "Новини")
    assert page.head.sharing == Sharing("article", "bg_BG", ("en_GB",), image, modified="2021-03-01")


def test_only_languages_in_which_the_page_exists_are_named() -> None:
    page = BULGARIAN.page("/news/bulgarian/", "article.html", None, "Новина", "", languages=("bg",))
    assert page.head.sharing == Sharing("article", "bg_BG", (), drawn("Новина"), published="2021-07-02")


def test_what_is_no_news_is_a_website_and_a_small_picture_gives_way_to_a_card() -> None:
    for address, title in (("/cities/sofia/", "София"), ("/cities/", "Градове")):
        page = BULGARIAN.page(address, "page.html", None, title, "")
        assert page.head.sharing == Sharing("website", "bg_BG", ("en_GB",), drawn(title))


def test_decoration_is_described_by_the_title() -> None:
    decoration = replace(LARGE, decorative=True)
    bulgarian, _ = editions(cities=(city("sofia", "София", "Sofia", picture=decoration),))
    sharing = bulgarian.page("/cities/sofia/", "city.html", None, "Град София", "").head.sharing
    assert sharing is not None
    assert sharing.image is not None
    assert (sharing.image.alt, sharing.image.card) == ("Град София", None)


@pytest.mark.parametrize("shown", [LARGE, None])
def test_an_image_of_a_site_below_a_path_is_addressed_below_it(shown: Picture | None) -> None:
    below, _ = editions("https://sofia.example/icc", cities=(city("sofia", "София", "Sofia", picture=shown),))
    sharing = below.page("/cities/sofia/", "city.html", None, "София", "").head.sharing
    assert sharing is not None
    assert sharing.image is not None
    assert sharing.image.href.startswith("https://sofia.example/icc/assets/")


def test_a_card_that_says_something_else_stands_elsewhere() -> None:
    said = ("София", "Градове", "Иновативна София", "bg", "Български")
    other = [(*said[:place], "друго", *said[place + 1 :]) for place in range(len(said))]
    assert len({ShareCard(*texts).address for texts in (said, *other)}) == 6


@pytest.mark.parametrize(
    ("cldr", "locale"), [("bg", "bg_BG"), ("en_GB", "en_GB"), ("de", "de_DE"), ("sr_Latn", "sr_RS"), ("eo", "eo_001")]
)
def test_a_locale_has_its_territory(cldr: str, locale: str) -> None:
    assert open_graph_locale(cldr) == locale
