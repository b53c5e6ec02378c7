from __future__ import annotations

import pytest

from plugins.domain.thing import Picture
from plugins.domain.when import Month
from plugins.publishing.page import Sharing
from plugins.publishing.sharing import open_graph_locale
from tests.small_site import SITE_URL, article, city, day, editions, minute, words

PICTURE = Picture("cover.png", "Иновативна София")
ALT = words("Новина", "News item", picture_alt="The square")
BULGARIAN, ENGLISH = editions(
    articles=(
        article("day", day("2020-07-02"), updated=minute("2020-07-03 09:30"), picture=PICTURE, words=ALT),
        article("month", Month(2021, 2), updated=day("2021-03-01")),
        article("bulgarian", day("2021-07-02"), "Само на български", None),
    ),
    cities=(city("sofia", "София", "Sofia", picture=PICTURE, updated=day("2021-03-01")),),
)


def test_news_are_shared_with_picture_and_dates() -> None:
    page = ENGLISH.page("/news/day/", "article.html", None, "News item", "")
    assert page.head.sharing == Sharing(
        type="article",
        locale="en_GB",
        other_locales=("bg_BG",),
        image=f"{SITE_URL}/news/day/cover.png",
        image_alt="The square",
        published="2020-07-02",
        modified="2020-07-03T09:30+03:00",
    )


def test_a_month_is_no_time_for_open_graph() -> None:
    page = BULGARIAN.page("/news/month/", "article.html", None, "Новина", "")
    assert page.head.sharing == Sharing("article", "bg_BG", ("en_GB",), modified="2021-03-01")


def test_only_languages_in_which_the_page_exists_are_named() -> None:
    page = BULGARIAN.page("/news/bulgarian/", "article.html", None, "Новина", "", languages=("bg",))
    assert page.head.sharing == Sharing("article", "bg_BG", (), published="2021-07-02")


def test_what_is_no_news_is_a_website() -> None:
    page = BULGARIAN.page("/cities/sofia/", "city.html", None, "София", "")
    image = f"{SITE_URL}/cities/sofia/cover.png"
    assert page.head.sharing == Sharing("website", "bg_BG", ("en_GB",), image=image)
    assert BULGARIAN.page("/cities/", "cities.html", None, "Градове", "").head.sharing == Sharing(
        "website", "bg_BG", ("en_GB",)
    )


def test_a_picture_of_a_site_below_a_path_is_addressed_below_it() -> None:
    below, _ = editions("https://sofia.example/icc", cities=(city("sofia", "София", "Sofia", picture=PICTURE),))
    sharing = below.page("/cities/sofia/", "city.html", None, "София", "").head.sharing
    assert sharing is not None
    assert sharing.image == "https://sofia.example/icc/cities/sofia/cover.png"


@pytest.mark.parametrize(
    ("cldr", "locale"), [("bg", "bg_BG"), ("en_GB", "en_GB"), ("de", "de_DE"), ("sr_Latn", "sr_RS"), ("eo", "eo_001")]
)
def test_a_locale_has_its_territory(cldr: str, locale: str) -> None:
    assert open_graph_locale(cldr) == locale
