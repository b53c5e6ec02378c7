"""The files of a release as objects of a store: key, content and headers of each, and in which order they are put."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.deploying.cache_policy import ASSETS
from plugins.deploying.manifest import Entry, Manifest
from plugins.deploying.media_types import HTML
from plugins.deploying.ready_files import ENCODINGS

ONLY_BROWSERS = ("image/svg+xml", "text/css", HTML, "text/javascript")
"""What is stored compressed: a store does not choose by what a client accepts, and feed readers are many."""

STORED = next(encoding for encoding in ENCODINGS if encoding.name == "gzip")
"""The coding that every browser accepts, without HTTPS too."""


@dataclass(frozen=True, slots=True)
class StoredObject:
    """An object: its key, the file with its bytes, and its headers; ``encoding`` is none where it is not compressed."""

    key: str
    file: Path
    content_type: str
    cache_control: str
    encoding: str | None

    @property
    def content(self) -> bytes:
        """The bytes that are stored."""
        return self.file.read_bytes()

    @property
    def headers_digest(self) -> str:
        """Tells other headers from these."""
        told = "\n".join((self.content_type, self.cache_control, self.encoding or ""))
        return hashlib.sha256(told.encode()).hexdigest()[:8]

    @property
    def etag(self) -> str:
        """What S3 calls an object that was put in one piece and not encrypted by a key of its own: its MD5."""
        return hashlib.md5(self.content, usedforsecurity=False).hexdigest()


def objects(folder: Path, manifest: Manifest) -> list[StoredObject]:
    """Every file of a release; keys begin with the site's path."""
    return [_object(folder, manifest.root[1:], path, entry) for path, entry in manifest.files.items()]


def in_order(objects: Collection[StoredObject], there: Collection[str]) -> Iterator[list[StoredObject]]:
    """Objects in groups, each to be put when the one before is whole, so that nothing leads to what is missing.

    First assets, then what is new (pages that nothing leads to yet), then what changes; pages of lists lead to new
    ones, and feeds and the sitemap to all, so they are among the last.
    """
    groups: dict[int, list[StoredObject]] = {}
    for one in objects:
        groups.setdefault(_turn(one.key, is_new=one.key not in there), []).append(one)
    yield from (groups[turn] for turn in sorted(groups))


def is_asset(key: str) -> bool:
    """Whether the name of an object changes with its content."""
    return f"/{ASSETS}" in f"/{key}"


def _turn(key: str, *, is_new: bool) -> int:
    if is_asset(key):
        return 0
    if key.endswith(".html"):
        return 2 if is_new else 3
    return 1 if is_new else 4


def _object(folder: Path, inside: str, path: str, entry: Entry) -> StoredObject:
    compressed = entry.type.partition(";")[0] in ONLY_BROWSERS and STORED.name in entry.ready
    file = folder / (f"{path}{STORED.ending}" if compressed else path)
    key = f"{inside}/{path}" if inside else path
    return StoredObject(key, file, entry.type, entry.cache, STORED.name if compressed else None)
