from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.picture import WIDTHS, Format, PictureFile, Variant

DIGEST = "ab" * 32
SIDES = st.integers(1, 12_000)


def sized(width: int, height: int, name: str = "площад 1.PNG", *, transparent: bool = False) -> PictureFile:
    return PictureFile(name, DIGEST, width, height, transparent)


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (8, [8]),
        (359, [359]),
        (360, [360]),
        (400, [360]),
        (500, [360, 500]),
        (720, [360, 720]),
        (800, [360, 720]),
        (1000, [360, 720, 1000]),
        (1440, [360, 720, 1080, 1440]),
        (6000, [360, 720, 1080, 1440]),
    ],
)
def test_a_picture_is_offered_in_widths_that_are_worth_a_file(width: int, widths: list[int]) -> None:
    assert [one.width for one in sized(width, 100).variants(Format.AVIF)] == widths


@given(SIDES, SIDES, st.sampled_from(Format))
def test_no_file_is_larger_than_the_picture_or_of_another_shape(width: int, height: int, form: Format) -> None:
    variants = sized(width, height).variants(form)
    assert [one.width for one in variants] == sorted({one.width for one in variants})
    for one in variants:
        assert 1 <= one.width <= min(width, WIDTHS[-1])
        assert 1 <= one.height <= height
        assert one.height == 1 or abs(one.height - height * one.width / width) <= 0.5


@given(SIDES, SIDES)
def test_what_is_shared_is_not_larger_than_the_picture_and_of_one_shape(width: int, height: int) -> None:
    shared = sized(width, height).shared
    if width < 600 or height < 315:
        assert shared is None
    elif shared:
        assert shared.width <= min(width, 1200)
        assert shared.height <= min(height, 630)
        assert abs(shared.width * 630 - shared.height * 1200) < 1200


def test_an_address_says_the_name_the_size_and_the_bytes_of_a_picture() -> None:
    assert sized(800, 600).address(Variant(360, 270, Format.AVIF)) == "/assets/ploshtad-1-360x270.f3ce04d175.avif"
    assert sized(800, 600, "???.png").address(Variant(8, 4, Format.JPEG)) == "/assets/picture-8x4.f3ce04d175.jpg"
    other = PictureFile("площад 1.PNG", "cd" * 32, 800, 600)
    assert other.address(other.largest) != sized(800, 600).address(other.largest)


def test_srcset_is_a_list_of_addresses_with_their_widths() -> None:
    assert sized(800, 600).srcset(Format.WEBP, "/icc") == (
        "/icc/assets/ploshtad-1-360x270.f3ce04d175.webp 360w, /icc/assets/ploshtad-1-720x540.f3ce04d175.webp 720w"
    )


def test_what_is_transparent_falls_back_on_png() -> None:
    assert sized(8, 8).formats == (Format.AVIF, Format.WEBP, Format.JPEG)
    assert sized(8, 8, transparent=True).formats == (Format.AVIF, Format.WEBP, Format.PNG)
    assert [form.media_type for form in Format] == ["image/avif", "image/webp", "image/jpeg", "image/png"]
