"""Of how many parts a picture's file is made, counted before a decoder goes through them one by one.

A JPEG may show the same pixels in thousands of scans, each of which costs as much as the whole picture and takes a few
dozen bytes; segments of it, and chunks of a PNG, cost most where they hold nothing.
"""

from __future__ import annotations

import re

MOST_SCANS = 100
"""Of a JPEG; what programs write has about ten."""

MOST_PARTS = 10_000
"""Segments of a JPEG, chunks of a PNG, and bytes between segments that say nothing."""

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_MARKER = re.compile(rb"\xff+([^\x00\xff])", re.DOTALL)
_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))
"""Markers that no length stands behind (ITU-T T.81, B.1.1.3): TEM, restarts, the beginning."""

_END, _SCAN = 0xD9, 0xDA
_CHUNK = 12
"""Bytes of a chunk beside its data (PNG, 5.3)."""


def has_too_many_parts(content: bytes) -> bool:
    """Whether a JPEG or a PNG is made of more parts than any program makes one of."""
    if content.startswith(_JPEG):
        return _is_jpeg_of_too_many(content)
    return content.startswith(_PNG) and _is_png_of_too_many(content)


def _is_jpeg_of_too_many(content: bytes) -> bool:
    position, scans, parts = len(_JPEG), 0, 0
    while found := _MARKER.search(content, position):
        marker, nothing = found[1][0], found.end() - 2 - position
        position = found.end()
        if marker == _END:
            return False
        if marker in _ALONE and scans:  # restarts stand in the data of a scan, as often as it likes
            continue
        parts += 1 if scans else 1 + nothing
        scans += marker == _SCAN
        if scans > MOST_SCANS or parts > MOST_PARTS:
            return True
        if marker not in _ALONE:
            position += int.from_bytes(content[position : position + 2])
    return False


def _is_png_of_too_many(content: bytes) -> bool:
    position = len(_PNG)
    for _ in range(MOST_PARTS):
        if position >= len(content):
            return False
        position += _CHUNK + int.from_bytes(content[position : position + 4])
    return position < len(content)
