"""A feed as Atom (RFC 4287)."""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import Any

from feedgenerator import Atom1Feed

from plugins.feeds.enclosure import enclosures
from plugins.feeds.views import FeedView


class _DatedFeed(Atom1Feed):  # type: ignore[misc]
    """An Atom feed whose date is its content's, also when there is nothing in it."""

    def __init__(self, *args: Any, updated: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._updated = updated

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """An ``author`` for each of an entry's authors (RFC 4287 §4.2.1)."""
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")

    def latest_post_date(self) -> datetime:
        """The date of the feed as a whole."""
        return self._updated


def atom(view: FeedView, self_link: str) -> bytes:
    """The feed as an Atom document, UTF-8; ``self_link`` is its own absolute address."""
    feed = _DatedFeed(
        title=view.title,
        link=view.link,
        description=view.subtitle,
        subtitle=view.subtitle,
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
            pubdate=entry.published,
            updateddate=entry.updated,
            authors=entry.authors,
            categories=entry.categories,
            enclosures=enclosures(entry),
        )
    return str(feed.writeString("utf-8")).encode()
