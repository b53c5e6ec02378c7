"""Pictures beside a text, and the files they are shown as: widths, formats and addresses, before any is made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from plugins.domain.transliteration import slugify

RECIPE = 1
"""How a picture is made into files. Another number gives them other addresses, as browsers keep them for ever."""

WIDTHS = (360, 720, 1080, 1440)
"""Pixels: from a card on a phone to a text's full measure on a screen of double density."""

_WORTH_A_FILE = 1.2
"""So many times wider than the widest of ``WIDTHS`` below it, a picture also gets a file in its own width."""

SHARED = (1200, 630)
"""Pixels of an image that a shared link shows; what is less than half as wide is only shown as a small square."""

_SMALLEST_SHARED = 600


class Format(StrEnum):
    """A format that pictures are published in; the value is the ending of its files."""

    AVIF = "avif"
    WEBP = "webp"
    JPEG = "jpg"
    PNG = "png"

    @property
    def media_type(self) -> str:
        """As the IANA registers it."""
        return "image/jpeg" if self is Format.JPEG else f"image/{self.value}"


@dataclass(frozen=True, slots=True)
class Variant:
    """A picture in one size (pixels) and format; where the shape is another one, the middle of the picture is taken."""

    width: int
    height: int
    format: Format


@dataclass(frozen=True, slots=True)
class PictureFile:
    """The file of a picture as its author gave it, in the thing's folder; it is never published itself.

    ``digest`` is the SHA-256 of its bytes (hexadecimal); ``width`` and ``height`` are the pixels as it is to be seen,
    turned upright; ``transparent`` says whether anything would show through it.
    """

    name: str
    digest: str
    width: int
    height: int
    transparent: bool = False

    @property
    def fallback(self) -> Format:
        """The format that everything can show."""
        return Format.PNG if self.transparent else Format.JPEG

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats offered, the smallest files first."""
        return (Format.AVIF, Format.WEBP, self.fallback)

    def variants(self, form: Format) -> tuple[Variant, ...]:
        """The picture in every width it is offered in, the smallest first, never larger than it is."""
        return tuple(Variant(width, self._height(width), form) for width in self._widths())

    @property
    def largest(self) -> Variant:
        """What is shown where no width can be chosen: in feeds, to machines, behind a link."""
        return self.variants(self.fallback)[-1]

    @property
    def shared(self) -> Variant | None:
        """What a link to it shows where it is shared, cut to the usual shape; none where it is too small for that."""
        width = min(SHARED[0], self.width, self.height * SHARED[0] // SHARED[1])
        return Variant(width, width * SHARED[1] // SHARED[0], Format.JPEG) if width >= _SMALLEST_SHARED else None

    def address(self, variant: Variant) -> str:
        """Where a variant stands: it follows from the picture's bytes, so it may be kept for ever."""
        stem = slugify(PurePosixPath(self.name).stem) or "picture"
        digest = hashlib.sha256(f"{RECIPE} {self.digest}".encode()).hexdigest()[:10]
        return f"/assets/{stem}-{variant.width}x{variant.height}.{digest}.{variant.format}"

    def srcset(self, form: Format, root: str = "") -> str:
        """The files of a format with their widths, as in ``srcset`` (HTML, § 4.8.4.2.1), below the site's ``root``."""
        return ", ".join(f"{root}{self.address(one)} {one.width}w" for one in self.variants(form))

    def _widths(self) -> Iterator[int]:
        below = [width for width in WIDTHS if width <= self.width]
        yield from below
        if not below or (self.width < WIDTHS[-1] and self.width >= below[-1] * _WORTH_A_FILE):
            yield self.width

    def _height(self, width: int) -> int:
        return max(1, (2 * self.height * width + self.width) // (2 * self.width))


SIZES_IN_TEXT = "(min-width: 46rem) 42rem, 92vw"
"""How wide a picture in a text is shown: the measure of the text, or a phone's width without its margins."""
