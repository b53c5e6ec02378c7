"""Which feeds there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from plugins.domain import permalink
from plugins.feeds.atom import atom
from plugins.feeds.json_feed import json_feed
from plugins.feeds.rss import rss
from plugins.feeds.views import FeedView, feed_views
from plugins.publishing.edition import Edition
from plugins.publishing.page import File, Later

FORMATS: Mapping[str, Callable[[FeedView, str], bytes]] = {"atom": atom, "rss": rss, "json": json_feed}
"""What writes a feed, given its own absolute address, by the ending of its file."""


def plan(editions: Sequence[Edition]) -> Iterator[Later]:
    """All news of each language, those of each topic and of each city, in every format.

    At an old address stands the same file; it names the new one as its own, so that readers move on.
    """
    for edition in editions:
        for name, view in feed_views(edition):
            yield edition.later(permalink.feed(name, next(iter(FORMATS))), _files, edition, view)


def _files(edition: Edition, view: Callable[[], FeedView]) -> tuple[File, ...]:
    return tuple(_written(edition, view()))


def _written(edition: Edition, view: FeedView) -> Iterator[File]:
    for extension, written in FORMATS.items():
        addresses = [permalink.feed(name, extension) for name in view.names]
        content = written(view, edition.urls.absolute(addresses[0]))
        yield from (File(edition.urls.address(address), content) for address in addresses)
