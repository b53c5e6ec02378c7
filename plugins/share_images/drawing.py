"""A share card as a PNG with few colours: small, and sharp at the edges of its letters."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageColor, ImageDraw

from plugins.publishing.page import SHARE_CARD_SIZE, ShareCard
from plugins.share_images.pen import Pen
from plugins.share_images.png import Band, band, png
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

_ASCENT, _LEADING, _DESCENT = 0.86, 1.1, 0.35
_FINE = 4
"""So many times larger shapes are drawn and then reduced: Pillow draws their edges hard."""

_MARK = 92
"""The mark's side in pixels."""

_SHADES = 16
_COLOURS = 64
"""In the palette stand first the shades of white, then those of green, both from the band's colour on, then others."""

_QUICK, _WELL = 3, 9
"""How hard rows are compressed: those of a title, and those that are the same in many cards."""


@dataclass(frozen=True, eq=False)
class Paper:
    """What all cards of a language have in common, equal to itself only.

    ``blank`` are the numbers of its colours, with a column before the first one that says that rows have no filter.
    """

    pen: Pen
    palette: bytes
    blank: Image.Image


def draw(card: ShareCard, stationery: Stationery) -> bytes:
    """The card as a PNG."""
    paper = _paper(stationery, card.site_name, card.language, card.language_name)
    setting = typeset(card.title, WIDTH - 2 * _MARGIN, _SIZES, lambda text: paper.pen.measure(text, 700))
    lines = setting.size * _LEADING * len(setting.lines)
    above = max(0, (_TITLE_BOTTOM - _TITLE_TOP - round(lines)) // 3)
    top = _TITLE_TOP + above
    bottom = min(_RIDGE_TOP, math.ceil(top + lines + setting.size * (_ASCENT + _DESCENT - _LEADING)))
    title = Image.new("L", (WIDTH + 1, bottom - top))
    for number, line in enumerate(setting.lines):
        at = (1 + _MARGIN - 2, setting.size * (_ASCENT + _LEADING * number))
        paper.pen.write(title, at, line, setting.size, 700)
    bands = (
        _head(paper, card.section, above),
        band(title.tobytes(), _QUICK),
        _rows(paper, bottom, _RIDGE_TOP),
        _rows(paper, _RIDGE_TOP, HEIGHT),
    )
    return png(SHARE_CARD_SIZE, paper.palette, bands)


@lru_cache(maxsize=256)
def _head(paper: Paper, section: str, above: int) -> Band:
    """What stands above a title that begins so many pixels lower than it could."""
    image = paper.blank.crop((0, 0, WIDTH + 1, _TITLE_TOP + above))
    mask = Image.new("L", (WIDTH + 1 - 2 * _MARGIN - _MARK, _SECTION_DEPTH))
    paper.pen.write(mask, (1 + _MARGIN, _SECTION_LINE - _SECTION_TOP), section, 36, 650)
    green = mask.point([min(_SHADES + shade, 255) for shade in range(256)])
    image.paste(green, (0, _SECTION_TOP + above), mask.point([0] + [255] * 255))
    return band(image.tobytes(), _WELL)


@lru_cache(maxsize=64)
def _rows(paper: Paper, top: int, bottom: int) -> Band:
    """Rows on which nothing more is written."""
    return band(paper.blank.crop((0, top, WIDTH + 1, bottom)).tobytes(), _WELL)


@lru_cache(maxsize=8)
def _paper(stationery: Stationery, site_name: str, language: str, language_name: str) -> Paper:
    tokens = {name: value for name, value in stationery.tokens.items() if value.startswith("#")}
    image = Image.new("RGB", (WIDTH, HEIGHT), tokens["band"])
    _draw_ridge(image, stationery.ridge, tokens["band-far"], (0.2, 1.3, _RIDGE_TOP))
    _draw_ridge(image, stationery.ridge, tokens["band-near"], (-0.45, 1.04, 505))
    _draw_mark(image, tokens)
    pen, foot = Pen(stationery, language), Image.new("L", (WIDTH, HEIGHT))
    pen.write(foot, (_MARGIN, _FOOT_LINE), site_name, 38, 650)
    end = WIDTH - _MARGIN - 30 * pen.measure(language_name, 450)
    pen.write(foot, (end, _FOOT_LINE), language_name, 30, 450)
    image.paste(tokens["band-ink"], mask=foot)
    few = image.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    inks = (tokens["band-ink"], tokens["band-green"])
    shades = bytes(value for ink in inks for colour in _shades(tokens["band"], ink) for value in colour)
    blank = Image.new("L", (WIDTH + 1, HEIGHT))
    numbers = few.tobytes().translate(bytes(range(first := len(inks) * _SHADES, 256)) + bytes(first))
    blank.paste(Image.frombytes("L", few.size, numbers), (1, 0))
    return Paper(Pen(stationery, language, _SHADES), shades + bytes(few.getpalette() or ()), blank)


def _shades(paper: str, ink: str) -> list[tuple[int, ...]]:
    """The colours between two, from the first to the second."""
    far, near = ImageColor.getrgb(paper), ImageColor.getrgb(ink)
    parts = [shade / (_SHADES - 1) for shade in range(_SHADES)]
    return [tuple(round(a + (b - a) * part) for a, b in zip(far, near, strict=True)) for part in parts]


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
