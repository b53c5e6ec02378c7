from __future__ import annotations

import pytest

from plugins.publishing.urls import Urls

ROOT = "https://icc.sofia.example"
BELOW = "https://sofia.example/icc"


@pytest.mark.parametrize(
    ("site_url", "language", "href", "absolute", "asset"),
    [
        (ROOT, "bg", "/news/", f"{ROOT}/news/", "/assets/a.css"),
        (ROOT, "en", "/en/news/", f"{ROOT}/en/news/", "/assets/a.css"),
        (BELOW, "bg", "/icc/news/", f"{BELOW}/news/", "/icc/assets/a.css"),
        (BELOW, "en", "/icc/en/news/", f"{BELOW}/en/news/", "/icc/assets/a.css"),
    ],
)
def test_links_are_right_wherever_the_site_stands(
    site_url: str, language: str, href: str, absolute: str, asset: str
) -> None:
    urls = Urls(site_url, language, "bg")
    assert (urls.href("/news/"), urls.absolute("/news/"), urls.asset("/assets/a.css")) == (href, absolute, asset)


def test_a_link_may_lead_to_another_language() -> None:
    urls = Urls(BELOW, "en", "bg")
    assert (urls.href("/", "bg"), urls.absolute("/news/", "bg")) == ("/icc/", f"{BELOW}/news/")


def test_the_address_of_a_file_has_its_language_and_no_path_of_the_site() -> None:
    assert Urls(BELOW, "en", "bg").address("/feeds/news.atom") == "/en/feeds/news.atom"


def test_every_link_of_a_text_becomes_whole_and_others_stay() -> None:
    html = (
        '<a href="/icc/cities/sofia/">1</a> <img src="/icc/plan.png"> <a href="#here">2</a> '
        '<a href="https://example.org/">3</a> <a href="//cdn.example/">4</a> <a href="mailto:a@example.org">5</a>'
    )
    assert Urls(BELOW, "bg", "bg").absolute_html(html, f"{BELOW}/news/a/") == (
        f'<a href="{BELOW}/cities/sofia/">1</a> <img src="{BELOW}/plan.png"> <a href="{BELOW}/news/a/#here">2</a> '
        '<a href="https://example.org/">3</a> <a href="//cdn.example/">4</a> <a href="mailto:a@example.org">5</a>'
    )
