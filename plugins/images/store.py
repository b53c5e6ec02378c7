"""What is costly to make, made once: files named after what they are made of; delete them any time.

Nothing in it is trusted: a file holds the digest of its content, and one that does not agree is made anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from plugins.cache import cache_beside, recall, remember


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of made things; where it cannot be written, they are made each time."""

    folder: Path

    def made(self, key: str, make: Callable[[], bytes]) -> bytes:
        """What is kept under a key, or else what ``make`` gives, which is kept from now on."""
        kept = self.read(key)
        if kept is None:
            kept = make()
            self.write(key, kept)
        return kept

    def read(self, key: str) -> bytes | None:
        """What is kept under a key; none where nothing is, or what is there is damaged."""
        return recall(self._path(key), key)

    def write(self, key: str, content: bytes) -> None:
        """Keeps ``content`` under a key, whole or not at all, whoever else writes it at the same time."""
        remember(self._path(key), key, content)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key


def store_beside(content: Path) -> Store:
    """The store of a project, beside its folder ``content``."""
    return Store(cache_beside(content) / "images")


def key(*parts: object) -> str:
    """A name for what is made of these parts."""
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()
