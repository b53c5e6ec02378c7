"""What the pages of the news say."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.domain import permalink
from plugins.domain.things import Article, Event
from plugins.publishing.cards import EventCard, NewsCard, event_card, news_card, thing_link
from plugins.publishing.edition import Edition
from plugins.publishing.page import Link, Time
from plugins.publishing.share_links import ShareLinks, share_links
from plugins.publishing.subscriptions import SubscribeBox, all_news, subscribe_box
from plugins.publishing.text import TextView, links, text_view
from plugins.publishing.timeline import Timeline

PER_PAGE = 6
"""Articles on a page of the list; the newest page holds up to twice as many less one."""

AROUND = 50
"""So many articles of an event, city or topic are looked at for what is related."""

NEAR = 2
"""So many pages of the list are named before and behind the present one, beside the first and the newest."""


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
    share: ShareLinks


@dataclass(frozen=True, slots=True)
class Pagination:
    """The ways to the other pages of a list; none among ``pages`` stands for those that are left out."""

    newer: Link | None
    older: Link | None
    pages: tuple[Link | None, ...]
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
    older, newer = _neighbours(edition, article)
    return ArticleView(
        text=text_view(edition, article),
        time=edition.locale.time(article.date),
        authors=edition.locale.listed(list(article.authors)) if article.authors else None,
        topics=edition.topics(article.topics),
        cities=links(edition, article.cities, edition.site.city_by_slug),
        documents=links(edition, article.documents, edition.site.document_by_slug),
        events=tuple(event_card(edition, event) for event in _events(edition, article)),
        related=tuple(news_card(edition, other) for other in related(edition, article)),
        older=thing_link(edition, older) if older else None,
        newer=thing_link(edition, newer) if newer else None,
        share=share_links(edition, edition.words(article).title, article.address),
    )


def related(edition: Edition, article: Article, most: int = 3) -> list[Article]:
    """Other news about the same events and cities, then topics; of equal ones those nearest in time, then the newest.

    Of each event, city and topic those are looked at that are among the ``AROUND`` next to the article in time, so that
    the work does not grow with the archive, and an old page does not change with each new one.
    """
    weights: dict[str, int] = {}
    others: dict[str, Article] = {}
    for fact, weight in (("events", 4), ("cities", 2), ("topics", 1)):
        for slug in getattr(article, fact):
            for other in _around(edition.index.articles[fact, slug], article):
                weights[other.id] = weights.get(other.id, 0) + weight
                others[other.id] = other
    weights.pop(article.id, None)
    position, at = edition.articles.position(article), edition.articles.positions(others.values())
    near = sorted(weights, key=lambda one: (-weights[one], abs(at[one] - position), -at[one]))
    return [others[one] for one in near[:most]]


def _around(articles: Timeline, article: Article) -> tuple[Article, ...]:
    """Those of ``articles`` that stand next to one of them."""
    at = articles.position(article)
    return articles.span(at - AROUND // 2, at + AROUND // 2)


def _neighbours(edition: Edition, article: Article) -> tuple[Article | None, Article | None]:
    """The next older and the next newer article."""
    position = edition.articles.position(article)
    older, newer = (edition.articles.span(at, at + 1) for at in (position - 1, position + 1))
    return older[0] if older else None, newer[0] if newer else None


def _events(edition: Edition, article: Article) -> list[Event]:
    """The events that it is about, earliest first."""
    by_slug = edition.site.event_by_slug
    found = edition.written(tuple(by_slug[slug] for slug in article.events if slug in by_slug))
    return sorted(found, key=lambda event: event.order)


def news_pages(count: int) -> int:
    """How many numbered pages the list has; what is newer stands on the list's first address."""
    return max(count // PER_PAGE - 1, 0)


def news_list_view(edition: Edition, number: int | None) -> NewsListView:
    """The newest news, or the numbered page ``number``; page 1 holds the oldest, and a full page never changes."""
    _ = edition.locale.gettext
    full, news = _full_pages(edition, number), edition.articles
    shown = (
        reversed(news.span((number - 1) * PER_PAGE, number * PER_PAGE)) if number else news[: -full * PER_PAGE or None]
    )
    return NewsListView(
        title=_("News"),
        lead=_("What Sofia and the other cities do in the Intelligent Cities Challenge."),
        cards=tuple(news_card(edition, article) for article in shown),
        pagination=_pagination(edition, number, full) if full else None,
        to_subscribe=Link(_("Subscribe to the news"), "#subscribe"),
        subscribe=subscribe_box(edition, (all_news(edition),)),
    )


def has_page(edition: Edition, number: int) -> bool:
    """Whether the list has a numbered page ``number``."""
    return news_pages(edition.articles.count((number + 1) * PER_PAGE)) >= number


def _full_pages(edition: Edition, number: int | None) -> int:
    """How many numbered pages there are; as seen from one of them, those that it names and one more at the most."""
    if number is None:
        return news_pages(len(edition.articles))
    return news_pages(edition.articles.count((number + NEAR + 3) * PER_PAGE))


def _pagination(edition: Edition, number: int | None, full: int) -> Pagination:
    _ = edition.locale.gettext
    position = full + 1 if number is None else number

    def link(at: int, text: str | None = None) -> Link:
        text = text or (_("Newest") if at > full else edition.locale.number(at))
        address = "/news/" if at > full else permalink.news_page(at)
        return Link(text, edition.urls.href(address), current=at == position)

    return Pagination(
        newer=link(position + 1, _("Newer")) if position <= full else None,
        older=link(position - 1, _("Older")) if position > 1 else None,
        pages=tuple(link(at) if at else None for at in _shown_pages(position, full + 1)),
        label=_("Pages of the news"),
    )


def _shown_pages(position: int, last: int) -> list[int | None]:
    """The newest page, those around the present one, and the first; none where some are left out between two.

    A page far from the newest names the same ones whatever is added, so it stays the same to the byte.
    """
    shown = sorted({1, last, *range(max(position - NEAR, 1), min(position + NEAR, last) + 1)}, reverse=True)
    found: list[int | None] = []
    for page in shown:
        if found and found[-1] is not None and found[-1] - page > 1:
            found.append(None)
        found.append(page)
    return found
