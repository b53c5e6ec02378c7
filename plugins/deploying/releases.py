"""The releases that are kept on this machine: which there are, which one is current, and the way back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from plugins.beside import beside
from plugins.deploying.manifest import manifest_file
from plugins.publishing.public import clear_interrupted, current_release, never_public
from plugins.publishing.release_name import is_release_name, time_of


class NoSuchRelease(Exception):  # noqa: N818 (it says what happened)
    """There is no such release; its text says which one was meant."""


@dataclass(frozen=True, slots=True)
class Release:
    """A release: its name, when it was built (UTC), and whether it is the current one."""

    name: str
    built: datetime
    current: bool


def list_releases(folder: Path) -> list[Release]:
    """All releases in a folder that are or were public, the newest first."""
    current, unseen = current_release(folder), never_public(folder)
    names = sorted((path.name for path in folder.glob("*-*") if is_release(path)), reverse=True)
    return [Release(name, time_of(name), name == current) for name in names if name not in unseen]


def is_release(path: Path) -> bool:
    """Whether a path is the folder of a release."""
    return is_release_name(path.name) and path.is_dir()


def find_release(folder: Path, back: str = "1", current: str | None = None) -> str:
    """The release that is so many steps older than ``current`` (by default the current one), or that has this name.

    Raises:
        NoSuchRelease: there is none.
    """
    names = [release.name for release in list_releases(folder)]
    if back in names:
        return back
    current = current or current_release(folder)
    older = [name for name in names if current and name < current]
    if not back.isascii() or not back.isdigit() or not 0 < int(back) <= len(older):
        raise NoSuchRelease(back)
    return older[int(back) - 1]


def keep_newest(folder: Path, count: int) -> list[str]:
    """Deletes all releases but the ``count`` newest ones and the current one, and manifests without a release.

    Given back are the names of those that are gone. A release goes as a whole and before its manifest: nobody can go
    back to half of one. What a killed process left, which wrote a manifest or deleted a release, goes too.
    """
    releases = list_releases(folder)
    old = [release.name for release in releases[max(count, 1) :] if not release.current]
    for name in old:
        with suppress(OSError):
            (folder / name).rename(beside(folder / name, "old"))
    clear_interrupted(folder)
    for manifest in folder.glob("*.json"):
        if is_release_name(manifest.stem) and not (folder / manifest.stem).exists():
            manifest_file(folder, manifest.stem).unlink(missing_ok=True)
    return old
