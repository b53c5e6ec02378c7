"""What a feed says, whatever its format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from plugins.domain import permalink
from plugins.domain.identity import tag_uri
from plugins.domain.things import Article
from plugins.domain.when import begins
from plugins.images.derived import derived, order
from plugins.publishing.edition import Edition
from plugins.publishing.subscriptions import Subscription, all_news, of_city, of_topic

BEGINNING = datetime(2020, 7, 2, tzinfo=UTC)
"""The date of a feed in which there is nothing yet."""

MOST = 50


@dataclass(frozen=True, slots=True)
class FeedPicture:
    """A picture: its absolute address, its media type, its length in bytes."""

    url: str
    type: str
    length: int


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A piece of news for subscribers; times are UTC, links whole, the id is the same in every language and format.

    Its authors are the publisher where it names none: not every reader looks for the feed's.
    """

    id: str
    title: str
    link: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    picture: FeedPicture | None


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed in one language, newest first; ``names`` are its own below ``/feeds/``, the present one first."""

    id: str
    names: tuple[str, ...]
    language: str
    title: str
    subtitle: str
    link: str
    author: str
    updated: datetime
    entries: tuple[FeedEntry, ...]


def feed_views(edition: Edition) -> Iterator[tuple[str, Callable[[], FeedView]]]:
    """All feeds of a language by their names, each to be made: of all news, of each topic, of each city."""
    lead = edition.locale.gettext("What Sofia and the other cities do in the Intelligent Cities Challenge.")
    yield _later(edition, all_news(edition), "/news/", lead, edition.articles)
    for topic in edition.site.topics:
        news, summary = edition.index.articles.get(("topics", topic.slug), ()), edition.text(topic.summary)
        yield _later(edition, of_topic(edition, topic)[0], permalink.topic(topic.slug), summary, news)
    for city in edition.cities:
        news, summary = edition.index.articles.get(("cities", city.slug), ()), edition.words(city).summary
        yield _later(edition, of_city(edition, city)[0], city.address, summary, news)


def _later(
    edition: Edition, subscription: Subscription, address: str, subtitle: str, news: Sequence[Article]
) -> tuple[str, Callable[[], FeedView]]:
    return subscription.name, partial(_feed, edition, subscription, address, subtitle, news)


def _feed(
    edition: Edition, subscription: Subscription, address: str, subtitle: str, news: Sequence[Article]
) -> FeedView:
    entries = tuple(edition.once(_entry, article) for article in news[:MOST])
    return FeedView(
        id=tag_uri(f"feeds/{subscription.name}-{edition.language}"),
        names=subscription.names,
        language=edition.language,
        title=subscription.title,
        subtitle=subtitle,
        link=edition.urls.absolute(address),
        author=edition.locale.gettext("Innovative Sofia"),
        updated=max((entry.updated for entry in entries), default=BEGINNING),
        entries=entries,
    )


def _entry(edition: Edition, article: Article) -> FeedEntry:
    words = edition.words(article)
    link = edition.urls.absolute(article.address)
    published = begins(article.date)
    return FeedEntry(
        id=tag_uri(article.id),
        title=words.title,
        link=link,
        summary=words.summary,
        html=edition.urls.absolute_html(words.body.html, link),
        published=published,
        updated=max(begins(article.updated), published) if article.updated else published,
        authors=article.authors or (edition.locale.gettext("Innovative Sofia"),),
        categories=tuple(topic.text for topic in edition.topics(article.topics)),
        picture=_picture(edition, article),
    )


def _picture(edition: Edition, article: Article) -> FeedPicture | None:
    """The picture in the format that every reader can show; it stands once for all languages."""
    address = edition.picture_address(article)
    if article.picture is None or address is None:
        return None
    largest = article.picture.file.largest
    ((_, content),) = derived(order(edition.site, article, article.picture.file, (largest,)))
    return FeedPicture(address, largest.format.media_type, len(content))
