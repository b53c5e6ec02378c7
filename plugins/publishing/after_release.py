"""What is written down of a release beside the content, for the next build: put there once the release is public."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.beside import beside, clear_left_behind
from plugins.disk import naming


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
            new = beside(path)
            written.append((new, path))
            _write(new, content)
        yield
        for new, path in written:
            new.replace(path)
    finally:
        for new, _ in written:
            new.unlink(missing_ok=True)


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        raise naming(error, file) from None
