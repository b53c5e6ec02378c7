"""A feed as RSS 2.0, with the modules Content, Dublin Core and Atom."""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import Any

from feedgenerator import Rss201rev2Feed

from plugins.feeds.enclosure import enclosures
from plugins.feeds.views import FeedView

_NAMESPACES = {
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}


class _FullFeed(Rss201rev2Feed):  # type: ignore[misc]
    """An RSS feed with whole texts, whose date is its content's, also when there is nothing in it."""

    def __init__(self, *args: Any, updated: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._updated = updated

    def rss_attributes(self) -> dict[str, str]:
        """The modules' namespaces stand once, on the root."""
        return {**super().rss_attributes(), **_NAMESPACES}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """What RSS itself has no element for: people without e-mail addresses, the last change, the whole text."""
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("atom:updated", item["updateddate"].isoformat())
        handler.addQuickElement("content:encoded", item["content"])

    def latest_post_date(self) -> datetime:
        """The date of the feed as a whole."""
        return self._updated


def rss(view: FeedView, self_link: str) -> bytes:
    """The feed as an RSS document, UTF-8; ``self_link`` is its own absolute address."""
    feed = _FullFeed(
        title=view.title,
        link=view.link,
        description=view.subtitle,
        language=view.language,
        feed_url=self_link,
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
            enclosures=enclosures(entry),
        )
    return str(feed.writeString("utf-8")).encode()
