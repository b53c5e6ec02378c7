"""Debian's feed reader newsboat with a cache of its own, and what it has in it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True)
class Item:
    """A piece of news as the reader shows it."""

    id: str
    title: str
    link: str
    published: datetime


@dataclass(frozen=True)
class Newsboat:
    program: str
    folder: Path

    def of(self, name: str) -> Newsboat:
        """The reader of another person, with a cache of its own."""
        folder = self.folder / name
        folder.mkdir()
        return Newsboat(self.program, folder)

    def reload(self, *feeds: str) -> None:
        """Subscribes to feeds, and to no others, and fetches them; what was read before stays in the cache."""
        (self.folder / "urls").write_text("".join(f"{feed}\n" for feed in feeds), encoding="utf-8")
        (self.folder / "config").touch()
        self._run("reload")

    def unread(self) -> str:
        """What newsboat itself says of its items."""
        return self._run("print-unread").strip()

    def items(self, feed: str) -> list[Item]:
        """The items of a feed, newest first."""
        query = "SELECT guid, title, url, pubDate FROM rss_item WHERE feedurl = ? ORDER BY pubDate DESC, id"
        return [Item(*row[:3], datetime.fromtimestamp(row[3], UTC)) for row in self._select(query, feed)]

    def texts(self, feed: str) -> dict[str, str]:
        """The whole text of each item of a feed, by its id."""
        return dict(self._select("SELECT guid, content FROM rss_item WHERE feedurl = ?", feed))

    def _run(self, command: str) -> str:
        files = ["-u", "urls", "-c", "cache.db", "-C", "config", "-x", command]
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        done = subprocess.run(
            [self.program, *files],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        assert done.stderr == ""
        return done.stdout

    def _select(self, query: str, feed: str) -> list[tuple[str, ...]]:
        with closing(sqlite3.connect(self.folder / "cache.db")) as cache:
            return cache.execute(query, (feed,)).fetchall()
