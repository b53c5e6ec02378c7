"""What a feed says, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from plugins.domain.things import Article
from plugins.domain.when import begins
from plugins.publishing.edition import Edition

TAG_AUTHORITY = "innovativesofia.bg,2020"
"""Who gives out the ids, and since when (RFC 4151); it never changes, wherever the site stands."""

BEGINNING = datetime(2020, 7, 2, tzinfo=UTC)
"""The date of a feed in which there is nothing yet."""

MOST = 50


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A piece of news for subscribers; times are UTC, links whole, the id is the same in every language and format."""

    id: str
    title: str
    link: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed in one language, newest first."""

    id: str
    language: str
    title: str
    subtitle: str
    link: str
    self_link: str
    author: str
    updated: datetime
    entries: tuple[FeedEntry, ...]


def news_feed(edition: Edition) -> FeedView:
    """The newest news of a language."""
    entries = tuple(_entry(edition, article) for article in edition.articles[:MOST])
    _ = edition.locale.gettext
    return FeedView(
        id=f"tag:{TAG_AUTHORITY}:news-{edition.language}",
        language=edition.language,
        title=edition.feeds[0].title,
        subtitle=_("What Sofia and the other cities do in the Intelligent Cities Challenge."),
        link=edition.urls.absolute("/news/"),
        self_link=edition.urls.absolute("/feeds/news.atom"),
        author=_("Innovative Sofia"),
        updated=max((entry.updated for entry in entries), default=BEGINNING),
        entries=entries,
    )


def _entry(edition: Edition, article: Article) -> FeedEntry:
    words = edition.words(article)
    link = edition.urls.absolute(article.address)
    published = begins(article.date)
    return FeedEntry(
        id=f"tag:{TAG_AUTHORITY}:{article.id}",
        title=words.title,
        link=link,
        summary=words.summary,
        html=edition.urls.absolute_html(words.body.html, link),
        published=published,
        updated=max(begins(article.updated), published) if article.updated else published,
        authors=article.authors,
        categories=tuple(topic.text for topic in edition.topics(article.topics)),
    )
