"""Pictures of a saved page: the file of each that a browser kept, its new name, and what must be said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from bs4 import Tag

from plugins.disk import is_file
from plugins.domain.transliteration import slugify
from plugins.editing.import_html.addresses import parts_of
from plugins.editing.import_html.figures import CAPTION
from plugins.editing.import_html.saved_page import SavedPage, attribute, living, number_of
from plugins.editing.import_html.tree import Element, words_of
from plugins.images.inspection import Refusal, inspect
from plugins.images.store import Store
from plugins.reading.attachments import PICTURE_TYPES
from plugins.reading.placeholders import PLACEHOLDER

_SIZE = re.compile(r"-\d{2,4}x\d{2,4}(?=$|\.)|-scaled(?=$|\.)|-e\d{10,}(?=$|\.)")
_NO_DESCRIPTION = re.compile(
    r"(?:IMG|DSC[NF]?|image|photo|picture|untitled|screenshot|снимка|viber\S*|P)?[\s_-]*\d*(?:\.\w{3,4})?",
    re.IGNORECASE,
)
_ADDRESSES = ("data-whole", "data-orig-file", "data-large-file", "srcset", "data-srcset", "data-lazy-srcset")
_SHOWN = ("data-full-url", "data-src", "data-lazy-src", "data-original", "src")
_SMALLEST = 40
"""Pixels on a side; what is smaller is an icon, a spacer or a counter."""


@dataclass(slots=True)
class Album:
    """The picture files of one bundle by their new names, and the names by the old ones."""

    store: Store
    files: dict[str, bytes] = field(default_factory=dict)

    def add(self, file: Path, ending: str) -> str:
        """The name of a picture in the bundle; the same picture has one name, whatever it was called."""
        content = file.read_bytes()
        stem = slugify(_SIZE.sub("", file.stem)) or "picture"
        names = (f"{stem}{number}{ending}" for number in ("", *(f"-{count}" for count in range(2, 1000))))
        name = next(name for name in names if self.files.get(name, content) == content)
        self.files[name] = content
        return name


def take_pictures(page: SavedPage, article: Tag, album: Album, cover: str) -> None:
    """Gives every ``<img>`` the name of its file, its description and its credit; what cannot be shown is told.

    The picture ``cover`` stands over the article already and goes.
    """
    for image in living(article.find_all("img")):
        _take(page, image, album, cover)


def clear_icons(page: SavedPage, article: Tag) -> None:
    """Pictures of signs become the signs, what is too small to show anything goes."""
    for image in living(article.find_all("img")):
        if emoji := _emoji(image):
            image.replace_with(emoji)
        elif _is_tiny(image):
            page.tell(image, "left-out-icon", found=_address(image))
            image.decompose()


def cover_of(page: SavedPage, address: str, album: Album) -> tuple[str, str]:
    """The name and description of the picture over the article; the first is empty where there is none."""
    image = page.soup.select_one(
        "img.wp-post-image, .post-thumbnail img, .featured-image img, .td-post-featured-image img"
    )
    if image is None:
        image = Element(name="img", attrs={"src": address})
    file = _file_of(page, image)
    if file is None:
        if address:
            page.tell(page.soup.find("meta", property="og:image"), "picture-not-saved", found=address)  # type: ignore[arg-type]
        return "", ""
    found = _inspected(file, album)
    if isinstance(found, Refusal):
        page.tell(image, found.code, **found.values)
        return "", ""
    name, description = album.add(file, found), _description(image)
    page.tell(image, "unknown-credit", found=name)
    if not description:
        page.tell(image, "unknown-alt", found=name)
    return name, description


def credited(author: str, licence: str) -> str:
    """Who made a picture and on which terms, as its title says it; what is not known is said to be missing."""
    if not author and not licence:
        return PLACEHOLDER
    return f"{author or PLACEHOLDER}, {licence or PLACEHOLDER}"


def _take(page: SavedPage, image: Tag, album: Album, cover: str) -> None:
    file = _file_of(page, image)
    found = _inspected(file, album) if file else Refusal("picture-not-saved", {"found": _address(image)})
    if isinstance(found, Refusal):
        page.tell(image, found.code, **found.values)
        _leave_out(page, image)
    elif file and (name := album.add(file, found)) == cover:
        image.decompose()
    elif file:
        _describe(page, image, name)


def _describe(page: SavedPage, image: Tag, name: str) -> None:
    """What a picture shows and who made it; what is not known is told."""
    description = _description(image)
    credit = credited(attribute(image, "data-credit"), attribute(image, "data-licence"))
    if not description:
        page.tell(image, "unknown-alt", found=name)
    if PLACEHOLDER in credit:
        page.tell(image, "unknown-credit", found=name)
    image.attrs = {"src": name, "alt": description or PLACEHOLDER, "title": credit}


def _leave_out(page: SavedPage, image: Tag) -> None:
    """A picture that cannot be shown takes what is said of it along."""
    paragraph = image.find_parent("p")
    following = paragraph.find_next_sibling() if paragraph else None
    if isinstance(following, Tag) and following.has_attr(CAPTION):
        page.tell(image, "left-out-caption", words=words_of(following))
        following.decompose()
    image.decompose()


def _inspected(file: Path, album: Album) -> str | Refusal:
    """The ending that a picture's name must have, whatever it had, or why it cannot be shown."""
    ending = file.suffix.lower()
    if ending not in PICTURE_TYPES:
        return Refusal("wrong-file-type", {"found": file.name, "choices": ", ".join(PICTURE_TYPES)})
    try:
        found = inspect(file, album.store)
    except OSError as error:
        return Refusal("unreadable-file", {"reason": error.strerror or ""})
    if isinstance(found, Refusal):
        return found.values["ending"] if found.code == "picture-misnamed" else found
    return ending


