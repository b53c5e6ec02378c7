"""Which feeds there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from plugins.domain import permalink
from plugins.feeds.atom import atom
from plugins.feeds.json_feed import json_feed
from plugins.feeds.rss import rss
from plugins.feeds.views import FeedView, feed_views
from plugins.publishing.edition import Edition
from plugins.publishing.page import File

FORMATS: Mapping[str, Callable[[FeedView, str], bytes]] = {"atom": atom, "rss": rss, "json": json_feed}
"""What writes a feed, given its own absolute address, by the ending of its file."""


def plan(editions: Sequence[Edition]) -> Iterator[File]:
    """All news of each language, those of each topic and of each city, in every format."""
    for edition in editions:
        for view in feed_views(edition):
            for extension, written in FORMATS.items():
                address = permalink.feed(view.name, extension)
                yield File(edition.urls.address(address), written(view, edition.urls.absolute(address)))
