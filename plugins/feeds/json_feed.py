"""A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import Any

from plugins.feeds.views import FeedEntry, FeedView


def json_feed(view: FeedView, self_link: str) -> bytes:
    """The feed as a JSON document, UTF-8; ``self_link`` is its own absolute address."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": view.title,
        "home_page_url": view.link,
        "feed_url": self_link,
        "description": view.subtitle,
        "language": view.language,
        "authors": [{"name": view.author}],
        "items": [_item(view, entry) for entry in view.entries],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=2) + "\n").encode()


def _item(view: FeedView, entry: FeedEntry) -> dict[str, Any]:
    """An entry without what it has nothing of; times are RFC 3339."""
    item = {
        "id": entry.id,
        "url": entry.link,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "image": entry.picture.url if entry.picture else None,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": name} for name in entry.authors],
        "tags": list(entry.categories),
        "language": view.language,
    }
    return {key: value for key, value in item.items() if value not in (None, [])}
