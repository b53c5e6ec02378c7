"""What every place that releases are put in can do, whatever it is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from plugins.deploying.manifest import Manifest, NoManifest, read_manifest
from plugins.deploying.releases import NoSuchRelease, find_release

Progress = Callable[[int, int], None]
"""Told how many files of how many are done."""


@dataclass(frozen=True, slots=True)
class Order:
    """A release that is to be put somewhere: its folder, its manifest; ``dry_run`` changes nothing.

    ``force`` allows to delete more than the usual share.
    """

    folder: Path
    manifest: Manifest
    dry_run: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True)
class Sends:
    """What a place sends as the manifest says: the ``types`` and cache policies of files, and all that servers can do.

    That is the other ``headers``, redirects, compression as clients like it, and what is not found by language.
    """

    types: bool
    headers: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done, or would be: how many files were sent and deleted, which addresses have changed (for caches)."""

    sent: int
    deleted: int = 0
    purge: tuple[str, ...] = ()


class DeployFailed(Exception):  # noqa: N818 (it says what happened)
    """A release could not be put there; what readers get is whole, and the next deploy finishes it.

    The text is what the program or the server said.
    """


class TooMuchToDelete(DeployFailed):
    """More files would be taken away than the target allows without ``--force``; nothing was changed."""

    def __init__(self, gone: int, of: int) -> None:
        self.gone, self.of = gone, of
        super().__init__(f"{gone}/{of}")


class Target(Protocol):
    """A place for releases."""

    @property
    def url(self) -> str:
        """Where readers find what is put there; without a slash at its end."""

    @property
    def sends(self) -> Sends:
        """What readers get from there beside files."""

    def deploy(self, order: Order, progress: Progress) -> Outcome:
        """Puts a release there. Who reads meanwhile gets the one before or this one, whole.

        Raises:
            DeployFailed: it could not be put there.
        """

    def current(self) -> str | None:
        """The release that readers get; none before the first, or where that is not known.

        Raises:
            DeployFailed: the place cannot be asked.
        """

    def go_back(self, back: str, releases: Path, progress: Progress) -> str:
        """Has readers get the release again that is so many steps older, or has this name; told is its name.

        ``releases`` is the folder of those on this machine.

        Raises:
            DeployFailed: there is no such release, or it could not be put there.
        """


def deploy_again(target: Target, back: str, releases: Path, progress: Progress) -> str:
    """Goes back where no old release is kept but on this machine: it is deployed like any other."""
    try:
        name = find_release(releases, back, target.current())
        target.deploy(Order(releases / name, read_manifest(releases, name), force=True), progress)
    except (NoSuchRelease, NoManifest) as error:
        raise DeployFailed(f"no such release: {error}") from error
    return name
