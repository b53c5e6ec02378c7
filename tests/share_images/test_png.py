from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from plugins.share_images.png import FILTER, Band, band, png

PALETTE = bytes((255, 255, 255, 255, 0, 0, *[0] * 36, 0, 0, 255, 0, 255, 0))
COLOURS = (0, 1, 14, 15)


def packed(width: int, numbers: list[int], *, well: bool) -> Band:
    """Rows of one colour each."""
    image = Image.new("L", (FILTER + width, len(numbers)))
    for row, number in enumerate(numbers):
        image.paste(number, (FILTER, row, FILTER + width, row + 1))
    return band(image, well=well)


@given(
    st.lists(st.tuples(st.lists(st.sampled_from(COLOURS), min_size=1, max_size=9), st.booleans()), min_size=1),
    st.sampled_from((4, 5, 8)),
)
def test_bands_are_one_picture(bands: list[tuple[list[int], bool]], width: int) -> None:
    numbers = [number for rows, _ in bands for number in rows]
    compressed = [packed(width, rows, well=well) for rows, well in bands]
    image = Image.open(BytesIO(png((width, len(numbers)), PALETTE, compressed)))
    image.load()
    assert (image.format, image.mode, image.size) == ("PNG", "P", (width, len(numbers)))
    assert image.tobytes() == bytes(number for number in numbers for _ in range(width))


@pytest.mark.parametrize("well", [True, False])
def test_sums_of_long_bands_are_joined(well: bool) -> None:
    image = Image.open(BytesIO(png((2_000, 1_000), PALETTE, [packed(2_000, [14] * 500, well=well)] * 2)))
    assert image.convert("RGB").getcolors() == [(2_000_000, (0, 0, 255))]
