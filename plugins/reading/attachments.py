"""Files beside a text: which may be published, and that none lies outside its folder."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from stat import S_ISREG

from plugins.domain.picture import PictureFile
from plugins.images.inspection import ENDINGS, Refusal, inspect
from plugins.images.store import store_beside

PICTURE_TYPES = tuple(sorted(ending for endings in ENDINGS.values() for ending in endings))
MOST_BYTES = 50_000_000
"""Of a document; Git hosts and readers on phones do not like larger ones."""

LONGEST_NAME = 200
"""Bytes of a file's name: file systems allow 255, and what is made of a file has longer names."""

DOCUMENT_TYPES = (".csv", ".docx", ".ics", ".odp", ".ods", ".odt", ".pdf", ".pptx", ".txt", ".xlsx", ".zip")


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
    file = folder / name
    if name not in os.listdir(folder) or file.is_dir():  # as it is written: some file systems take ß for SS  # noqa: PTH208
        return "file-not-found", {"found": name}
    if file.is_symlink():
        return "path-outside", {"found": name}
    return _unfit(file)


def _unfit(file: Path) -> tuple[str, dict[str, str]] | None:
    """Why what stands in the folder cannot be published as it is."""
    status = file.stat()
    if not S_ISREG(status.st_mode):
        return "file-not-found", {"found": file.name}
    if status.st_size > MOST_BYTES:
        return "file-too-heavy", {"found": file.name, "limit": str(MOST_BYTES // 1_000_000)}
    return None


def picture_beside(folder: Path, name: str) -> PictureFile | Refusal:
    """The picture ``name`` of ``folder``, a thing's in ``content/``, or why it cannot be shown."""
    if problem := attachment_problem(folder, name, PICTURE_TYPES):
        return Refusal(*problem)
    try:
        return inspect(folder / name, store_beside(folder.parent.parent))
    except OSError as error:
        return Refusal("unreadable-file", {"reason": error.strerror or type(error).__name__})
