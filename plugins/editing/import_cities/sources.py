"""Sources as a table names them, and what tells one from another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plugins.domain.transliteration import slugify
from plugins.reading.strict_yaml import Mapping, Node, Scalar

_BETWEEN = re.compile(r"\s*;\s+")
_SCHEME = re.compile(r"https?://(?:www\.)?")


def listed_sources(cell: Scalar) -> Iterator[Mapping]:
    """The sources of one cell: „title | address ; title | address“."""
    for written in _BETWEEN.split(cell.text):
        title, _, url = (part.strip() for part in written.partition("|"))
        entries: dict[str, Node] = {
            key: Scalar(text, cell.place) for key, text in (("title", title), ("url", url)) if text
        }
        if entries:
            yield Mapping(entries, dict.fromkeys(entries, cell.place), cell.place)


def distinct(sources: Iterable[Mapping]) -> tuple[Mapping, ...]:
    """Each source once, in the words in which it stands first."""
    found: dict[str, Mapping] = {}
    for source in sources:
        url, title = (source.entries.get(key) for key in ("url", "title"))
        found.setdefault(name_of(*(node.text if isinstance(node, Scalar) else "" for node in (url, title))), source)
    return tuple(found.values())


def name_of(url: str | None, title: str) -> str:
    """What tells a source from others: its address, however it begins and ends, or its title where it has none."""
    return _SCHEME.sub("", url).rstrip("/") if url else slugify(title)
