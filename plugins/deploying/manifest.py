"""What a release is made of, written beside it: for deploying, for verifying, and for timers that publish it anew."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from plugins.cache import put


@dataclass(frozen=True, slots=True)
class Entry:
    """A file: its size in bytes, SHA-256, ``Content-Type``, ``Cache-Control``, and its ready forms with their sizes."""

    size: int
    sha256: str
    type: str
    cache: str
    ready: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that is to be known of a release.

    ``site`` is the address it is made for; ``commit`` that of its sources, none where they are in no repository, and
    ``uncommitted`` says that they differed from it. ``redirects`` lead from old addresses to new ones, both from the
    host's root; ``headers`` are those of every answer. Instants are UTC; nothing changes by itself without
    ``next_change``.
    """

    release: str
    built: datetime
    next_change: datetime | None
    site: str
    commit: str | None
    uncommitted: bool
    headers: Mapping[str, str]
    redirects: Mapping[str, str]
    files: Mapping[str, Entry]

    @property
    def root(self) -> str:
        """The path of the site on its host: empty, or ``/below`` without a slash at its end."""
        return urlsplit(self.site).path.rstrip("/")

    @property
    def not_found(self) -> dict[str, str]:
        """The page of what is not there, by the folder of its language (empty for the default one)."""
        pages = (path for path in self.files if path.rpartition("/")[2] == "404.html")
        return {path.rpartition("/")[0]: path for path in sorted(pages, key=len)}


class NoManifest(Exception):  # noqa: N818 (it says what happened)
    """A release has no manifest that can be read; its text is the path."""


def manifest_file(releases: Path, release: str) -> Path:
    """Where the manifest of a release stands."""
    return releases / f"{release}.json"


def write_manifest(releases: Path, manifest: Manifest) -> None:
    """Writes ``<release>.json`` whole, beside where the folder of the release stands or will stand.

    Raises:
        OSError: it cannot be written.
    """
    put(manifest_file(releases, manifest.release), as_json(manifest).encode())


def as_json(manifest: Manifest) -> str:
    """The manifest as text: instants as in ``2026-11-27T08:00:00Z``, files by their path below the release."""
    built, due = _instant(manifest.built), manifest.next_change and _instant(manifest.next_change)
    value = asdict(manifest) | {"built": built, "next_change": due}
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def read_manifest(releases: Path, release: str) -> Manifest:
    """The manifest of a release.

    Raises:
        NoManifest: there is none, or it is damaged, or of a form that is no more.
    """
    file = manifest_file(releases, release)
    try:
        value = json.loads(file.read_bytes())
        files = {path: Entry(**entry) for path, entry in value["files"].items()}
        built, due = (datetime.fromisoformat(value[key]) if value[key] else None for key in ("built", "next_change"))
        return Manifest(**value | {"built": built, "next_change": due, "files": files})
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise NoManifest(str(file)) from error


def _instant(instant: datetime) -> str:
    return f"{instant.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
