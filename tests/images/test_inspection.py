from __future__ import annotations

import hashlib
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from plugins.domain.picture import PictureFile
from plugins.images.inspection import MOST_BYTES, Refusal, inspect
from plugins.images.store import Store
from tests.pictures import gradient, written


def inspected(content: bytes, folder: Path, name: str) -> PictureFile | Refusal:
    (folder / name).write_bytes(content)
    return inspect(folder / name, Store(folder / "store"))


def png_that_says(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header promises as many pixels as one likes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")


def segment(marker: int, data: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data


def jpeg_of_scans(scans: int, between: bytes = b"") -> bytes:
    """A grey, progressive JPEG of 8 by 8 pixels that is shown in so many scans, of which the first alone shows any."""
    frame = segment(0xDB, b"\0" + bytes([1] * 64)) + segment(0xC2, struct.pack(">BHHB", 8, 8, 8, 1) + b"\x01\x11\0")
    codes = segment(0xC4, b"\0\x01" + bytes(16)) + segment(0xC4, b"\x10\x01" + bytes(16))
    first, further = segment(0xDA, b"\x01\x01\0\0\0\0") + b"\0", segment(0xDA, b"\x01\x01\0\x01\x3f\0") + b"\0"
    return b"\xff\xd8" + between + frame + codes + first + further * (scans - 1) + b"\xff\xd9"


def png_of_chunks(number: int) -> bytes:
    content = written(gradient(8, 8), "PNG")
    empty = struct.pack(">I", 0) + b"aaAa" + struct.pack(">I", zlib.crc32(b"aaAa"))
    return content[:33] + empty * number + content[33:]


def moving(form: str) -> bytes:
    stream = BytesIO()
    gradient(16, 16).save(stream, format=form, save_all=True, append_images=[gradient(16, 16).rotate(90)])
    return stream.getvalue()


def turned(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return written(gradient(40, 20), "JPEG", exif=exif)


@pytest.mark.parametrize(
    ("content", "name", "size", "transparent"),
    [
        (written(gradient(40, 20), "JPEG"), "a.JPG", (40, 20), False),
        (written(gradient(40, 20), "JPEG"), "a.jpeg", (40, 20), False),
        (written(gradient(40, 20, "CMYK"), "JPEG"), "a.jpg", (40, 20), False),
        (written(gradient(40, 20, "L"), "JPEG"), "a.jpg", (40, 20), False),
        (written(gradient(40, 20), "MPO", save_all=True, append_images=[gradient(20, 10)]), "a.jpg", (40, 20), False),
        (written(gradient(40, 20), "WEBP"), "a.webp", (40, 20), False),
        (written(gradient(40, 20), "AVIF"), "a.avif", (40, 20), False),
        (written(gradient(40, 20, "1"), "PNG"), "a.png", (40, 20), False),
        (written(gradient(40, 20, "P"), "PNG"), "a.png", (40, 20), False),
        (written(gradient(40, 20, "P"), "PNG", transparency=0), "a.png", (40, 20), True),
        (written(gradient(40, 20, "L").convert("I;16"), "PNG"), "a.png", (40, 20), False),
        (written(gradient(40, 20, "RGBA"), "PNG"), "a.png", (40, 20), True),
        (written(gradient(40, 20).convert("RGBA"), "PNG"), "a.png", (40, 20), False),
        (turned(6), "a.jpg", (20, 40), False),
        (turned(3), "a.jpg", (40, 20), False),
        (jpeg_of_scans(100), "a.jpg", (8, 8), False),
        (jpeg_of_scans(1, segment(0xE5, b"\xff\xda" * 200)) + b"\xff\xda" * 200, "a.jpg", (8, 8), False),
        (written(gradient(512, 512), "JPEG", restart_marker_blocks=1), "a.jpg", (512, 512), False),
        (png_of_chunks(9_000), "a.png", (8, 8), False),
    ],
)
def test_a_picture_of_any_kind_is_known_by_its_header_and_its_pixels(
    content: bytes, name: str, size: tuple[int, int], transparent: bool, tmp_path: Path
) -> None:
    digest = hashlib.sha256(content).hexdigest()
    assert inspected(content, tmp_path, name) == PictureFile(name, digest, *size, transparent)


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.jpg", "picture-unreadable"),
        (b"<!doctype html>", "a.jpg", "picture-unreadable"),
        (written(gradient(8, 8), "GIF"), "a.png", "picture-unreadable"),
        (written(gradient(64, 64), "JPEG")[:-100], "a.jpg", "picture-unreadable"),
        (written(gradient(64, 64), "PNG")[:-100], "a.png", "picture-unreadable"),
        (written(gradient(64, 64), "WEBP")[:-100], "a.webp", "picture-unreadable"),
        (written(gradient(64, 64), "AVIF")[:-100], "a.avif", "picture-unreadable"),
        (written(gradient(8, 8), "PNG"), "a.jpg", "picture-misnamed"),
        (written(gradient(8, 8), "JPEG"), "a.webp", "picture-misnamed"),
        (jpeg_of_scans(101), "a.jpg", "picture-in-too-many-parts"),
        (jpeg_of_scans(1, segment(0xE5, b"") * 10_000), "a.jpg", "picture-in-too-many-parts"),
        (jpeg_of_scans(1, b"\xff" * 10_001), "a.jpg", "picture-in-too-many-parts"),
        (png_of_chunks(10_000), "a.png", "picture-in-too-many-parts"),
        (moving("WEBP"), "a.webp", "picture-moving"),
        (moving("PNG"), "a.png", "picture-moving"),
        (moving("AVIF"), "a.avif", "picture-moving"),
        (png_that_says(12_001, 10), "a.png", "picture-too-large"),
        (png_that_says(8_000, 8_000), "a.png", "picture-too-large"),
        (png_that_says(11_000, 11_000), "a.png", "picture-too-large"),  # Pillow warns of this one
        (png_that_says(60_000, 60_000), "a.png", "picture-too-large"),  # and raises at this one
    ],
)
def test_what_cannot_be_shown_is_one_clear_mistake(content: bytes, name: str, code: str, tmp_path: Path) -> None:
    for _ in range(2):  # the second time out of the store
        found = inspected(content, tmp_path, name)
        assert isinstance(found, Refusal)
        assert (found.code, found.values["found"]) == (code, name)


def test_what_is_too_heavy_is_not_even_read(tmp_path: Path) -> None:
    with (tmp_path / "a.jpg").open("wb") as stream:
        stream.truncate(MOST_BYTES + 1)
    assert inspect(tmp_path / "a.jpg", Store(tmp_path / "store")) == Refusal(
        "picture-too-heavy", {"found": "a.jpg", "limit": "20"}
    )


@settings(max_examples=60)
@given(st.sampled_from(["JPEG", "PNG", "WEBP", "AVIF"]), st.data())
def test_no_damage_breaks_the_build(form: str, data: st.DataObject) -> None:
    content = bytearray(written(gradient(32, 32), form))
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=8)):
        content[place] = data.draw(st.integers(0, 255))
    found = _found(bytes(content), form)
    assert isinstance(found, PictureFile | Refusal)


def _found(content: bytes, form: str) -> PictureFile | Refusal:
    import tempfile  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        return inspected(content, Path(folder), f"a.{'jpg' if form == 'JPEG' else form.lower()}")
