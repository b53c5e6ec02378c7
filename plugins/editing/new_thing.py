"""A thing that is not there yet: its slug, its permanent id, its folder, and how that comes into being as a whole."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from plugins.domain import permalink
from plugins.domain.permalink import Kind
from plugins.domain.transliteration import slugify

ID_BEGINS = {
    Kind.NEWS: "news",
    Kind.EVENT: "event",
    Kind.CITY: "city",
    Kind.SOLUTION: "solution",
    Kind.DOCUMENT: "document",
    Kind.PAGE: "page",
}
"""What the id of a thing of each kind begins with."""

LONGEST_SLUG = 60
"""Letters; what an address of more would say is not read."""


@dataclass(frozen=True, slots=True)
class NewThing:
    """What is to be written: ``name`` is the folder's, ``files`` are its contents by their names."""

    kind: Kind
    name: str
    files: Mapping[str, bytes]

    @property
    def path(self) -> str:
        """The path in ``content/``, as links have it."""
        return f"/{self.kind}/{self.name}"


def slug_of_title(title: str) -> str:
    """The slug of a title, by the Transliteration Act; a long one ends with a whole word."""
    slug = slugify(title)
    if len(slug) <= LONGEST_SLUG:
        return slug
    return slug[: LONGEST_SLUG + 1].rpartition("-")[0] or slug[:LONGEST_SLUG]


def free_slug(kind: Kind, slug: str, addresses: Collection[str]) -> str:
    """The slug, or with a number behind it the first whose address nothing has."""
    return next(one for one in _numbered(slug) if permalink.thing(kind, one) not in addresses)


def free_id(kind: Kind, slug: str, ids: Collection[str]) -> str:
    """A permanent id that nothing has, nor ever had."""
    return next(one for one in _numbered(f"{ID_BEGINS[kind]}-{slug}") if one not in ids)


def folder_name(slug: str, date: str = "") -> str:
    """The folder's name: the slug, behind the day, the month or the year where there is one."""
    day = date.partition(" ")[0] if date != "tba" else ""
    return f"{day}-{slug}" if day else slug


def files_of(things: Iterable[NewThing], content: str) -> dict[str, bytes]:
    """All files by their paths, which begin with the name of the content's folder."""
    return {f"{content}{thing.path}/{name}": data for thing in things for name, data in thing.files.items()}


def write(things: Iterable[NewThing], content: Path) -> None:
    """Writes all the things into the folder ``content``, or none; a folder appears whole, and never over another one.

    Raises:
        OSError: something could not be written, or is there already; everything is as it was.
    """
    prepared: list[tuple[Path, Path]] = []
    placed: list[Path] = []
    try:
        for thing in things:
            folder = content / thing.kind / thing.name
            beside = folder.with_name(f".{folder.name}.new")
            prepared.append((beside, folder))
            shutil.rmtree(beside, ignore_errors=True)  # what was killed left it there
            beside.mkdir(parents=True)
            for name, data in thing.files.items():
                (beside / name).write_bytes(data)
        for beside, folder in prepared:
            if folder.exists() or folder.is_symlink():
                raise FileExistsError(errno.EEXIST, "it is there already", str(folder))
            beside.rename(folder)
            placed.append(folder)
    except BaseException:
        for folder in placed:
            shutil.rmtree(folder)
        raise
    finally:
        for beside, _ in prepared:
            shutil.rmtree(beside, ignore_errors=True)


def _numbered(text: str) -> Iterator[str]:
    return chain((text,), (f"{text}-{number}" for number in count(2)))
