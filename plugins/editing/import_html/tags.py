"""Which of an old article's categories and tags are topics, tracks or cities here: those of the very same name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.editing.inventory import Inventory


@dataclass(frozen=True, slots=True)
class Tagged:
    """The slugs that tags mean, and the tags that mean none."""

    topics: tuple[str, ...]
    cities: tuple[str, ...]
    unknown: tuple[str, ...]


def tagged(tags: Iterable[str], inventory: Inventory) -> Tagged:
    """Sorts tags by what they mean; that an article is news is said by where it stands."""
    found: dict[str, dict[str, None]] = {"topics": {}, "cities": {}}
    unknown: dict[str, None] = {}
    for tag in tags:
        lists = [(name, slug) for name in found if (slug := inventory.slug_of(name, tag.lstrip("#")))]
        for name, slug in lists:
            found[name][slug] = None
        if not lists and tag.casefold() not in ("новини", "news", "uncategorized", "без категория", "некатегоризирани"):
            unknown[tag] = None
    return Tagged(tuple(found["topics"]), tuple(found["cities"]), tuple(unknown))
