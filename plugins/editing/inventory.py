"""What is in the content already: for whoever adds to it, so that nothing is taken twice and everything is found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from plugins.domain.permalink import Kind
from plugins.editing.validate import LANGUAGES, LOCALES, published
from plugins.reading.bundle import Bundle, read_bundle
from plugins.reading.closed_lists import read_closed_lists
from plugins.reading.ledger import read_ledger


@dataclass(frozen=True)
class Inventory:
    """The things that are there, right or wrong, the ids that were ever published, and the names of each list.

    ``names`` are the titles by their slugs, those of every language: of ``cities``, ``topics`` and ``tracks``.
    """

    bundles: tuple[Bundle, ...]
    published_ids: frozenset[str]
    names: Mapping[str, Mapping[str, tuple[str, ...]]]

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id that nothing new can have."""
        return self.published_ids | {bundle.facts["id"] for bundle in self.bundles if "id" in bundle.facts}

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """The addresses, without their language, that nothing new can have, each with the folder that has it."""
        aliases = {alias: bundle.folder for bundle in self.bundles for alias in bundle.facts.get("aliases", ())}
        return {**aliases, **{bundle.address: bundle.folder for bundle in self.bundles}}

    def slug_of(self, name: str, written: str) -> str | None:
        """The slug of a list that is meant by its title in any language, or by itself, whatever the case."""
        sought = written.casefold().strip()
        for slug, titles in self.names[name].items():
            if sought == slug or sought in (title.casefold() for title in titles):
                return slug
        return None


def read_inventory(content: Path) -> Inventory:
    """Reads the folder ``content``; what is wrong in it is left to validation."""
    lists = read_closed_lists(content, content.name, LOCALES)
    bundles = tuple(_bundles(content))
    ledger, _ = published(content)
    return Inventory(
        bundles,
        frozenset(read_ledger(ledger, ledger.name).ledger.entries),
        {
            "cities": {bundle.slug: _titles(bundle) for bundle in bundles if bundle.kind is Kind.CITY},
            "topics": {topic.slug: tuple(topic.title.values()) for topic in lists.topics},
            "tracks": {track.slug: tuple(track.title.values()) for track in lists.tracks},
        },
    )


def _bundles(content: Path) -> Iterator[Bundle]:
    for kind in Kind:
        folder = content / kind
        paths = sorted(folder.iterdir()) if folder.is_dir() else ()
        for path in paths:
            if path.is_dir() and not path.is_symlink() and not path.name.startswith("."):
                yield read_bundle(kind, path, f"{content.name}/{kind}/{path.name}", LANGUAGES)


def _titles(bundle: Bundle) -> tuple[str, ...]:
    return tuple(words["title"] for words in bundle.words.values() if "title" in words)