def _description(image: Tag) -> str:
    """The alternative text; the name of a file, or of a camera's picture, is none."""
    alt = " ".join(attribute(image, "alt").replace("\xa0", " ").split())
    stem = PurePosixPath(unquote(parts_of(_address(image)).path)).stem
    return "" if _NO_DESCRIPTION.fullmatch(alt) or slugify(alt) == slugify(_SIZE.sub("", stem)) else alt


def _file_of(page: SavedPage, image: Tag) -> Path | None:
    """The largest file of a picture that lies beside the page."""
    beside = page.file.parent.resolve()
    folders = [folder for folder in sorted(beside.iterdir()) if folder.is_dir() and _belongs(folder, page.file)]
    for address in _addresses(image):
        path = unquote(parts_of(address).path)
        name = PurePosixPath(path).name
        names = [one for one in (_SIZE.sub("", name), name) if one and not one.startswith(".")]
        found = [beside / path] if path and not path.startswith("/") else []
        found += [folder / one for one in names for folder in folders]
        for file in found:
            if is_file(file) and file.resolve().is_relative_to(beside):
                return file
    return None


def _belongs(folder: Path, page: Path) -> bool:
    """Whether a browser put a folder beside the page: „Новина_files“, „Новина_файлове“, „Новина.files“."""
    rest = folder.name.removeprefix(page.stem)
    return rest != folder.name and re.fullmatch(r"[._-]\S*", rest) is not None


def _addresses(image: Tag) -> Iterator[str]:
    """Where a picture may be, the largest first."""
    for name in (*_ADDRESSES, *_SHOWN):
        written = attribute(image, name)
        if written.startswith("data:"):
            continue
        if "srcset" in name:
            entries = [entry.split() for entry in written.split(", ") if entry.split()]
            yield from (entry[0] for entry in sorted(entries, key=_width, reverse=True))
        elif written:
            yield written


def _width(entry: list[str]) -> float:
    found = re.fullmatch(r"([\d.]+)[wx]", entry[1]) if len(entry) > 1 else None
    return float(found[1]) if found else 0


def _address(image: Tag) -> str:
    shown = next((value for name in reversed(_SHOWN) if (value := attribute(image, name))), "")
    lazy = attribute(image, "data-src") or attribute(image, "data-lazy-src")
    return lazy if shown.startswith("data:") and lazy else shown[:120]


def _emoji(image: Tag) -> str:
    """The sign that a picture of it stands for."""
    is_emoji = set(attribute(image, "class").split()) & {"emoji", "wp-smiley"} or "/emoji/" in attribute(image, "src")
    return attribute(image, "alt") if is_emoji else ""


def _is_tiny(image: Tag) -> bool:
    sides = [attribute(image, name).removesuffix("px") for name in ("width", "height")]
    return any((number := number_of(side)) is not None and number < _SMALLEST for side in sides)
