"""Files beside a text: which may be published, and that none lies outside its folder."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

PICTURE_TYPES = (".avif", ".jpeg", ".jpg", ".png", ".webp")
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
