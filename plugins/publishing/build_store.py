"""What the last build made, so that what would be the same again is neither made nor written.

Of each thing that was planned: what it read, which files it became, and by what those are known to be untouched. The
store is a file beside the content that may be lost, torn, foreign, older or locked at any time: then there is simply
nothing to be used again.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from plugins.publishing.page import Alternate, Head, Page, ShareCard, ShareImage, Sharing
from plugins.publishing.reads import digest

VERSION = "2"
"""Of the file's form; another one is not read."""

_PATIENCE = 2.0
"""Seconds to wait for another build that has the store locked."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file as it was published: its path, and its size (bytes), time (ns) and inode.

    Of a page also its key, its template and its language.
    """

    path: str
    size: int
    changed: int
    inode: int
    key: str | None = None
    template: str | None = None
    language: str | None = None

    def is_untouched(self, folder: str) -> bool:
        """Whether it is in ``folder`` as it was published."""
        try:
            status = os.stat(f"{folder}/{self.path}", follow_symlinks=False)  # noqa: PTH116 (one call a file)
        except OSError:
            return False
        return (status.st_size, status.st_mtime_ns, status.st_ino) == (self.size, self.changed, self.inode)


def written(folder: Path, path: str, page: Page | None = None, key: str | None = None) -> Output:
    """What is to be known of the file that has just been written at ``path`` in ``folder``."""
    status = os.stat(f"{folder}/{path}", follow_symlinks=False)  # noqa: PTH116 (one call a file)
    known = (status.st_size, status.st_mtime_ns, status.st_ino)
    return Output(path, *known, key, page.template, page.head.language) if page else Output(path, *known)


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one thing that was planned, by its address.

    ``reads`` are the words and texts that it depends on, ``state`` is the digest of those as they were, ``outlines``
    is what others may know of its pages. A ``key`` is what it was made of, if that is known: with the same one it is
    the same. A survey has the digest of all that it looked at for its key; and what it ``planned``.
    """

    address: str
    reads: tuple[str, ...] = ()
    state: str = ""
    outputs: tuple[Output, ...] = ()
    outlines: str = "[]"
    key: str = ""
    planned: tuple[str, ...] = ()

    @property
    def pages(self) -> list[Page]:
        """Its pages, as ``outline`` leaves them."""
        return [_page(*values) for values in json.loads(self.outlines)]


def packed(pages: Iterable[Page]) -> str:
    """Outlines of pages as text."""
    return json.dumps([_taken_apart(page) for page in pages], ensure_ascii=False)


def state_of(reads: Iterable[str], digests: Mapping[str, str]) -> str:
    """The digest of what was read, all of it in its order; another one where something is no more."""
    return digest("".join(digests.get(name, "-") for name in reads).encode())


@dataclass(frozen=True)
class BuildStore:
    """What was published last in ``folder``, by address; ``frame`` is what all of it depends on."""

    folder: Path
    frame: str = ""
    made: Mapping[str, Made] = field(default_factory=dict)

    @cached_property
    def files(self) -> Mapping[str, Output]:
        """All files, by their path."""
        return {output.path: output for made in self.made.values() for output in made.outputs}


def read_build_store(file: Path, folder: Path) -> BuildStore:
    """The store in ``file``, empty if there is none, if it is damaged, or if it is of another folder or form."""
    try:
        with closing(sqlite3.connect(file.absolute().as_uri() + "?mode=ro", timeout=_PATIENCE, uri=True)) as connection:
            known = dict(connection.execute("SELECT name, value FROM known"))
            if (known["version"], known["folder"]) != (VERSION, _place(folder)):
                return BuildStore(folder)
            rows = connection.execute("SELECT address, value, outlines, digest FROM made").fetchall()
        if len(rows) != int(known["rows"]):
            return BuildStore(folder)
        return BuildStore(folder, known["frame"], dict(map(_unpacked, rows)))
    except (sqlite3.Error, OSError, ValueError, TypeError, KeyError, AttributeError):
        return BuildStore(folder)


def write_build_store(file: Path, before: BuildStore, frame: str, made: Sequence[Made]) -> None:
    """Writes down what has been published: of what stood in the store ``before``, only what has changed.

    Raises:
        OSError: it cannot be written; the next build finds nothing that it could use again.
    """
    same = [one for one in made if before.made.get(one.address) is one]
    new = [one for one in made if before.made.get(one.address) is not one]
    gone = before.made.keys() - {one.address for one in made}
    try:
        if not same:
            file.unlink(missing_ok=True)
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            known = {"version": VERSION, "folder": _place(before.folder), "frame": frame, "rows": str(len(made))}
            _write(file, known, new, gone)
        except sqlite3.DatabaseError:
            file.unlink(missing_ok=True)
            raise
    except sqlite3.Error as error:
        raise OSError(*error.args) from error


def store_file(cache: Path, folder: Path) -> Path:
    """Where the store of an output folder stands below ``cache``: each output has its own."""
    return cache / "builds" / f"{digest(_place(folder).encode())[:16]}.sqlite3"


def _write(file: Path, known: Mapping[str, str], new: Iterable[Made], gone: Collection[str]) -> None:
    with closing(sqlite3.connect(file, timeout=_PATIENCE)) as connection, connection:
        connection.execute("CREATE TABLE IF NOT EXISTS known (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS made (address TEXT PRIMARY KEY, value TEXT, outlines TEXT, digest TEXT)"
        )
        connection.executemany("INSERT OR REPLACE INTO known VALUES (?, ?)", known.items())
        connection.executemany("DELETE FROM made WHERE address = ?", ((address,) for address in gone))
        connection.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?)", map(_row, new))


def _row(made: Made) -> tuple[str, str, str, str]:
    outputs = [
        (one.path, one.size, one.changed, one.inode, one.key, one.template, one.language) for one in made.outputs
    ]
    value = json.dumps((made.reads, made.state, outputs, made.key, made.planned), ensure_ascii=False)
    return made.address, value, made.outlines, _row_digest(made.address, value, made.outlines)


def _unpacked(row: tuple[str, str, str, str]) -> tuple[str, Made]:
    address, value, outlines, written_digest = row
    if _row_digest(address, value, outlines) != written_digest:
        raise ValueError(address)
    reads, state, outputs, key, planned = json.loads(value)
    return address, Made(
        address, tuple(reads), state, tuple(Output(*one) for one in outputs), outlines, key, tuple(planned)
    )


def _row_digest(*parts: str) -> str:
    return digest("\0".join(parts).encode("utf-8", "surrogatepass"))


def _page(address: str, template: str, head: Sequence[Any], view: None, modified: str | None) -> Page:
    values = dict(zip(Head.__slots__, head, strict=True))
    values["alternates"] = tuple(Alternate(*one) for one in values["alternates"])
    for name in ("switches", "navigation", "breadcrumbs", "feeds", "structured"):
        values[name] = ()
    if values["sharing"]:
        kind, locale, others, image, published, modified_on = values["sharing"]
        values["sharing"] = Sharing(kind, locale, tuple(others), _image(image), published, modified_on)
    return Page(address, template, Head(**values), view, modified)


def _image(values: Sequence[Any] | None) -> ShareImage | None:
    if values is None:
        return None
    href, alt, width, height, kind, card = values
    return ShareImage(href, alt, width, height, kind, ShareCard(*card) if card else None)


def _taken_apart(value: Any) -> Any:
    """Records as tuples, in the order of their fields."""
    if isinstance(value, tuple):
        return [_taken_apart(one) for one in value]
    if isinstance(value, _RECORDS):
        return [_taken_apart(getattr(value, name)) for name in value.__slots__]
    return value


_RECORDS = (Page, Head, Alternate, Sharing, ShareImage, ShareCard)


def _place(folder: Path) -> str:
    return os.path.abspath(folder)  # noqa: PTH100 (a link such as releases/current stays one)
