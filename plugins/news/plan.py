"""Which pages of news there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.domain import permalink
from plugins.domain.things import Article
from plugins.news.json_ld import article_json_ld
from plugins.news.views import article_view, has_page, news_list_view, news_pages
from plugins.publishing.edition import Edition
from plugins.publishing.page import Later, Page
from plugins.publishing.subscriptions import all_news, heads


def plan(editions: Sequence[Edition]) -> Iterator[Later]:
    """The list, its numbered pages, and a page for each article."""
    for edition in editions:
        yield edition.later("/news/", _list_page, edition, editions, None)
        for number in range(1, news_pages(len(edition.articles.planned)) + 1):
            yield edition.later(permalink.news_page(number), _list_page, edition, editions, number)
        for article in edition.articles.planned:
            yield edition.later(article.address, _article_page, edition, article)


def _article_page(edition: Edition, article: Article) -> Page:
    return edition.page_of(
        article,
        "article.html",
        article_view(edition, article),
        (edition.locale.gettext("News"), "/news/"),
        modified=article.updated or article.date,
        structured=(article_json_ld(edition, article),),
    )


def _list_page(edition: Edition, editions: Sequence[Edition], number: int | None) -> Page:
    _ = edition.locale.gettext
    view, feeds = news_list_view(edition, number), heads(edition, (all_news(edition),))
    if number is None:
        return edition.page("/news/", "news.html", view, view.title, view.lead, feeds=feeds)
    having = tuple(other.language for other in editions if has_page(other, number))
    title = _("News, page {number}").format(number=edition.locale.number(number))
    address = permalink.news_page(number)
    return edition.page(
        address,
        "news.html",
        view,
        title,
        view.lead,
        trail=((view.title, "/news/"),),
        languages=having,
        fallback="/news/",
        shared_as=view.title,
    )
