"""What the pages of the news say."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.domain import permalink
from plugins.domain.things import Article
from plugins.publishing.cards import EventCard, NewsCard, event_card, news_card, thing_link
from plugins.publishing.edition import Edition
from plugins.publishing.page import Link, Time
from plugins.publishing.subscriptions import SubscribeBox, all_news, subscribe_box
from plugins.publishing.text import TextView, links, text_view

PER_PAGE = 6
"""Articles on a page of the list; the newest page holds up to twice as many less one."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article, whole."""

    text: TextView
    time: Time
    authors: str | None
    topics: tuple[Link, ...]
    cities: tuple[Link, ...]
    documents: tuple[Link, ...]
    events: tuple[EventCard, ...]
    related: tuple[NewsCard, ...]
    older: Link | None
    newer: Link | None


@dataclass(frozen=True, slots=True)
class Pagination:
    """The ways to the other pages of a list."""

    newer: Link | None
    older: Link | None
    pages: tuple[Link, ...]
    label: str


@dataclass(frozen=True, slots=True)
class NewsListView:
    """A page of the list of news, newest first."""

    title: str
    lead: str
    cards: tuple[NewsCard, ...]
    pagination: Pagination | None
    to_subscribe: Link
    subscribe: SubscribeBox


def article_view(edition: Edition, article: Article) -> ArticleView:
    """What the page of an article says."""
    position = edition.articles.index(article)
    newer, older = edition.articles[:position], edition.articles[position + 1 :]
    return ArticleView(
        text=text_view(edition, article),
        time=edition.locale.time(article.date),
        authors=edition.locale.listed(list(article.authors)) if article.authors else None,
        topics=edition.topics(article.topics),
        cities=links(edition, article.cities, edition.site.city_by_slug),
        documents=links(edition, article.documents, edition.site.document_by_slug),
        events=tuple(event_card(edition, event) for event in edition.events if event.slug in article.events),
        related=tuple(news_card(edition, other) for other in related(edition, article)),
        older=thing_link(edition, older[0]) if older else None,
        newer=thing_link(edition, newer[-1]) if newer else None,
    )


def related(edition: Edition, article: Article, most: int = 3) -> list[Article]:
    """Other news about the same cities and events, then topics; the nearest first, then the newest."""

    def nearness(other: Article) -> int:
        shared = set(article.events) & set(other.events), set(article.cities) & set(other.cities)
        return 4 * len(shared[0]) + 2 * len(shared[1]) + len(set(article.topics) & set(other.topics))

    others = [other for other in edition.articles if other is not article and nearness(other)]
    return sorted(others, key=lambda other: -nearness(other))[:most]


def news_pages(count: int) -> int:
    """How many numbered pages the list has; what is newer stands on the list's first address."""
    return max(count // PER_PAGE - 1, 0)


def news_list_view(edition: Edition, number: int | None) -> NewsListView:
    """The newest news, or the numbered page ``number``; page 1 holds the oldest, and a full page never changes."""
    _ = edition.locale.gettext
    oldest_first = edition.articles[::-1]
    full = news_pages(len(oldest_first))
    start, end = (full * PER_PAGE, None) if number is None else ((number - 1) * PER_PAGE, number * PER_PAGE)
    return NewsListView(
        title=_("News"),
        lead=_("What Sofia and the other cities do in the Intelligent Cities Challenge."),
        cards=tuple(news_card(edition, article) for article in reversed(oldest_first[start:end])),
        pagination=_pagination(edition, number, full) if full else None,
        to_subscribe=Link(_("Subscribe to the news"), "#subscribe"),
        subscribe=subscribe_box(edition, (all_news(edition),)),
    )


def _pagination(edition: Edition, number: int | None, full: int) -> Pagination:
    _ = edition.locale.gettext
    position = full + 1 if number is None else number

    def link(at: int, text: str) -> Link:
        address = "/news/" if at > full else permalink.news_page(at)
        return Link(text, edition.urls.href(address), current=at == position)

    return Pagination(
        newer=link(position + 1, _("Newer")) if position <= full else None,
        older=link(position - 1, _("Older")) if position > 1 else None,
        pages=tuple(link(at, edition.locale.number(at)) for at in range(full + 1, 0, -1)),
        label=_("Pages of the news"),
    )
