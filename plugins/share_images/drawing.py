"""A share card as a PNG with few colours: small, and sharp at the edges of its letters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

from PIL import Image, ImageColor, ImageDraw, ImageFont, features

from plugins.publishing.page import SHARE_CARD_SIZE, ShareCard
from plugins.share_images.stationery import Stationery
from plugins.share_images.typesetting import typeset

WIDTH, HEIGHT = SHARE_CARD_SIZE
_MARGIN = 76
_SECTION_LINE = 118
"""Base line of the section's name, in pixels from above, as all that follows."""

_SECTION_TOP, _SECTION_DEPTH = 78, 60

_TITLE_TOP, _TITLE_BOTTOM = 150, 428
_RIDGE_TOP = 440
_FOOT_LINE = 578
_SIZES = ((112, 2), (96, 2), (84, 3), (74, 3), (64, 4), (54, 4), (46, 5))
"""Sizes of a title in pixels, and the lines that fit between the section's name and the ridge."""

_LEADING = 1.1
_FINE = 4
"""So many times larger shapes are drawn and then reduced: Pillow draws their edges hard."""

_MARK = 92
"""The mark's side in pixels."""

_SHADES = 16
_SOLID = 10
"""Less of a letter's shade than this (of 255) is left out."""


class Pen:
    """Writes in the theme's faces, each letter in the first one that has it."""

    def __init__(self, stationery: Stationery, language: str) -> None:
        self._face_of = cache(stationery.face_of)
        self._options: dict[str, Any] = {"language": language} if features.check("raqm") else {}

    def measure(self, text: str, weight: int) -> float:
        """The width of a text in a size of 1."""
        runs = self._runs(text, 100, weight)
        return sum(font.getlength(run, **self._options) for font, run in runs) / 100

    def write(self, mask: Image.Image, at: tuple[float, float], text: str, size: int, weight: int) -> None:
        """Writes a line that begins ``at`` a point of its base line into a mask, whose letters become white."""
        draw, (x, y) = ImageDraw.Draw(mask), at
        for font, run in self._runs(text, size, weight):
            draw.text((x, y), run, fill=255, font=font, anchor="ls", **self._options)
            x += font.getlength(run, **self._options)

    def _runs(self, text: str, size: int, weight: int) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
        """The text in pieces of one face; what no face has is left out, and a space stays with what is before it."""
        for face, letters in groupby(text, self._face_of):
            if face is not None:
                yield _font(face.path, size, weight), "".join(letters)


