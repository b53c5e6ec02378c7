"""A feed as RSS 2.0, with the modules Content, Dublin Core and Atom."""

from __future__ import annotations

from typing import Any

from feedgenerator import Rss201rev2Feed

from plugins.feeds.views import FeedView
from plugins.feeds.xml import Dated, written

_NAMESPACES = {
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}


class _Rss(Dated, Rss201rev2Feed):  # type: ignore[misc]
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


def rss(view: FeedView, self_link: str) -> bytes:
    """The feed as an RSS document, UTF-8; ``self_link`` is its own absolute address."""
    return written(_Rss, view, self_link)
