"""Files beside a text: which may be published, and that none lies outside its folder."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
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
    beside = {file.name: file for file in folder.iterdir()}
    if name in beside and beside[name].is_symlink():
        return "path-outside", {"found": name}
    if name not in beside or not beside[name].is_file():
        return "file-not-found", {"found": name}
    return _unfit(folder, name, beside)


def file_named(folder: Path, name: str) -> str | None:
    """The file of ``folder`` whose name is ``name`` on a system that takes capital letters for small ones."""
    return next((file.name for file in sorted(folder.iterdir()) if _alike(file.name) == _alike(name)), None)


def _unfit(folder: Path, name: str, beside: Mapping[str, Path]) -> tuple[str, dict[str, str]] | None:
    """Why a file that stands in the folder cannot be published as it is."""
    if beside[name].stat().st_size > MOST_BYTES:
        return "file-too-heavy", {"found": name, "limit": str(MOST_BYTES // 1_000_000)}
    if not _NAME.fullmatch(name) or normalize("NFC", name) != name:
        return "wrong-file-name", {"found": name}
    if _alike(name) == _MADE_BY_THE_SITE.get(folder.parent.name):
        return "reserved-file", {"found": name}
    twin = next((other for other in sorted(beside) if other != name and _alike(other) == _alike(name)), None)
    return ("twin-file", {"found": name, "other": twin}) if twin else None


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
