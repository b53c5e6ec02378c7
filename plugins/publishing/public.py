"""How a release becomes public, and which ones never did.

A link to it waits under the release's own name before the release gets that name; then the link becomes ``current``.
Where a process is killed between the two, the link is left, and says of the release that nobody has ever seen it.
"""

from __future__ import annotations

from pathlib import Path

from plugins.beside import beside, clear_all_left_behind, is_left_behind, stands_beside
from plugins.publishing.release_name import is_release_name
from plugins.publishing.swap import point_link, sync_names

CURRENT = "current"


def current_release(releases: Path) -> str | None:
    """The name of the release that ``current`` leads to."""
    link = releases / CURRENT
    return link.readlink().name if link.is_symlink() else None


def make_public(staging: Path, release: Path) -> None:
    """What is staged becomes a release, and ``current`` leads to it.

    Raises:
        OSError: something cannot be written; ``current`` leads where it led, and what was staged still is.
    """
    waiting = beside(release)
    try:
        waiting.unlink(missing_ok=True)
        waiting.symlink_to(release.name)
        staging.rename(release)
        sync_names(release.parent)
        waiting.replace(release.parent / CURRENT)
    except OSError:
        if release.exists():
            release.rename(staging)
        waiting.unlink(missing_ok=True)
        raise
    sync_names(release.parent)


def make_current(releases: Path, release: str) -> None:
    """``current`` leads to a release that there is already, with no moment at which it leads nowhere.

    Raises:
        OSError: the link cannot be written; it leads where it led.
    """
    point_link(releases / CURRENT, release)
    for waiting in _waiting(releases):
        if stands_beside(waiting) == release:
            waiting.unlink(missing_ok=True)


def never_public(releases: Path) -> frozenset[str]:
    """The names of the releases that are being made public, or were when a process was killed."""
    return frozenset(map(_release, _waiting(releases))) - {current_release(releases)}


def clear_interrupted(releases: Path) -> None:
    """Deletes the releases that were never public, and whatever else processes that are over left among the releases.

    A release goes as a whole before the link that tells of it.

    Raises:
        OSError: it cannot be deleted.
    """
    unseen = never_public(releases)
    for waiting in filter(is_left_behind, _waiting(releases)):
        release = releases / _release(waiting)
        if release.name in unseen and release.exists():
            release.rename(beside(release, "old"))
    clear_all_left_behind(releases)


def _waiting(releases: Path) -> list[Path]:
    """The links that wait, each beside the release that it leads to."""
    there = list(releases.iterdir()) if releases.is_dir() else []
    return [path for path in there if is_release_name(_release(path)) and path.is_symlink()]


def _release(waiting: Path) -> str:
    return stands_beside(waiting) or ""
