"""The picture of an entry as a file that belongs to it, for the XML formats."""

from __future__ import annotations

from feedgenerator import Enclosure

from plugins.feeds.views import FeedEntry


def enclosures(entry: FeedEntry) -> tuple[Enclosure, ...]:
    """An entry's picture with its address, its length in bytes and its media type; nothing where it has none."""
    picture = entry.picture
    return (Enclosure(picture.url, str(picture.length), picture.type),) if picture else ()
