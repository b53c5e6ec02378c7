"""What is unchanged: the key of every page of the last build, so that only pages that would differ are rendered again.

A key is the digest of everything that a page is made of: its template with all that it uses, the words of its language,
its chrome, its head and its view. The store is a file beside the content that may be lost, torn or foreign at any time:
then there is simply nothing to be used again.
"""

from __future__ import annotations

import hashlib
import json
import os
import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plugins.cache import put
from plugins.publishing.page import Page

VERSION = 1
"""Of the file's form; another one is not read."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was published: its key, and by what its file is known to be untouched (size, time, inode)."""

    key: str
    size: int
    changed: int
    inode: int


@dataclass(frozen=True, slots=True)
class PageStore:
    """The pages that were published last in ``folder``, by their path below it."""

    folder: Path
    pages: Mapping[str, Kept] = field(default_factory=dict)

    def reuse(self, path: str, key: str, target: Path) -> bool:
        """Links the published file of a page to ``target`` if it is of the same key and nobody has touched it since."""
        kept = self.pages.get(path)
        if kept is None or kept.key != key:
            return False
        published = self.folder / path
        try:
            if _known(published, key) != kept:
                return False
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(published, target)
        except OSError:
            return False
        return True


def page_key(page: Page, fingerprint: str) -> str:
    """The key of a page; ``fingerprint`` is that of its template in its language, with the chrome.

    Equal pickles are of equal values. The other way round they need not be, then a page is rendered once too often.
    """
    return hashlib.blake2b(pickle.dumps((page.head, page.view), 5) + fingerprint.encode(), digest_size=16).hexdigest()


def read_page_store(file: Path, folder: Path) -> PageStore:
    """The store in ``file``, empty if there is none, if it is damaged, or if it is of another folder or form."""
    try:
        digest, _, text = file.read_bytes().partition(b"\n")
        if digest.decode("ascii") != _digest(text):
            return PageStore(folder)
        stored = json.loads(text)
        if stored["version"] != VERSION or stored["folder"] != _place(folder):
            return PageStore(folder)
        return PageStore(folder, {path: Kept(*values) for path, values in stored["pages"].items()})
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return PageStore(folder)


def write_page_store(file: Path, folder: Path, keys: Mapping[str, str]) -> None:
    """Writes down which pages, by path and key, have been published in ``folder``; in one step."""
    pages = {}
    for path, key in keys.items():
        kept = _known(folder / path, key)
        pages[path] = (kept.key, kept.size, kept.changed, kept.inode)
    text = json.dumps({"version": VERSION, "folder": _place(folder), "pages": pages}, separators=(",", ":")).encode()
    put(file, _digest(text).encode("ascii") + b"\n" + text)


def store_file(cache: Path, folder: Path) -> Path:
    """Where the store of an output folder stands below ``cache``: each output has its own."""
    return cache / "pages" / f"{_digest(_place(folder).encode())[:16]}.json"


def _known(file: Path, key: str) -> Kept:
    status = file.stat(follow_symlinks=False)
    return Kept(key, status.st_size, status.st_mtime_ns, status.st_ino)


def _place(folder: Path) -> str:
    return os.path.abspath(folder)  # noqa: PTH100 (a link such as releases/current stays one)


def _digest(text: bytes) -> str:
    return hashlib.blake2b(text, digest_size=16).hexdigest()
