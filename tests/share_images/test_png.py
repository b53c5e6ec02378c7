from __future__ import annotations

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from plugins.share_images.png import band, png

PALETTE = bytes((255, 255, 255, 255, 0, 0, 0, 0, 255))


@given(st.lists(st.tuples(st.lists(st.integers(0, 2), min_size=1, max_size=9), st.integers(0, 9)), min_size=1))
def test_bands_are_one_picture(bands: list[tuple[list[int], int]]) -> None:
    packed = [band(b"".join(bytes((0, number, number, number)) for number in rows), level) for rows, level in bands]
    rows = [number for rows, _ in bands for number in rows]
    image = Image.open(BytesIO(png((3, len(rows)), PALETTE, packed)))
    image.load()
    assert (image.format, image.mode, image.size) == ("PNG", "P", (3, len(rows)))
    assert image.tobytes() == bytes(number for number in rows for _ in range(3))


def test_sums_of_long_bands_are_joined() -> None:
    rows = bytes((0, *[2] * 2_000)) * 500
    image = Image.open(BytesIO(png((2_000, 1_000), PALETTE, [band(rows, 1)] * 2)))
    assert image.convert("RGB").getcolors() == [(2_000_000, (0, 0, 255))]
