"""A picture as pages show it: its files in every format, and who made it."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.domain.picture import Format, PictureFile
from plugins.domain.thing import Thing
from plugins.publishing.edition import Edition


@dataclass(frozen=True, slots=True)
class PictureSource:
    """The files of a picture in one format, each with its width."""

    type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture with its description, empty where it is decoration, and who made it on which terms.

    ``src``, ``width`` and ``height`` (pixels) are of the largest file in the format that everything can show,
    ``srcset`` is of all in that format, ``sources`` are of better ones.
    """

    src: str
    srcset: str
    width: int
    height: int
    sources: tuple[PictureSource, ...]
    alt: str
    credit: str


def picture_view(edition: Edition, thing: Thing) -> PictureView | None:
    """The picture of a thing, where it has one."""
    if thing.picture is None:
        return None
    file, root = thing.picture.file, edition.urls.root
    *better, fallback = (_source(file, form, root) for form in file.formats)
    return PictureView(
        src=edition.urls.asset(file.address(file.largest)),
        srcset=fallback.srcset,
        width=file.largest.width,
        height=file.largest.height,
        sources=tuple(better),
        alt=edition.words(thing).picture_alt or "",
        credit=f"{thing.picture.credit}, {thing.picture.licence}",
    )


def _source(file: PictureFile, form: Format, root: str) -> PictureSource:
    return PictureSource(form.media_type, file.srcset(form, root))
