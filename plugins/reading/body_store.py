"""Texts that were converted before: what a body became, and the links in it, which must still lead where they led.

Only what follows from the text alone is kept: bodies without mistakes, pictures, attachments and quoted figures. The
store is a file that may be lost, torn, foreign or locked at any time: then the text is converted again.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from plugins.domain.thing import Body, Heading

_CODE = Path(__file__).parents[1]
_PATIENCE = 2.0
"""Seconds to wait for another build that has the store locked."""


@dataclass(frozen=True, slots=True)
class KeptBody:
    """A converted body, and what each of its links led to; None is text, for want of something to lead to."""

    body: Body
    links: tuple[tuple[str, str | None], ...]

    def holds(self, resolve: Callable[[str], str | None]) -> bool:
        """Whether every link still leads where it led; ``resolve`` raises LookupError for one that leads nowhere."""
        try:
            return all(resolve(link) == href for link, href in self.links)
        except (LookupError, ValueError):
            return False


class BodyStore:
    """The store in a file, to be closed when all is read; one that cannot be read is empty."""

    def __init__(self, file: Path) -> None:
        self._connection: sqlite3.Connection | None = None
        with suppress(sqlite3.Error):
            address = file.absolute().as_uri() + "?mode=ro"
            self._connection = sqlite3.connect(address, timeout=_PATIENCE, uri=True)

    def get(self, key: str) -> KeptBody | None:
        """What is kept under a key, if it is whole."""
        if self._connection is None:
            return None
        try:
            row = self._connection.execute("SELECT value, digest FROM bodies WHERE key = ?", (key,)).fetchone()
            if row is None or row[1] != _digest(row[0]):
                return None
            html, headings, links = json.loads(row[0])
            return KeptBody(Body(html, tuple(Heading(*heading) for heading in headings)), tuple(map(tuple, links)))
        except (sqlite3.Error, ValueError, TypeError, AttributeError):
            self.close()
            return None

    def close(self) -> None:
        """From now on the store is empty."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def keep(file: Path, bodies: Iterable[tuple[str, KeptBody]]) -> None:
    """Adds bodies to the store; where it is damaged it begins anew, and where it cannot be written nothing happens."""
    rows = [(key, value := _value(kept), _digest(value)) for key, kept in bodies]
    if not rows:
        return
    with suppress(OSError, sqlite3.Error):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            _insert(file, rows)
        except sqlite3.OperationalError:  # locked, full, read-only: not damaged
            return
        except sqlite3.DatabaseError:
            file.unlink(missing_ok=True)
            _insert(file, rows)


def body_key(language: str, locale: str, address: str, text: str) -> str:
    """The key of a text at an address, in a language; another one as soon as the code that converts it changes."""
    return _digest("\0".join((_converter(), language, locale, address, text)))


def _insert(file: Path, rows: list[tuple[str, str, str]]) -> None:
    with closing(sqlite3.connect(file, timeout=_PATIENCE)) as connection, connection:
        connection.execute("CREATE TABLE IF NOT EXISTS bodies (key TEXT PRIMARY KEY, value TEXT, digest TEXT)")
        connection.executemany("INSERT OR REPLACE INTO bodies VALUES (?, ?, ?)", rows)


def _value(kept: KeptBody) -> str:
    headings = [(heading.level, heading.anchor, heading.text) for heading in kept.body.headings]
    return json.dumps((kept.body.html, headings, kept.links), ensure_ascii=False)


@cache
def _converter() -> str:
    """A digest of the code that converts: ours, and the packages it uses."""
    sources = [*sorted((_CODE / "reading").rglob("*.py")), *sorted((_CODE / "domain").rglob("*.py"))]
    packages = " ".join(version(package) for package in ("markdown", "nh3", "babel"))
    return _digest(packages + "".join(source.read_text(encoding="utf-8") for source in sources))


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
