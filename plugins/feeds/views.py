"""What a feed says, whatever its format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath
from urllib.parse import quote

from plugins.domain import permalink
from plugins.domain.identity import tag_uri
from plugins.domain.things import Article
from plugins.domain.when import begins
from plugins.publishing.edition import Edition
from plugins.publishing.subscriptions import Subscription, all_news, of_city, of_topic

BEGINNING = datetime(2020, 7, 2, tzinfo=UTC)
"""The date of a feed in which there is nothing yet."""

MOST = 50

PICTURE_TYPES = {
    ".avif": "image/avif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
"""The media types of pictures by the endings of their files; no list of the machine is asked."""


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
    """A feed in one language, newest first; ``name`` is what it is called below ``/feeds/``."""

    id: str
    name: str
    language: str
    title: str
    subtitle: str
    link: str
    author: str
    updated: datetime
    entries: tuple[FeedEntry, ...]


def feed_views(edition: Edition) -> Iterator[FeedView]:
    """All feeds of a language: of all news, of each topic, of each city."""
    yield news_feed(edition)
    for topic in edition.site.topics:
        news = [article for article in edition.articles if topic.slug in article.topics]
        summary = edition.text(topic.summary)
        yield _feed(edition, of_topic(edition, topic)[0], permalink.topic(topic.slug), summary, news)
    for city in edition.cities:
        news = [article for article in edition.articles if city.slug in article.cities]
        yield _feed(edition, of_city(edition, city)[0], city.address, edition.words(city).summary, news)


def news_feed(edition: Edition) -> FeedView:
    """The newest news of a language."""
    lead = edition.locale.gettext("What Sofia and the other cities do in the Intelligent Cities Challenge.")
    return _feed(edition, all_news(edition), "/news/", lead, edition.articles)


def _feed(
    edition: Edition, subscription: Subscription, address: str, subtitle: str, news: Sequence[Article]
) -> FeedView:
    entries = tuple(_entry(edition, article) for article in news[:MOST])
    return FeedView(
        id=tag_uri(f"feeds/{subscription.name}-{edition.language}"),
        name=subscription.name,
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
    """The picture as it is published; it stands once for all languages."""
    if article.picture is None:
        return None
    name = article.picture.file
    url = edition.urls.origin + edition.urls.asset(f"{article.address}{quote(name)}")
    file = edition.site.content / article.folder.split("/", 1)[1] / name
    return FeedPicture(url, PICTURE_TYPES[PurePosixPath(name).suffix.lower()], file.stat().st_size)
