"""A share card as a PNG with few colours: small, and sharp at the edges of its letters."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageColor, ImageDraw

from plugins.publishing.page import SHARE_CARD_SIZE, ShareCard
from plugins.share_images.pen import Pen
from plugins.share_images.png import FILTER, Band, band, png
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

_WHITES = range(8)
_GREENS = (0, 8, 9, 10)
"""The numbers of the shades of white and green, both from the band's colour on, which is the first of all."""


@dataclass(frozen=True, eq=False)
class Paper:
    """What all cards of a language have in common, equal to itself only.

    ``blank`` are the numbers of its colours, with the columns of the filter in front.
    """

    pen: Pen
    green_pen: Pen
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
    title = Image.new("L", (FILTER + WIDTH, bottom - top))
    for number, line in enumerate(setting.lines):
        at = (FILTER + _MARGIN - 2, setting.size * (_ASCENT + _LEADING * number))
        paper.pen.write(title, at, line, setting.size, 700)
    bands = (
        _head(paper, card.section, above),
        band(title, well=False),
        _rows(paper, bottom, _RIDGE_TOP),
        _rows(paper, _RIDGE_TOP, HEIGHT),
    )
    return png(SHARE_CARD_SIZE, paper.palette, bands)


@lru_cache(maxsize=256)
def _head(paper: Paper, section: str, above: int) -> Band:
    """What stands above a title that begins so many pixels lower than it could."""
    image = paper.blank.crop((0, 0, FILTER + WIDTH, _TITLE_TOP + above))
    line = Image.new("L", (FILTER + WIDTH - 2 * _MARGIN - _MARK, _SECTION_DEPTH))
    paper.green_pen.write(line, (FILTER + _MARGIN, _SECTION_LINE - _SECTION_TOP), section, 36, 650)
    image.paste(line, (0, _SECTION_TOP + above), line.point([0] + [255] * 255, "1"))
    return band(image, well=True)


@lru_cache(maxsize=64)
def _rows(paper: Paper, top: int, bottom: int) -> Band:
    """Rows on which nothing more is written."""
    return band(paper.blank.crop((0, top, FILTER + WIDTH, bottom)), well=True)


@lru_cache(maxsize=8)
def _paper(stationery: Stationery, site_name: str, language: str, language_name: str) -> Paper:
    tokens = {name: value for name, value in stationery.tokens.items() if value.startswith("#")}
    image = Image.new("RGB", (WIDTH, HEIGHT), tokens["band"])
    _draw_ridge(image, stationery.ridge, tokens["band-far"], (0.2, 1.3, _RIDGE_TOP))
    _draw_ridge(image, stationery.ridge, tokens["band-near"], (-0.45, 1.04, 505))
    _draw_mark(image, tokens)
    foot, pen = Image.new("L", (WIDTH, HEIGHT)), Pen(stationery, language)
    pen.write(foot, (_MARGIN, _FOOT_LINE), site_name, 38, 650)
    end = WIDTH - _MARGIN - 30 * pen.measure(language_name, 450)
    pen.write(foot, (end, _FOOT_LINE), language_name, 30, 450)
    image.paste(tokens["band-ink"], mask=foot)
    palette = _palette(tokens)
    blank = Image.new("L", (FILTER + WIDTH, HEIGHT))
    blank.paste(_numbers(image, palette), (FILTER, 0))
    return Paper(Pen(stationery, language, _WHITES), Pen(stationery, language, _GREENS), palette, blank)


def _palette(tokens: Mapping[str, str]) -> bytes:
    """The sixteen colours of a card: white and green on the band, the ridges and the sky, white on the near ridge."""
    band, near, ink = (tokens[name] for name in ("band", "band-near", "band-ink"))
    colours = [
        *_shades(band, ink, len(_WHITES)),
        *_shades(band, tokens["band-green"], len(_GREENS))[1:],
        *map(ImageColor.getrgb, (tokens["band-far"], near, tokens["band-sky"])),
        *_shades(near, ink, 4)[1:3],
    ]
    return bytes(value for colour in colours for value in colour)


def _shades(paper: str, ink: str, count: int) -> list[tuple[int, ...]]:
    """So many colours from one to another."""
    far, near = ImageColor.getrgb(paper), ImageColor.getrgb(ink)
    parts = [shade / (count - 1) for shade in range(count)]
    return [tuple(round(a + (b - a) * part) for a, b in zip(far, near, strict=True)) for part in parts]


def _numbers(image: Image.Image, palette: bytes) -> Image.Image:
    """The number of the colour that is nearest to each of the image's."""
    colours = Image.new("P", (1, 1))
    colours.putpalette(palette)
    nearest = image.quantize(palette=colours, dither=Image.Dither.NONE)
    return Image.frombytes("L", nearest.size, nearest.tobytes())


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
