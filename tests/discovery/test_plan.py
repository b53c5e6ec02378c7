from __future__ import annotations

from collections.abc import Sequence

from plugins.discovery.plan import RedirectView, plan, survey
from plugins.news.plan import plan as news_plan
from plugins.publishing.page import Link, Page, made
from tests.small_site import SITE_URL, article, day, editions

ARTICLES = (
    article("both", day("2020-07-02"), aliases=("/news/old/", "/en/older/"), updated=day("2020-07-05")),
    article("bulgarian", day("2021-07-02"), en=None, aliases=("/news/staro/",)),
)
EDITIONS = editions(articles=ARTICLES)
URLSET = """\
<?xml version='1.0' encoding='utf-8'?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
  <url>
    <loc>{site}/en/news/both/</loc>
    <lastmod>2020-07-05</lastmod>
    <xhtml:link rel="alternate" hreflang="bg" href="{site}/news/both/" />
    <xhtml:link rel="alternate" hreflang="en" href="{site}/en/news/both/" />
    <xhtml:link rel="alternate" hreflang="x-default" href="{site}/news/both/" />
  </url>
  <url>
    <loc>{site}/news/bulgarian/</loc>
    <lastmod>2021-07-02</lastmod>
    <xhtml:link rel="alternate" hreflang="bg" href="{site}/news/bulgarian/" />
    <xhtml:link rel="alternate" hreflang="x-default" href="{site}/news/bulgarian/" />
  </url>
</urlset>
"""


def redirects() -> dict[str, Page]:
    return {page.address: page for page in plan(EDITIONS)}


def files(pages: Sequence[Page]) -> dict[str, str]:
    return {file.address: file.content.decode() for file in survey(EDITIONS, pages)}


def test_an_old_address_leads_on_in_each_language_and_to_the_other_where_there_is_none() -> None:
    assert {address: page.view for address, page in redirects().items()} == {
        "/news/old/": RedirectView("Страницата е преместена", Link("Новина", "/news/both/")),
        "/en/news/old/": RedirectView("This page has moved", Link("News item", "/en/news/both/")),
        "/en/older/": RedirectView("This page has moved", Link("News item", "/en/news/both/")),
        "/news/staro/": RedirectView("Страницата е преместена", Link("Новина", "/news/bulgarian/")),
        "/en/news/staro/": RedirectView("Страницата е преместена", Link("Новина", "/news/bulgarian/")),
    }


def test_a_redirect_names_the_new_address_and_is_not_to_be_found() -> None:
    head = redirects()["/en/news/old/"].head
    assert (head.canonical, head.robots, head.alternates) == (f"{SITE_URL}/en/news/both/", "noindex", ())


def test_the_sitemap_has_each_page_with_its_other_languages_in_order() -> None:
    pages = [page for page in made(news_plan(EDITIONS)) if page.address in ("/en/news/both/", "/news/bulgarian/")]
    assert files(pages[::-1])["/sitemap.xml"] == URLSET.format(site=SITE_URL)


def test_what_is_not_to_be_found_is_not_in_the_sitemap() -> None:
    pages = [*made(news_plan(EDITIONS)), *redirects().values()]
    sitemap = files(pages)["/sitemap.xml"]
    assert sitemap.count("<loc>") == 5
    assert "old" not in sitemap


def test_robots_may_see_everything_and_are_told_of_the_sitemap() -> None:
    assert files([])["/robots.txt"] == f"User-agent: *\nAllow: /\n\nSitemap: {SITE_URL}/sitemap.xml\n"
