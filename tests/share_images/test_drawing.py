from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, features

from plugins.publishing.page import ShareCard
from plugins.share_images.drawing import draw
from plugins.share_images.pen import Pen
from plugins.share_images.stationery import read_stationery

STATIC = Path(__file__).parents[2] / "theme" / "static"
STATIONERY = read_stationery(STATIC)
SAID = ("София започва", "Новини", "Иновативна София · ICC", "bg", "Български")


def letter(text: str, language: str = "bg") -> Image.Image:
    mask = Image.new("L", (200, 100))
    Pen(STATIONERY, language).write(mask, (10, 80), text, 80, 700)
    return mask


def differ(one: Image.Image, other: Image.Image) -> bool:
    return ImageChops.difference(one, other).getbbox() is not None


def picture(*said: str) -> Image.Image:
    return Image.open(BytesIO(draw(ShareCard(*said), STATIONERY))).convert("RGB")


def test_a_card_is_a_small_png_of_the_size_that_is_promised() -> None:
    content = draw(ShareCard(*SAID), STATIONERY)
    image = Image.open(BytesIO(content))
    assert (image.format, image.size, image.mode) == ("PNG", (1200, 630), "P")
    assert len(content) < 80_000


def test_the_same_card_has_the_same_bytes() -> None:
    assert draw(ShareCard(*SAID), STATIONERY) == draw(ShareCard(*SAID), read_stationery(STATIC))


@pytest.mark.parametrize(
    "alphabet", ["абвгдежзийклмнопрстуфхцчшщъьюя", "abcdefghijklmnopqrstuvwxyz", "áéíóúżźłñç№„“–…0123456789"]
)
def test_every_letter_is_drawn_and_each_looks_different(alphabet: str) -> None:
    drawn = {one: letter(one).tobytes() for one in alphabet}
    assert bytes(200 * 100) not in drawn.values()
    assert len(set(drawn.values())) == len(alphabet)


def test_a_letter_that_no_face_has_is_left_out() -> None:
    assert letter("漢").getbbox() is None
    assert not differ(letter("С漢"), letter("С"))


@pytest.mark.skipif(not features.check("raqm"), reason="Pillow without Raqm knows no languages")
def test_bulgarian_has_its_own_forms_of_letters() -> None:
    assert [one for one in "вгдезийклпцшщю" if differ(letter(one, "bg"), letter(one, "ru"))] != []
    assert not differ(letter("o", "bg"), letter("o", "ru"))


@pytest.mark.parametrize("place", range(5))
def test_all_that_a_card_says_is_seen(place: int) -> None:
    other = [*SAID]
    other[place] = "en" if place == 3 else "Друго"
    assert differ(picture(*SAID), picture(*other)) == (place != 3 or features.check("raqm"))


def test_the_title_is_in_the_ink_of_the_theme_on_its_band() -> None:
    colours = {colour for _, colour in picture(*SAID).crop((0, 150, 1200, 430)).getcolors(1000) or ()}
    band, ink = ((10, 44, 74), (255, 255, 255))
    assert {band, ink} <= colours
    assert STATIONERY.tokens["band"] == "#0a2c4a"


@pytest.mark.parametrize("title", ["", "А" * 300, "Дума " * 100, "😀"])
def test_any_title_has_a_card(title: str) -> None:
    assert picture(title, *SAID[1:]).size == (1200, 630)
