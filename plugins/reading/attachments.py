"""Files beside a text: which may be published, and that none lies outside its folder."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from errno import EACCES
from functools import lru_cache
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from plugins.domain.permalink import Kind
from plugins.domain.picture import PictureFile
from plugins.images.inspection import ENDINGS, Refusal, inspect
from plugins.images.store import store_beside

PICTURE_TYPES = tuple(sorted(ending for endings in ENDINGS.values() for ending in endings))
MOST_BYTES = 50_000_000
"""Of a document; Git hosts and readers on phones do not like larger ones."""

LONGEST_NAME = 200
"""Bytes of a file's name: file systems allow 255, and what is made of a file has longer names."""

DOCUMENT_TYPES = (".csv", ".docx", ".ics", ".odp", ".ods", ".odt", ".pdf", ".pptx", ".txt", ".xlsx", ".zip")

_NAME = re.compile(r"\w[\w .()+,'&!№–-]*")
"""The names of files that stand in an address, and on every system's disk, as they are."""

_MADE_BY_THE_SITE: Mapping[str, str] = {Kind.EVENT: "event.ics"}
"""Files that stand beside a text of a kind already."""


def attachment_problem(folder: Path, name: str, types: tuple[str, ...]) -> tuple[str, dict[str, str]] | None:
    """Why the file ``name`` of ``folder`` cannot be published: its code and values, or none.

    A file is published only from the folder itself: no way out by ``..``, an absolute path or a symbolic link.
    """
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or len(path.parts) != 1 or "\\" in name:
        return "path-outside", {"found": name}
    if path.suffix.lower() not in types:
        return "wrong-file-type", {"found": name, "choices": ", ".join(types)}
    if (length := len(os.fsencode(name))) > LONGEST_NAME:
        return "file-name-too-long", {"found": str(length), "limit": str(LONGEST_NAME)}
    beside = frozenset(os.listdir(folder))  # noqa: PTH208 (a folder may hold hundreds of files, each looked up here)
    if name in beside and (folder / name).is_symlink():
        return "path-outside", {"found": name}
    if name not in beside or not (folder / name).is_file():
        return "file-not-found", {"found": name}
    return _unfit(folder, name, beside)


def file_named(folder: Path, name: str) -> str | None:
    """The file of ``folder`` whose name is ``name`` on a system that takes capital letters for small ones."""
    return next((file.name for file in sorted(folder.iterdir()) if _alike(file.name) == _alike(name)), None)


def _unfit(folder: Path, name: str, beside: frozenset[str]) -> tuple[str, dict[str, str]] | None:
    """Why a file that stands in the folder cannot be published as it is."""
    if not os.access(folder / name, os.R_OK):
        return "unreadable-file", {"reason": os.strerror(EACCES)}
    if (folder / name).stat().st_size > MOST_BYTES:
        return "file-too-heavy", {"found": name, "limit": str(MOST_BYTES // 1_000_000)}
    if not _NAME.fullmatch(name) or normalize("NFC", name) != name:
        return "wrong-file-name", {"found": name}
    if _alike(name) == _MADE_BY_THE_SITE.get(folder.parent.name):
        return "reserved-file", {"found": name}
    twin = _twins(beside).get(name)
    return ("twin-file", {"found": name, "other": twin}) if twin else None


@lru_cache(maxsize=8)
def _twins(names: frozenset[str]) -> Mapping[str, str]:
    """The first other one of each name that some systems take for one with it, worked out once for a folder."""
    alike: dict[str, list[str]] = {}
    for name in sorted(names):
        alike.setdefault(_alike(name), []).append(name)
    several = [found for found in alike.values() if len(found) > 1]
    return {name: next(other for other in found if other != name) for found in several for name in found}


def _alike(name: str) -> str:
    """What is equal of names that some systems take for one (capital letters; composed ones, Unicode NFC)."""
    return normalize("NFC", normalize("NFC", name).casefold())


def picture_beside(folder: Path, name: str) -> PictureFile | Refusal:
    """The picture ``name`` of ``folder``, a thing's in ``content/``, or why it cannot be shown."""
    if problem := attachment_problem(folder, name, PICTURE_TYPES):
        return Refusal(*problem)
    try:
        return inspect(folder / name, store_beside(folder.parent.parent))
    except OSError as error:
        return Refusal("unreadable-file", {"reason": error.strerror or type(error).__name__})
