"""Folders of ``content/`` as they were read before: a thing whose files are the same is neither parsed nor validated.

A file is taken for the same if its size, times and inode are, or else if its bytes are. What is kept follows from the
folder alone, from the quoted figures and from this code; only links lead elsewhere when others change, so they are kept
too. The store is a file that may be lost, torn, foreign, older or locked at any time: then everything is read again.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from time import time_ns
from typing import Any

from plugins.domain.notation import decode, encode, restated, stated
from plugins.domain.permalink import Kind, slug_of_folder
from plugins.domain.programme import Programme
from plugins.domain.thing import Body, Heading, Thing, Words
from plugins.domain.things import CLASSES
from plugins.problem import Place
from plugins.reading.bundle import Bundle
from plugins.reading.figure_quotes import FigureBook
from plugins.reading.lists import LISTS, ClosedLists, Link
from plugins.reading.said import SHOWN, encoded_facts, encoded_shown, encoded_text, facts_of, said
from plugins.reading.source_file import SourceFile, parts, read_text
from plugins.reading.strict_yaml import Mapping as Node
from plugins.versions import code, environment

VERSION = "1"
"""Of the store's form; another one is not read."""

TICK = 2 * 10**9
"""Nanoseconds within which a clock of files may show the same time twice (that of FAT, the slowest)."""

_PATIENCE = 2.0
"""Seconds to wait for another build that has the store locked."""

_PIECE = 2**20
"""Bytes of a file that are held in memory while its digest is made."""

_RECENT = 512
"""So many texts are held after they were asked for; the others are fetched again."""

Lost = Callable[[str, str], Body]
"""Converts the text of a folder in a language again."""

Text = tuple[str, tuple[Heading, ...]]
"""The HTML of a text, and its headings."""


@dataclass(frozen=True, slots=True)
class Look:
    """A folder at one moment: what is known of its files without opening them, and how to tell their content.

    ``marks`` is none where a clock could not tell a later change apart.
    """

    path: str
    marks: str | None
    regular: bool
    names: tuple[str, ...]

    def digests(self) -> dict[str, str]:
        """What each of its files holds, by name."""
        return {name: self._digest(name) for name in self.names}

    def _digest(self, name: str) -> str:
        whole = hashlib.blake2b(digest_size=16)
        with open(f"{self.path}/{name}", "rb") as stream:  # noqa: PTH123 (thousands of times)
            while piece := stream.read(_PIECE):
                whole.update(piece)
        return whole.hexdigest()


def look(path: str) -> Look:
    """Looks at a folder."""
    latest, known, names, regular = 0, [], [], True
    with os.scandir(path) as entries:
        found = sorted((entry.name, entry.stat(follow_symlinks=False)) for entry in entries)
    for name, status in found:
        if S_ISREG(status.st_mode):
            names.append(name)
            latest = max(latest, status.st_mtime_ns, status.st_ctime_ns)
        elif not S_ISDIR(status.st_mode):
            regular = False
        known.append((name, status.st_mode, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino))
    fresh = latest > time_ns() - TICK
    return Look(path, None if fresh else repr(known), regular, tuple(names))


class StoredBody(Body):
    """A text that is fetched when it is asked for."""

    __slots__ = ("_fetch",)

    _fetch: Callable[[], Text]

    def __getattr__(self, name: str) -> Any:
        if name == "html":
            return self._fetch()[0]
        if name == "headings":
            return self._fetch()[1]
        raise AttributeError(name)


