"""Text files compressed beforehand, once for each content, so that a server only has to send them.

Compressed bytes are kept in ``.cache/`` by what they are made of; releases hold hard links to them.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

import brotli
import zstandard

from plugins.cache import put
from plugins.deploying.media_types import is_text
from plugins.workers import spread

SMALLEST = 256
"""Bytes; what is smaller gains nothing, as it goes in one packet anyway."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """A content coding: its name in HTTP, the ending of its files, and what is kept of it apart from other makers'."""

    name: str
    ending: str
    maker: str
    compress: Callable[[bytes], bytes]


def _gzip(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)


def _brotli(content: bytes) -> bytes:
    compressed: bytes = brotli.compress(content, mode=brotli.MODE_TEXT, quality=11)
    return compressed


def _zstd(content: bytes) -> bytes:
    """With a window that every browser takes (RFC 9659: 8 MB)."""
    parameters = zstandard.ZstdCompressionParameters.from_level(19, window_log=23)
    return zstandard.ZstdCompressor(compression_params=parameters).compress(content)


ENCODINGS = (
    Encoding("br", ".br", f"brotli-{version('brotli')}", _brotli),
    Encoding("zstd", ".zst", f"zstandard-{version('zstandard')}", _zstd),
    Encoding("gzip", ".gz", f"zlib-{zlib.ZLIB_RUNTIME_VERSION}", _gzip),
)
"""In the order of preference; RFC 7932, RFC 8878, RFC 1952."""


@dataclass(frozen=True, slots=True)
class FileDigest:
    """A file: its path below the release, its size in bytes, its SHA-256, and the codings it lies ready in (bytes)."""

    path: str
    size: int
    sha256: str
    encodings: Mapping[str, int]


def make_ready(release: Path, cache: Path) -> list[FileDigest]:
    """Puts the compressed forms beside each text file below ``release``; told are all files, without those forms.

    A form that is not smaller than the file is left out. What is already in ``cache`` is linked from there.
    """
    paths = sorted(path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file())
    return spread(partial(_make_ready, release, cache), paths)


def forget_unused(cache: Path, digests: frozenset[str]) -> None:
    """Deletes from ``cache`` what is made of none of the contents (SHA-256)."""
    for file in cache.glob("*/*"):
        if file.name.partition(".")[0] not in digests:
            file.unlink(missing_ok=True)


def _make_ready(release: Path, cache: Path, paths: Sequence[str]) -> list[FileDigest]:
    return [_one(release, cache, path) for path in paths]


def _one(release: Path, cache: Path, path: str) -> FileDigest:
    content = (release / path).read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    sizes = {}
    if is_text(path) and len(content) >= SMALLEST:
        for encoding in ENCODINGS:
            kept = cache / encoding.maker / f"{digest}{encoding.ending}"
            if not kept.exists():
                put(kept, encoding.compress(content))
            if (size := kept.stat().st_size) < len(content):
                _link(kept, release / f"{path}{encoding.ending}")
                sizes[encoding.name] = size
    return FileDigest(path, len(content), digest, sizes)


def _link(kept: Path, target: Path) -> None:
    with suppress(OSError):
        os.link(kept, target)
        return
    shutil.copyfile(kept, target)
