"""Files beside a text: which may be published, and that none lies outside its folder."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from plugins.domain.picture import PictureFile
from plugins.images.inspection import ENDINGS, Refusal, inspect
from plugins.images.store import store_beside

PICTURE_TYPES = tuple(sorted(ending for endings in ENDINGS.values() for ending in endings))
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
    beside = {file.name: file for file in folder.iterdir()}
    if name not in beside or beside[name].is_dir():
        return "file-not-found", {"found": name}
    return ("path-outside", {"found": name}) if beside[name].is_symlink() else None


def picture_beside(folder: Path, name: str) -> PictureFile | Refusal:
    """The picture ``name`` of ``folder``, a thing's in ``content/``, or why it cannot be shown."""
    if problem := attachment_problem(folder, name, PICTURE_TYPES):
        return Refusal(*problem)
    try:
        return inspect(folder / name, store_beside(folder.parent.parent))
    except OSError as error:
        return Refusal("unreadable-file", {"reason": error.strerror or type(error).__name__})