class Records:
    """The store in a ``file``; what was kept of other code, languages or figures is not used.

    ``digests`` are those of the things that were found or kept, by name.
    """

    def __init__(self, file: Path, content: Path, dialects: Sequence[object], root: str) -> None:
        self._file, self._content = file, content
        self._base = _sum(VERSION, code(), environment(), repr(content.absolute()), repr(dialects), root)
        self._guard = ""
        self._known: dict[str, str] = {}
        self._lists_seen = self._around = ""
        self._is_whole = True
        self._rows: dict[str, tuple[str, str, str, str]] = {}
        self._looks: dict[str, tuple[Look, dict[str, str]]] = {}
        self._touched: list[tuple[str, str]] = []
        self.digests: dict[str, str] = {}
        with suppress(sqlite3.Error, ValueError, TypeError), closing(_connected(file)) as connection:
            self._known = dict(connection.execute("SELECT name, value FROM known"))

    def lists(self) -> ClosedLists | None:
        """The closed lists, if none of their files has changed."""
        with suppress(ValueError, TypeError, KeyError, AttributeError, OSError):
            self._lists_seen = self._lists_digest()
            seal, value = self._known["lists"].split(" ", 1)
            if seal == _sum(self._base, self._lists_seen, value):
                return _decoded_lists(json.loads(value))
        return None

    def keep_lists(self, lists: ClosedLists) -> None:
        """Has the closed lists written down with everything else."""
        with suppress(TypeError):
            value = json.dumps(_encoded_lists(lists), ensure_ascii=False)
            self._known["lists"] = f"{_sum(self._base, self._lists_seen, value)} {value}"
            self._is_whole = False

    def open(self, book: FigureBook, lost: Lost) -> None:
        """Finds what was kept with the same figures; ``lost`` converts a text that is there no more."""
        figures = sorted(book.figures.items()), sorted(book.ids or ())
        self._guard = _sum(self._base, repr(figures))
        self._texts = _Texts(self._file, lost)
        if self._known.get("guard") != self._guard:
            return
        with suppress(sqlite3.Error, ValueError, TypeError), closing(_connected(self._file)) as connection:
            rows = connection.execute("SELECT folder, marks, digest, value, sum FROM folders")
            self._rows = {row[0]: row[1:] for row in rows}

    def find(self, kind: Kind, path: Path, folder: str) -> Bundle | None:
        """The bundle of the folder ``path``, shown as ``folder``, as it was read before; none if it must be read.

        Where only texts have changed, those are read.
        """
        seen = look(os.fspath(path))
        row = self._rows.get(folder)
        if seen.regular and (row is None or seen.marks is None or seen.marks != row[0]):
            with suppress(OSError):
                self._looks[folder] = seen, seen.digests()
        if row is None or not seen.regular:
            return None
        marks, digest, value, written_sum = row
        with suppress(ValueError, TypeError, KeyError, AttributeError, OSError):
            if _sum(folder, digest, value) != written_sum:
                return None
            if seen.marks is not None and seen.marks == marks:
                return self._bundle(kind, path, folder, value)
            changed = _changed(json.loads(digest), self._looks[folder][1])
            if changed is None:
                return None
            if not changed and seen.marks is not None:
                self._touched.append((folder, seen.marks))
            bundle = self._bundle(kind, path, folder, value)
            return bundle if not changed or self._reads(bundle, changed, json.loads(value)[4]) else None
        return None

    def _reads(self, bundle: Bundle, changed: frozenset[str], fronts: Mapping[str, str]) -> bool:
        """Reads the texts of files that have ``changed``, if nothing else has: their front matter is as it was."""
        languages = {f"index.{language}.md": language for language in bundle.files}
        for name in changed:
            if (language := languages.get(name)) is None:
                return False
            text, problems = read_text(bundle.path / name, bundle.files[language].path)
            written, body, line = parts(text or "")
            if problems or not line or _front(written, line) != fronts[language]:
                return False
            bundle.files[language] = replace(bundle.files[language], body=body, body_line=line)
        bundle.edited = frozenset(languages[name] for name in changed)
        return True

    def are_facts_as_before(self, bundles: Sequence[Bundle], around: str, beside: Iterable[Path]) -> bool:
        """Whether nothing but texts differs from what was right the last time, so that it need not be checked again.

        ``around`` is what else can be linked to, ``beside`` are files that say what must be kept.
        """
        self._around = _sum(self._guard, self._lists_seen, around, *map(_file_sum, beside))
        if any(bundle.thing is None for bundle in bundles):
            return False
        return self._known.get("facts") == self._facts(bundle.folder for bundle in bundles)

    def _facts(self, folders: Iterable[str]) -> str:
        """The digest of all facts, and of what they must fit."""
        return _sum(self._around, *(self.digests[facts_of(folder)] for folder in folders))

    def keep(self, read: Iterable[Bundle], things: Mapping[str, Thing]) -> dict[str, Thing]:
        """Writes down what has been ``read``; ``things`` are all that there are, by folder.

        Given back are those things that have been written down: as they will be found the next time.
        """
        rows, texts, kept = [], [], []
        for bundle in read:
            seen, digests = self._looks.get(bundle.folder, (None, {}))
            thing = things[bundle.folder]
            self.digests.update(said(thing))
            with suppress(TypeError, OSError):
                if seen and seen.digests() == digests:  # not edited since it was looked at
                    value = json.dumps(_value(thing, bundle, seen.path), ensure_ascii=False)
                    digest = json.dumps(digests)
                    rows.append((bundle.folder, seen.marks or "", digest, value, _sum(bundle.folder, digest, value)))
                    texts += [_text_row(thing, language) for language in thing.words]
                    kept.append((bundle, value))
        gone = self._rows.keys() - things.keys()
        if self._known.get("facts") != (facts := self._facts(things)):
            self._known["facts"], self._is_whole = facts, False
        if self._is_whole and not (rows or gone or self._touched):
            return {}
        try:
            self._write(rows, texts, gone)
            self._texts.fetch.cache_clear()
        except (sqlite3.Error, OSError):
            return {}
        found = (self._bundle(one.kind, one.path, one.folder, value).thing for one, value in kept)
        return {thing.folder: thing for thing in found if thing}

    def _lists_digest(self) -> str:
        return _sum(*(_file_sum(self._content / name) for name in LISTS))

    def _bundle(self, kind: Kind, path: Path, folder: str, value: str) -> Bundle:
        stated_facts, words, links, digests, _fronts = json.loads(value)
        facts = restated(stated_facts)
        found = {language: self._words(folder, language, *one) for language, one in words.items()}
        self.digests.update(digests)
        thing = CLASSES[kind](kind=kind, slug=slug_of_folder(path.name), folder=folder, words=found, **facts)
        files = {language: _unread(folder, language) for language in words}
        return Bundle(kind, path, folder, files, facts=facts, whole=set(files), links=links, thing=thing)

    def _words(self, folder: str, language: str, said: dict[str, Any], shown: list[Any]) -> Words:
        body = object.__new__(StoredBody)
        for name, value in zip(SHOWN, shown, strict=True):
            object.__setattr__(body, name, decode(value))
        object.__setattr__(body, "_fetch", partial(self._texts.fetch, folder, language))
        return Words(body=body, **restated(said))

    def _write(self, rows: Sequence[tuple[str, ...]], texts: Sequence[tuple[str, ...]], gone: Collection[str]) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._insert(rows, texts, gone)
        except sqlite3.OperationalError:  # locked, full, read-only: not damaged
            raise
        except sqlite3.DatabaseError:
            self._file.unlink(missing_ok=True)
            raise

    def _insert(self, rows: Sequence[tuple[str, ...]], texts: Sequence[tuple[str, ...]], gone: Collection[str]) -> None:
        with closing(sqlite3.connect(self._file, timeout=_PATIENCE)) as connection, connection:
            if not self._rows:
                for name in _TABLES:
                    connection.execute(f"DROP TABLE IF EXISTS {name}")
            for name, columns in _TABLES.items():
                connection.execute(f"CREATE TABLE IF NOT EXISTS {name} ({columns})")
            known = {**self._known, "guard": self._guard}
            connection.executemany("INSERT OR REPLACE INTO known VALUES (?, ?)", known.items())
            connection.executemany(
                "UPDATE folders SET marks = ? WHERE folder = ?", [row[::-1] for row in self._touched]
            )
            for folder in gone:
                connection.execute("DELETE FROM folders WHERE folder = ?", (folder,))
                connection.execute("DELETE FROM texts WHERE folder = ?", (folder,))
            connection.executemany("INSERT OR REPLACE INTO folders VALUES (?, ?, ?, ?, ?)", rows)
            connection.executemany("INSERT OR REPLACE INTO texts VALUES (?, ?, ?, ?)", texts)