def draw(card: ShareCard, stationery: Stationery) -> bytes:
    """The card as a PNG."""
    pen = Pen(stationery, card.language)
    image = _blank(stationery, card.site_name, card.language, card.language_name).copy()
    setting = typeset(card.title, WIDTH - 2 * _MARGIN, _SIZES, lambda text: pen.measure(text, 700))
    free = _TITLE_BOTTOM - _TITLE_TOP - round(setting.size * _LEADING * len(setting.lines))
    above = max(0, free // 3)
    section = Image.new("L", (WIDTH - 2 * _MARGIN - _MARK, _SECTION_DEPTH))
    pen.write(section, (_MARGIN, _SECTION_LINE - _SECTION_TOP), card.section, 36, 650)
    _ink(image, section, (0, _SECTION_TOP + above), _Ink.GREEN)
    title = Image.new("L", (WIDTH, _RIDGE_TOP - _TITLE_TOP - above))
    for number, line in enumerate(setting.lines):
        pen.write(title, (_MARGIN - 2, setting.size * (0.86 + _LEADING * number)), line, setting.size, 700)
    _ink(image, title, (0, _TITLE_TOP + above), _Ink.WHITE)
    stream = BytesIO()
    image.save(stream, format="PNG", compress_level=6)
    return stream.getvalue()


class _Ink:
    """Where the shades of an ink begin in the palette, from what is behind it to its full colour."""

    WHITE = 64
    GREEN = WHITE + _SHADES


def _ink(image: Image.Image, mask: Image.Image, at: tuple[int, int], ink: int) -> None:
    """Prints what is written in a mask."""
    shades = mask.point([ink + level * (_SHADES - 1) // 255 for level in range(256)])
    image.paste(shades, at, mask.point([255 * (level > _SOLID) for level in range(256)]))


@cache
def _font(path: Path, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(path, size)
    font.set_variation_by_axes([weight])
    return font


@lru_cache(maxsize=8)
def _blank(stationery: Stationery, site_name: str, language: str, language_name: str) -> Image.Image:
    """What all cards of a language have in common, in a palette with the inks behind it."""
    tokens = {name: value for name, value in stationery.tokens.items() if value.startswith("#")}
    image = Image.new("RGB", (WIDTH, HEIGHT), tokens["band"])
    _draw_ridge(image, stationery.ridge, tokens["band-far"], (0.2, 1.3, 440))
    _draw_ridge(image, stationery.ridge, tokens["band-near"], (-0.45, 1.04, 505))
    _draw_mark(image, tokens)
    pen, foot = Pen(stationery, language), Image.new("L", (WIDTH, HEIGHT))
    pen.write(foot, (_MARGIN, _FOOT_LINE), site_name, 38, 650)
    end = WIDTH - _MARGIN - 30 * pen.measure(language_name, 450)
    pen.write(foot, (end, _FOOT_LINE), language_name, 30, 450)
    image.paste(tokens["band-ink"], mask=foot)
    few = image.quantize(_Ink.WHITE, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    palette = (few.getpalette() or []) + [0] * (3 * _Ink.WHITE)
    colours = [palette[3 * number : 3 * number + 3] for number in range(_Ink.WHITE)]
    band = ImageColor.getrgb(tokens["band"])
    for ink in (tokens["band-ink"], tokens["band-green"]):
        full = ImageColor.getrgb(ink)
        for shade in range(_SHADES):
            part = shade / (_SHADES - 1)
            colours.append([round(far + (near - far) * part) for far, near in zip(band, full, strict=True)])
    few.putpalette([value for colour in colours for value in colour])
    return few


def _draw_ridge(
    image: Image.Image, ridge: tuple[tuple[float, float], ...], colour: str, place: tuple[float, float, int]
) -> None:
    """A ridge from one share of the width to another, its top so many pixels from above, down to the bottom."""
    begin, end, top = place
    width, height = WIDTH * _FINE, (HEIGHT - top) * _FINE
    fine = Image.new("L", (width, height))
    points = [((begin + (end - begin) * x) * width, y * height) for x, y in ridge]
    ImageDraw.Draw(fine).polygon(points, fill=255)
    image.paste(colour, (0, top), fine.resize((WIDTH, HEIGHT - top), Image.Resampling.BOX))


def _draw_mark(image: Image.Image, tokens: Mapping[str, str]) -> None:
    """The open ring of the site's mark, as ``brand_mark.html`` has it; degrees go clockwise from the right."""
    scale = _MARK * _FINE / 42  # of its view box, which begins at 3
    ring = [round((one - 3) * scale) for one in (3.5, 3.5, 44.5, 44.5)]
    city = [round((one - 3) * scale) for one in (33, 19, 43, 29)]
    shapes = (("band-green", 40, 165), ("band-sky", 155, 320))
    for name, start, end in shapes:
        fine = Image.new("L", (_MARK * _FINE, _MARK * _FINE))
        ImageDraw.Draw(fine).arc(ring, start, end, fill=255, width=round(9 * scale))
        _stamp(image, fine, tokens[name])
    fine = Image.new("L", (_MARK * _FINE, _MARK * _FINE))
    ImageDraw.Draw(fine).ellipse(city, fill=255)
    _stamp(image, fine, tokens["band-ink"])


def _stamp(image: Image.Image, fine: Image.Image, colour: str) -> None:
    image.paste(colour, (WIDTH - _MARGIN - _MARK + 4, 56), fine.resize((_MARK, _MARK), Image.Resampling.BOX))
