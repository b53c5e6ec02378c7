"""Lines of text in the theme's faces; a word that is written again is stamped as it was drawn before."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont, features

from plugins.share_images.stationery import Stationery

_STAMPS = 256
_WIDTHS = 20_000
"""So many words a pen remembers, as they are drawn (about 60 KB each) and how wide they are."""

_ABOVE, _HIGH = 1.4, 2
"""In sizes: where the base line of a word is drawn, and how much there is of room for it."""

_SHAPE = bytes((0, *[255] * 255))


@dataclass(frozen=True, slots=True)
class Stamp:
    """A drawn word: its shades, where any is, where they begin from a point of the base line, how far the pen goes."""

    shades: Image.Image
    shape: Image.Image
    at: tuple[int, int]
    advance: float


class Pen:
    """Writes in the theme's faces, each letter in the first one that has it; keep one, it remembers words.

    Its ``shades`` are numbers of colours, from 0, which is nothing, to that of ink.
    """

    def __init__(self, stationery: Stationery, language: str, shades: Sequence[int] = range(256)) -> None:
        self._shades = bytes(shades[round(level * (len(shades) - 1) / 255)] for level in range(256))
        self._face_of = cache(stationery.face_of)
        self._options: dict[str, Any] = {"language": language} if features.check("raqm") else {}
        self._stamp = lru_cache(maxsize=_STAMPS)(self._drawn)
        self._width = lru_cache(maxsize=_WIDTHS)(self._measured)

    def measure(self, text: str, weight: int) -> float:
        """The width of a text in a size of 1."""
        return self._width(text, weight)

    def write(self, mask: Image.Image, at: tuple[float, float], text: str, size: int, weight: int) -> None:
        """Writes the shades of a line that begins ``at`` a point of its base line into a mask.

        Words begin at whole pixels, so that each is drawn once.
        """
        x, y = at[0], round(at[1])
        gap = self._stamp(" ", size, weight).advance
        for word in text.split(" "):
            stamp = self._stamp(word, size, weight)
            mask.paste(stamp.shades, (round(x) + stamp.at[0], y + stamp.at[1]), stamp.shape)
            x += stamp.advance + gap

    def _drawn(self, text: str, size: int, weight: int) -> Stamp:
        runs = [(font, run, size * self.measure(run, weight)) for font, run in self._runs(text, size, weight)]
        advance, base = sum(length for _, _, length in runs), round(_ABOVE * size)
        mask, x = Image.new("L", (math.ceil(advance) + 2 * size, round(_HIGH * size))), float(size)
        for font, run, length in runs:
            ImageDraw.Draw(mask).text((x, base), run, fill=255, font=font, anchor="ls", **self._options)
            x += length
        left, top, right, bottom = mask.getbbox() or (size, base, size, base)
        drawn = mask.crop((left, top, right, bottom))
        values = drawn.tobytes().translate(self._shades)
        shades, shape = (Image.frombytes("L", drawn.size, found) for found in (values, values.translate(_SHAPE)))
        return Stamp(shades, shape, (left - size, top - base), advance)

    def _measured(self, text: str, weight: int) -> float:
        return sum(font.getlength(run, **self._options) for font, run in self._runs(text, 100, weight)) / 100

    def _runs(self, text: str, size: int, weight: int) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
        """The text in pieces of one face; what no face has is left out, and a space stays with what is before it."""
        for face, letters in groupby(text, self._face_of):
            if face is not None:
                yield _font(face.path, size, weight), "".join(letters)


@cache
def _font(path: Path, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(path, size)
    font.set_variation_by_axes([weight])
    return font
