"""What builds remember from one to the next: a folder beside the content that may be lost at any time."""

from __future__ import annotations

import os
import threading
from pathlib import Path


def cache_beside(content: Path) -> Path:
    """The folder, beside the folder ``content`` of a project."""
    return content.parent / ".cache"


def put(file: Path, content: bytes) -> None:
    """Writes a file whole or not at all, whoever else writes it at the same time.

    Raises:
        OSError: it cannot be written; what stood there stays.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.{os.getpid()}.{threading.get_ident()}.new")
    try:
        beside.write_bytes(content)
        beside.replace(file)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
