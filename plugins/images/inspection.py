"""An author's file: a picture that can be shown, or the reason why not, found before much of it is held in memory."""

from __future__ import annotations

import hashlib
import json
import warnings
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from plugins.domain.picture import PictureFile
from plugins.images.store import Store, key
from plugins.images.structure import MOST_PARTS, MOST_SCANS, has_too_many_parts

MOST_BYTES = 20_000_000
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 12_000

_EDITION = 2
"""Of the rules below; another number has every file inspected anew."""

ENDINGS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "WEBP": (".webp",), "AVIF": (".avif",)}
"""The formats that are read, and the endings that files of each may have."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file cannot be shown: the code of its problem, and the values of its message."""

    code: str
    values: dict[str, str] = field(default_factory=dict)


def inspect(path: Path, store: Store) -> PictureFile | Refusal:
    """The picture at ``path``, or why it is none; a file is decoded once, and what was found is kept in ``store``.

    Raises:
        OSError: the file cannot be read.
    """
    if path.stat().st_size > MOST_BYTES:
        limit = f"{MOST_BYTES // 1_000_000}"
        return Refusal("picture-too-heavy", {"found": path.name, "limit": limit})
    with path.open("rb") as stream:
        content = stream.read(MOST_BYTES)
    digest = hashlib.sha256(content).hexdigest()
    ending = path.suffix.lower()
    found = json.loads(store.made(key("inspected", _EDITION, digest, ending), lambda: _inspected(content, ending)))
    if "code" in found:
        return Refusal(found["code"], {"found": path.name, **found["values"]})
    return PictureFile(path.name, digest, **found)


def _inspected(content: bytes, ending: str) -> bytes:
    from PIL.Image import DecompressionBombError  # noqa: PLC0415 (only where there are new pictures)

    if has_too_many_parts(content):
        return _told(Refusal("picture-in-too-many-parts", {"parts": str(MOST_PARTS), "scans": str(MOST_SCANS)}))
    with warnings.catch_warnings(action="ignore"):
        try:
            found = _look(content, ending)
        except DecompressionBombError:
            found = _too_large()
        except Exception:  # the decoders raise whatever a damaged file makes them trip over
            found = Refusal("picture-unreadable")
    return _told(found)


def _told(found: dict[str, object] | Refusal) -> bytes:
    """What was found, as it is kept."""
    told = {"code": found.code, "values": found.values} if isinstance(found, Refusal) else found
    return json.dumps(told).encode()


def _look(content: bytes, ending: str) -> dict[str, object] | Refusal:
    """Looks at the header first: nothing is decoded that is too large."""
    from PIL import Image, ImageOps  # noqa: PLC0415

    with Image.open(BytesIO(content), formats=tuple(ENDINGS)) as image:
        kind = "JPEG" if image.format == "MPO" else image.format or ""  # phones put a second view behind the first
        if ending not in ENDINGS[kind]:
            return Refusal("picture-misnamed", {"kind": kind, "ending": ENDINGS[kind][0]})
        if max(image.size) > LONGEST_SIDE or image.width * image.height > MOST_PIXELS:
            return _too_large()
        if kind != "JPEG" and getattr(image, "n_frames", 1) > 1:
            return Refusal("picture-moving")
        upright = ImageOps.exif_transpose(image)
        transparent = upright.has_transparency_data and upright.convert("RGBA").getchannel("A").getextrema()[0] != 255
        return {"width": upright.width, "height": upright.height, "transparent": transparent}


def _too_large() -> Refusal:
    return Refusal("picture-too-large", {"side": str(LONGEST_SIDE), "pixels": str(MOST_PIXELS // 1_000_000)})