_TABLES = {
    "known": "name TEXT PRIMARY KEY, value TEXT",
    "folders": "folder TEXT PRIMARY KEY, marks TEXT, digest TEXT, value TEXT, sum TEXT",
    "texts": "folder TEXT, language TEXT, value TEXT, sum TEXT, PRIMARY KEY (folder, language)",
}


class _Texts:
    """The texts in the store, fetched by whichever process asks for one."""

    def __init__(self, file: Path, lost: Lost) -> None:
        self._file, self._lost = file, lost
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self.fetch = lru_cache(_RECENT)(self._fetch)

    def _fetch(self, folder: str, language: str) -> Text:
        with suppress(sqlite3.Error, ValueError, TypeError):
            row = (
                self._open()
                .execute("SELECT value, sum FROM texts WHERE folder = ? AND language = ?", (folder, language))
                .fetchone()
            )
            if row and _sum(folder, language, row[0]) == row[1]:
                html, headings = json.loads(row[0])
                return html, tuple(Heading(*heading) for heading in headings)
        body = self._lost(folder, language)
        return body.html, body.headings

    def _open(self) -> sqlite3.Connection:
        """A process that was forked must not use what its parent has opened."""
        if self._connection is None or self._process != os.getpid():
            self._connection, self._process = _connected(self._file), os.getpid()
        return self._connection


