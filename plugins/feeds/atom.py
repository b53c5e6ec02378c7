"""A feed as Atom (RFC 4287)."""

from __future__ import annotations

from typing import Any

from feedgenerator import Atom1Feed

from plugins.feeds.views import FeedView
from plugins.feeds.xml import Dated, written


class _Atom(Dated, Atom1Feed):  # type: ignore[misc]
    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """An ``author`` for each of an entry's authors (RFC 4287 §4.2.1)."""
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")


def atom(view: FeedView, self_link: str) -> bytes:
    """The feed as an Atom document, UTF-8; ``self_link`` is its own absolute address."""
    return written(_Atom, view, self_link)
