"""A PNG with sixteen colours put together from bands of rows, each compressed by itself.

What many pictures have in common is compressed once (and well), and what is new in each quickly.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from PIL import Image

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER = b"\x78\x01"
_END = b"\x03\x00"
"""A zlib stream's first two bytes (RFC 1950, § 2.2), and a last block with nothing in it (RFC 1951, § 3.2.6)."""

_DIVISOR = 65521

FILTER = 2
"""Columns before the first one of a picture, which make the byte in front of each row (PNG 3rd ed., § 7.3)."""

_ANY = bytes(3)
_WELL = (9, zlib.DEFLATED, -zlib.MAX_WBITS)
_QUICK = (1, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, zlib.Z_RLE)


@dataclass(frozen=True, slots=True)
class Band:
    """Compressed rows that end at a whole byte; ``length`` and ``sum`` (Adler-32) are those of the rows."""

    compressed: bytes
    length: int
    sum: int


def band(image: Image.Image, *, well: bool) -> Band:
    """Rows of numbers of colours (0 to 15, mode ``L``), behind columns of zeros that say that no row has a filter."""
    image.putpalette(_ANY)
    rows = image.tobytes("raw", "P;4")  # the first number stands in the high half of a byte
    packer = zlib.compressobj(*(_WELL if well else _QUICK))
    return Band(packer.compress(rows) + packer.flush(zlib.Z_SYNC_FLUSH), len(rows), zlib.adler32(rows))


def png(size: tuple[int, int], palette: bytes, bands: Iterable[Band]) -> bytes:
    """The picture whose bands these are, from above; ``palette`` has three bytes a colour (PNG 3rd ed., § 11)."""
    stream, total = [_HEADER], 1
    for one in bands:
        stream.append(one.compressed)
        total = _joined(total, one)
    stream += _END, struct.pack(">I", total)
    header = struct.pack(">IIBBBBB", *size, 4, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", b"".join(stream)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(kind, content) for kind, content in chunks)


def _joined(before: int, band: Band) -> int:
    """The Adler-32 of what was before and a band behind it, from the sums of both (RFC 1950, § 8.2)."""
    low = (before & 0xFFFF) - 1
    high = (before >> 16) + (band.sum >> 16) + band.length * low
    return high % _DIVISOR << 16 | (low + (band.sum & 0xFFFF)) % _DIVISOR


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
