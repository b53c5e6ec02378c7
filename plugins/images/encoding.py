"""A picture into the files it is published as: upright, in sRGB, and without a word of where and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageOps

from plugins.domain.picture import Format, Variant
from plugins.images.inspection import ENDINGS

_OPTIONS: dict[Format, dict[str, Any]] = {
    Format.AVIF: {"format": "AVIF", "quality": 58, "speed": 6, "subsampling": "4:2:0", "max_threads": 1},
    Format.WEBP: {"format": "WEBP", "quality": 78, "method": 4},
    Format.JPEG: {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True},
    Format.PNG: {"format": "PNG", "optimize": True},
}
"""One thread to a file: so the bytes are the same on every machine, and the files are made side by side."""

_BACKGROUND = (255, 255, 255)
"""Behind what is transparent, in a format that knows no transparency."""

_SIXTEEN_BITS = ("I", "I;16", "I;16B", "I;16L", "I;16N")


def encoded(content: bytes, variants: Sequence[Variant]) -> Iterator[tuple[Variant, bytes]]:
    """The bytes of each variant of the picture in ``content``, which has been inspected."""
    with Image.open(BytesIO(content), formats=tuple(ENDINGS)) as image:
        widest = 2 * max(max(one.width, one.height) for one in variants)
        image.draft(None, (widest, widest))  # a large JPEG is decoded at half its size or less
        picture = _in_srgb(ImageOps.exif_transpose(image))
    for variant in variants:
        yield variant, _saved(picture, variant)


def _saved(picture: Image.Image, variant: Variant) -> bytes:
    sized = ImageOps.fit(picture, (variant.width, variant.height), Image.Resampling.LANCZOS)
    if variant.format is Format.JPEG and sized.mode == "RGBA":
        opaque = Image.new("RGB", sized.size, _BACKGROUND)
        opaque.paste(sized, mask=sized.getchannel("A"))
        sized = opaque
    sized.info = {}
    stream = BytesIO()
    sized.save(stream, **_OPTIONS[variant.format])
    return stream.getvalue()


def _in_srgb(image: Image.Image) -> Image.Image:
    """The picture as RGB or, where it is transparent, RGBA, with the colours that its profile means."""
    if image.mode in _SIXTEEN_BITS:
        image = image.point(lambda value: value / 256).convert("L")
    alpha = image.convert("RGBA").getchannel("A") if image.has_transparency_data else None
    flat = image if image.mode in ("RGB", "CMYK", "L") else image.convert("RGB")
    colours = _from_profile(flat, image.info.get("icc_profile")) or flat.convert("RGB")
    if alpha is not None and alpha.getextrema()[0] != 255:
        colours.putalpha(alpha)
    return colours


def _from_profile(image: Image.Image, profile: bytes | None) -> Image.Image | None:
    """The picture out of the colour space of its ICC profile; none where it has none, or one that does not fit."""
    if not profile:
        return None
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
