"""Pictures in Markdown: an ``<img>`` becomes a ``<picture>`` in every format, alone in its paragraph a ``<figure>``.

The title says who made it and under which licence: ``![what is seen](file.jpg "Author, CC BY 4.0")``. What says nothing
is marked as decoration: ``![](file.jpg "Author, CC BY 4.0"){.decorative}``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from plugins.domain.picture import SIZES_IN_TEXT, Format, PictureFile
from plugins.images.inspection import Refusal
from plugins.problem import Place, Problem
from plugins.reading.attachments import picture_beside

DECORATIVE = "decorative"
PICTURE_TAGS = frozenset(("figcaption", "figure", "img", "picture", "source"))
PICTURE_ATTRIBUTES = {
    "img": {"src", "srcset", "sizes", "alt", "width", "height", "loading", "decoding"},
    "source": {"type", "srcset", "sizes"},
}
PICTURE_CLASSES = {"figure": {"picture"}, "figcaption": {"picture__credit"}, "small": {"picture__credit"}}
"""What of the elements made here is left in clean HTML."""


@dataclass(slots=True)
class Pictures:
    """The pictures of one body, from the thing's ``folder``; ``root`` is the site's path on its host.

    ``place_of`` says where a file's name next stands; ``problems`` are added to, ``found`` are those that are shown.
    """

    folder: Path
    root: str
    place_of: Callable[[str], Place]
    problems: list[Problem]
    found: list[PictureFile] = field(default_factory=list)
    _credits: dict[Element, str] = field(default_factory=dict)

    def show(self, image: Element) -> None:
        """Turns an ``<img>`` into its ``<picture>``; one that is wrong stays, and is told."""
        name, alt, credit = (image.get(key, "").strip() for key in ("src", "alt", "title"))
        place = self.place_of(name)
        if ":" in name or name.startswith("//"):
            self.problems.append(Problem(place, "picture-not-beside", {"found": name}))
            return
        decorative = DECORATIVE in image.get("class", "").split()
        if decorative == bool(alt):
            code = "decorative-picture-described" if decorative else "picture-without-alt"
            self.problems.append(Problem(place, code, {"found": name}))
        if not credit:
            self.problems.append(Problem(place, "picture-without-credit", {"found": name}))
        if picture := self._file(name, place):
            _offer(image, picture, alt, self.root)
            self._credits[image] = credit

    def address(self, name: str) -> str | None:
        """Where the whole picture ``name`` is shown; none where it is wrong, which is told."""
        picture = self._file(name, self.place_of(name))
        return self.root + picture.address(picture.largest) if picture else None

    def _file(self, name: str, place: Place) -> PictureFile | None:
        picture = picture_beside(self.folder, name)
        if isinstance(picture, Refusal):
            self.problems.append(Problem(place, picture.code, picture.values))
            return None
        self.found.append(picture)
        return picture

    def caption(self, root: Element) -> None:
        """Says of each picture who made it: below it, or behind it where it stands among words."""
        if not self._credits:
            return
        for parent in list(root.iter()):
            for position, child in reversed(list(enumerate(parent))):
                if child in self._credits and parent.tag != "a":
                    self._credit(parent, position, child, self._credits[child])
                elif child.tag == "a" and len(child) == 1 and child[0] in self._credits:
                    self._credit(parent, position, child, self._credits[child[0]])

    def _credit(self, parent: Element, position: int, shown: Element, credit: str) -> None:
        alone = parent.tag == "p" and len(parent) == 1 and not f"{parent.text or ''}{shown.tail or ''}".strip()
        if alone:
            parent.tag, parent.attrib = "figure", {"class": "picture"}
            caption = SubElement(parent, "figcaption", {"class": "picture__credit"})
        else:
            caption = Element("small", {"class": "picture__credit"})
            caption.tail, shown.tail = shown.tail, " "
            parent.insert(position + 1, caption)
        caption.text = credit


def _offer(image: Element, picture: PictureFile, alt: str, root: str) -> None:
    """The element becomes a ``<picture>`` around a new ``<img>``: of what was written nothing but the words stays."""
    image.tag, image.attrib = "picture", {}
    *others, fallback = picture.formats
    for form in others:
        SubElement(image, "source", {"type": form.media_type, **_widths(picture, form, root)})
    largest = picture.largest
    SubElement(
        image,
        "img",
        {
            "alt": alt,
            "src": root + picture.address(largest),
            **_widths(picture, fallback, root),
            "width": str(largest.width),
            "height": str(largest.height),
            "loading": "lazy",
            "decoding": "async",
        },
    )


def _widths(picture: PictureFile, form: Format, root: str) -> dict[str, str]:
    return {"srcset": picture.srcset(form, root), "sizes": SIZES_IN_TEXT}
