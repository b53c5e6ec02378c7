"""Which feeds there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.feeds.atom import atom
from plugins.feeds.views import news_feed
from plugins.publishing.edition import Edition
from plugins.publishing.page import File


def plan(editions: Sequence[Edition]) -> Iterator[File]:
    """All news of each language, as Atom."""
    for edition in editions:
        yield File(edition.urls.address("/feeds/news.atom"), atom(news_feed(edition)))
