"""What builds remember from one to the next: a folder beside the content that may be lost at any time."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from plugins.beside import beside
from plugins.disk import naming


def cache_beside(content: Path) -> Path:
    """The folder, beside the folder ``content`` of a project."""
    return content.parent / ".cache"


def put(file: Path, content: bytes) -> None:
    """Writes a file whole or not at all, whoever else writes it at the same time.

    Raises:
        OSError: it cannot be written; what stood there stays.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    written = beside(file)
    try:
        written.write_bytes(content)
        written.replace(file)
    except OSError as error:
        with suppress(OSError):
            written.unlink(missing_ok=True)
        raise naming(error, file) from None


def remember(file: Path, made_of: str, content: bytes) -> None:
    """Has :func:`recall` find the content that is ``made_of`` this; where it cannot be written, nothing happens."""
    with suppress(OSError):
        put(file, _seal(made_of, content) + content)


def recall(file: Path, made_of: str) -> bytes | None:
    """What was remembered, if it is whole and ``made_of`` the same."""
    try:
        written = file.read_bytes()
    except OSError:
        return None
    seal, content = written[:_SEAL], written[_SEAL:]
    return content if seal == _seal(made_of, content) else None


_SEAL = 16


def _seal(made_of: str, content: bytes) -> bytes:
    made_of_digest = hashlib.blake2b(made_of.encode("utf-8", "surrogatepass"), digest_size=_SEAL).digest()
    return hashlib.blake2b(made_of_digest + content, digest_size=_SEAL).digest()
