"""What the XML formats of a feed have in common: they are dated by their content and filled with its entries."""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import Any

from feedgenerator import Enclosure, SyndicationFeed

from plugins.feeds.views import FeedEntry, FeedView


class Dated(SyndicationFeed):  # type: ignore[misc]
    """Gives a feed the date of its content, also when there is nothing in it."""

    def __init__(self, *args: Any, updated: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._updated = updated

    def latest_post_date(self) -> datetime:
        """The date of the feed as a whole."""
        return self._updated


def written(format_: type[Dated], view: FeedView, self_link: str) -> bytes:
    """The feed in a format, UTF-8; ``self_link`` is its own absolute address."""
    feed = format_(
        title=view.title,
        link=view.link,
        description=view.subtitle,
        language=view.language,
        author_name=view.author,
        feed_url=self_link,
        feed_guid=view.id,
        updated=view.updated,
    )
    for entry in view.entries:
        feed.add_item(
            title=entry.title,
            link=entry.link,
            description=escape(entry.summary, quote=False),
            content=entry.html,
            unique_id=entry.id,
            unique_id_is_permalink=False,
            pubdate=entry.published,
            updateddate=entry.updated,
            authors=entry.authors,
            categories=entry.categories,
            enclosures=_enclosures(entry),
        )
    return str(feed.writeString("utf-8")).encode()


def _enclosures(entry: FeedEntry) -> tuple[Enclosure, ...]:
    """An entry's picture with its address, its length in bytes and its media type; nothing where it has none."""
    picture = entry.picture
    return (Enclosure(picture.url, str(picture.length), picture.type),) if picture else ()
