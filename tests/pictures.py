"""Pictures made when a test runs, and records of pictures that no file stands behind."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image

from plugins.domain.picture import PictureFile
from plugins.domain.thing import Picture

FINGERPRINT = "7c93a967d6"
"""What the addresses of a picture's files have in them whose digest is all zeros."""


def picture(name: str = "cover.png", credit: str = "Иновативна София", **file: Any) -> Picture:
    """The record of a picture of 8 × 4 pixels, unless said otherwise."""
    known = {"digest": "0" * 64, "width": 8, "height": 4, **file}
    return Picture(PictureFile(name, **known), credit, "CC BY 4.0")


def gradient(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """A picture that is dark at the top and red towards the right."""
    down = Image.linear_gradient("L").resize((width, height))
    right = Image.linear_gradient("L").rotate(90).resize((width, height))
    whole = Image.merge("RGB", (right, down, down))
    if mode == "RGBA":
        whole.putalpha(down)
    return whole if whole.mode == mode else whole.convert(mode)


def written(image: Image.Image, form: str, **options: Any) -> bytes:
    """A picture as a file of a format (``JPEG``, ``PNG``, ``WEBP``, ``AVIF``)."""
    stream = BytesIO()
    image.save(stream, format=form, **options)
    return stream.getvalue()
