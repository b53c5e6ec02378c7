"""What is written down of a release beside the content, for the next build: put there once the release is public."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.disk import naming
from plugins.publishing.staging import clear_left_behind


@contextmanager
def written_after(files: Iterable[tuple[Path, bytes]]) -> Iterator[None]:
    """Writes each content beside its path before the block runs, and puts all in place when the block has succeeded.

    What cannot be written is told before anything is published; what was not published is not written down. A file
    that stays the same is not touched.
    """
    written: list[tuple[Path, Path]] = []
    try:
        for path, content in files:
            clear_left_behind(path)
            if path.exists() and path.read_bytes() == content:
                continue
            beside = path.with_name(f".{path.name}.{os.getpid()}.new")
            written.append((beside, path))
            _write(beside, content)
        yield
        for beside, path in written:
            beside.replace(path)
    finally:
        for beside, _ in written:
            beside.unlink(missing_ok=True)


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        raise naming(error, file) from None
