"""What the last build made, so that what would be the same again is neither made nor written.

Of each thing that was planned: what it read, which files it became, and by what those are known to be untouched. The
store is a file beside the content that may be lost, torn, foreign, older or locked at any time: then there is simply
nothing to be used again.
"""

from __future__ import annotations

import json
import os
import sqlite3
from array import array
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from plugins.publishing.page import Alternate, Head, Page, ShareCard, ShareImage, Sharing
from plugins.publishing.reads import digest
from plugins.publishing.seals import Seals

VERSION = "4"
"""Of the file's form; another one is not read."""

_PATIENCE = 2.0
"""Seconds to wait for another build that has the store locked."""


class Output(NamedTuple):
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
        """Whether it is in ``folder`` as it was published.

        When the disk noted a change last tells nothing: builds give it other names and take them away.
        """
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

    ``reads`` are the names of what it depends on, ``common`` those that it has in common with all else that was planned
    at once; where it is kept in the store, they are there, the latter as a ``share``. ``outlines`` is what others may
    know of its pages, ``surveyed`` the digest of that. A ``key`` is what it was made of, if that is known: with the
    same one it is the same. A survey has the digest of all that it looked at for its key; and what it ``planned``.
    """

    address: str
    reads: frozenset[str] = frozenset()
    outputs: tuple[Output, ...] = ()
    outlines: str | None = field(default="[]", compare=False)
    surveyed: str = ""
    key: str = ""
    planned: tuple[str, ...] = ()
    common: frozenset[str] = frozenset()
    share: str = field(default="", compare=False)
    is_current: bool = field(default=True, compare=False)


def packed(pages: Iterable[Page]) -> str:
    """Outlines of pages as text."""
    return json.dumps([_taken_apart(page) for page in pages], ensure_ascii=False)


def pages(outlines: str) -> list[Page]:
    """The pages whose outlines were packed."""
    return [_page(*values) for values in json.loads(outlines)]


@dataclass(frozen=True)
class BuildStore:
    """What was published last in ``folder``, by address; ``frame`` is what all of it depends on.

    Of what is ``made``, and of each of the ``shares``, is known whether all that it read is as it was: ``names`` are
    the numbers of all that was read, ``same`` those of what is so.
    """

    folder: Path
    frame: str = ""
    made: Mapping[str, Made] = field(default_factory=dict)
    file: Path | None = field(default=None, compare=False)
    names: Mapping[str, int] = field(default_factory=dict, compare=False)
    same: frozenset[int] = field(default=frozenset(), compare=False)
    shares: Mapping[str, bool] = field(default_factory=dict, compare=False)

    @cached_property
    def files(self) -> Mapping[str, Output]:
        """All files, by their path."""
        return {output.path: output for made in self.made.values() for output in made.outputs}

    def outlines(self) -> dict[str, str]:
        """The outlines of everything, by its address.

        Raises:
            LostError: they are damaged.
        """
        try:
            with closing(_connected(self.file or Path())) as connection:
                rows = connection.execute("SELECT address, outlines, sum FROM outlines").fetchall()
            if len(rows) == len(self.made) and all(digest(row[1].encode()) == row[2] for row in rows):
                return {address: outlines for address, outlines, _ in rows}
        except (sqlite3.Error, AttributeError) as error:
            raise LostError from error
        raise LostError


class LostError(Exception):
    """What the store holds cannot be read: it is of no use."""


def read_build_store(file: Path, folder: Path, seals: Seals) -> BuildStore:
    """The store in ``file``, empty if there is none, if it is damaged, or if it is of another folder or form.

    ``seals`` know what has what name now.
    """
    try:
        with closing(_connected(file)) as connection:
            known = dict(connection.execute("SELECT name, value FROM known"))
            if (known["version"], known["folder"]) != (VERSION, _place(folder)):
                return BuildStore(folder)
            seals.know(connection.execute("SELECT name, elements, sum FROM runs"))
            names = connection.execute("SELECT id, name, seal FROM names").fetchall()
            shares = connection.execute("SELECT key, reads FROM shares").fetchall()
            rows = connection.execute("SELECT address, share, reads, value, sum FROM made").fetchall()
        if len(rows) != int(known["rows"]):
            return BuildStore(folder)
        same = frozenset(number for number, name, seal in names if seals.of(number, name) == seal)
        ids = {name: number for number, name, _ in names}
        are_same = {key: _is_same(key, reads, same) for key, reads in shares}
        return BuildStore(folder, known["frame"], _made(rows, same, are_same), file, ids, same, are_same)
    except (sqlite3.Error, OSError, ValueError, TypeError, KeyError, AttributeError):
        return BuildStore(folder)


def _is_same(key: str, reads: bytes, same: frozenset[int]) -> bool:
    if digest(reads) != key:
        raise ValueError(key)
    return same.issuperset(array("I", reads))


def _made(
    rows: Sequence[tuple[str, str, bytes, str, str]], same: frozenset[int], shares: Mapping[str, bool]
) -> dict[str, Made]:
    for address, share, reads, value, row_sum in rows:
        if _row_sum(address, share, reads, value) != row_sum:
            raise ValueError(address)
    values = json.loads(f"[{','.join(row[3] for row in rows)}]")
    return {
        address: Made(
            address,
            share=share,
            outputs=tuple([Output(*one) for one in outputs]),
            outlines=None,
            surveyed=surveyed,
            key=key,
            planned=tuple(planned),
            is_current=shares[share] and same.issuperset(array("I", reads)),
        )
        for (address, share, reads, *_), (outputs, surveyed, key, planned) in zip(rows, values, strict=True)
    }


def write_build_store(file: Path, before: BuildStore, frame: str, made: Sequence[Made], seals: Seals) -> None:
    """Writes down what has been published: of what stood in the store ``before``, only what has changed.

    Raises:
        OSError: it cannot be written; the next build finds nothing that it could use again.
    """
    new = [one for one in made if before.made.get(one.address) is not one]
    gone = before.made.keys() - {one.address for one in made}
    try:
        if len(new) == len(made):
            file.unlink(missing_ok=True)
            before = BuildStore(before.folder)
            seals.forget()
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            known = {"version": VERSION, "folder": _place(before.folder), "frame": frame, "rows": str(len(made))}
            kept = {one.share for one in made} if len(new) < len(made) else set()
            _write(file, known, before, new, _Gone(gone, before.shares.keys() - kept), seals)
        except sqlite3.DatabaseError:
            file.unlink(missing_ok=True)
            raise
    except sqlite3.Error as error:
        raise OSError(*error.args) from error


def store_file(cache: Path, folder: Path) -> Path:
    """Where the store of an output folder stands below ``cache``: each output has its own."""
    return cache / "builds" / f"{digest(_place(folder).encode())[:16]}.sqlite3"


def _connected(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file.absolute().as_uri() + "?mode=ro", timeout=_PATIENCE, uri=True)


@dataclass(frozen=True, slots=True)
class _Gone:
    """What is to be forgotten, unless it is written again."""

    addresses: Iterable[str]
    shares: Iterable[str]


_TABLES = {
    "known": "name TEXT PRIMARY KEY, value TEXT",
    "names": "id INTEGER PRIMARY KEY, name TEXT, seal TEXT",
    "runs": "name TEXT PRIMARY KEY, elements BLOB, sum TEXT",
    "shares": "key TEXT PRIMARY KEY, reads BLOB",
    "made": "address TEXT PRIMARY KEY, share TEXT, reads BLOB, value TEXT, sum TEXT",
    "outlines": "address TEXT PRIMARY KEY, outlines TEXT, sum TEXT",
}


def _write(
    file: Path, known: Mapping[str, str], before: BuildStore, new: Sequence[Made], gone: _Gone, seals: Seals
) -> None:
    ids = dict(before.names)
    commons = {one.common for one in new}
    for name in chain.from_iterable((*commons, *(one.reads for one in new))):
        ids.setdefault(name, len(ids))
    shares = {common: _numbers(common, ids) for common in commons}
    names = [(number, name, seals.now(number, name)) for name, number in ids.items() if number not in before.same]
    with closing(sqlite3.connect(file, timeout=_PATIENCE)) as connection, connection:
        for table, columns in _TABLES.items():
            connection.execute(f"CREATE TABLE IF NOT EXISTS {table} ({columns})")
        connection.executemany("INSERT OR REPLACE INTO known VALUES (?, ?)", known.items())
        connection.executemany("INSERT OR REPLACE INTO names VALUES (?, ?, ?)", names)
        connection.executemany("INSERT OR REPLACE INTO runs VALUES (?, ?, ?)", seals.runs())
        addresses = [(address,) for address in gone.addresses]
        connection.executemany("DELETE FROM made WHERE address = ?", addresses)
        connection.executemany("DELETE FROM outlines WHERE address = ?", addresses)
        connection.executemany("DELETE FROM shares WHERE key = ?", [(key,) for key in gone.shares])
        written = ((digest(reads), reads) for reads in shares.values())
        connection.executemany("INSERT OR REPLACE INTO shares VALUES (?, ?)", written)
        rows = (_row(one, digest(shares[one.common]), ids) for one in new)
        connection.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?, ?)", rows)
        outlines = ((one.address, one.outlines, digest((one.outlines or "").encode())) for one in new)
        connection.executemany("INSERT OR REPLACE INTO outlines VALUES (?, ?, ?)", outlines)


def _numbers(names: Iterable[str], ids: Mapping[str, int]) -> bytes:
    return array("I", sorted(ids[name] for name in names)).tobytes()


def _row(made: Made, share: str, ids: Mapping[str, int]) -> tuple[str, str, bytes, str, str]:
    reads = _numbers(made.reads, ids)
    value = json.dumps((made.outputs, made.surveyed, made.key, made.planned), ensure_ascii=False)
    return made.address, share, reads, value, _row_sum(made.address, share, reads, value)


def _row_sum(address: str, share: str, reads: bytes, value: str) -> str:
    texts = "\0".join((address, share, value)).encode("utf-8", "surrogatepass")
    return digest(b"\0".join((texts, reads)))


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