def _connected(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file.absolute().as_uri() + "?mode=ro", timeout=_PATIENCE, uri=True)


def _unread(folder: str, language: str) -> SourceFile:
    """A file that need not be opened."""
    path = f"{folder}/index.{language}.md"
    return SourceFile(path, language, Node({}, {}, Place(path)), "", 1)


def _value(thing: Thing, bundle: Bundle, path: str) -> tuple[Any, ...]:
    words = {language: (stated(words, "body"), encoded_shown(words.body)) for language, words in thing.words.items()}
    fronts = {}
    for language, file in bundle.files.items():
        text, _ = read_text(Path(path, f"index.{language}.md"), file.path)
        written, _, line = parts(text or "")
        fronts[language] = _front(written, line)
    return encoded_facts(thing), words, bundle.links, said(thing), fronts


def _front(written: str | None, line: int) -> str:
    """What tells a front matter, and where it ends."""
    return _sum(str(line), written or "")


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> frozenset[str] | None:
    """The files that hold something else; none where there are others."""
    return frozenset(name for name in now if now[name] != before[name]) if before.keys() == now.keys() else None


def _text_row(thing: Thing, language: str) -> tuple[str, str, str, str]:
    body = thing.words[language].body
    value = json.dumps(encoded_text(body), ensure_ascii=False)
    return thing.folder, language, value, _sum(thing.folder, language, value)


def _sum(*parts: str) -> str:
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _encoded_lists(lists: ClosedLists) -> list[Any]:
    """Its programme has the links themselves in the place of addresses."""
    links = [(link.path, link.place.path, link.place.line, link.place.column) for link in lists.links]
    slugs = {name: sorted(found) for name, found in lists.slugs.items()}
    programme = lists.programme({link.path: link.path for link in lists.links}) if lists.programme else None
    things = (lists.topics, lists.tracks, lists.figures, lists.consortia, programme)
    book = (encode(dict(lists.book.figures)), sorted(lists.book.ids or ()))
    return [[encode(one) for one in things], links, slugs, book]


def _file_sum(path: Path) -> str:
    """What a file holds; of what is no file only that it is there: a pipe would wait, a device never end."""
    try:
        if not S_ISREG(mode := path.lstat().st_mode):
            return f"no file {mode}"
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "blake2b").hexdigest()
    except OSError:
        return "-"


def _decoded_lists(written: list[Any]) -> ClosedLists:
    things, links, slugs, (figures, ids) = written
    topics, tracks, listed, consortia, programme = map(decode, things)

    def build(addresses: Mapping[str, str]) -> Programme:
        milestones = (replace(one, address=addresses.get(one.address or "")) for one in programme.milestones)
        found: Programme = replace(programme, milestones=tuple(milestones))
        return found

    return ClosedLists(
        topics=topics,
        tracks=tracks,
        figures=listed,
        book=FigureBook(decode(figures), frozenset(ids)),
        consortia=consortia,
        programme=build,
        links=[Link(path, Place(*place)) for path, *place in links],
        slugs={name: frozenset(found) for name, found in slugs.items()},
    )
