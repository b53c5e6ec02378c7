"""The folder in which a build is made, beside the one it replaces; what is published stays untouched until the end."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from plugins.beside import beside, clear_left_behind
from plugins.disk import naming
from plugins.publishing.public import clear_interrupted, make_current, make_public
from plugins.publishing.release_name import next_name
from plugins.publishing.swap import swap_folder, sync


def open_staging(output: Path) -> Path:
    """A new empty folder beside ``output``; those that builds before left there are taken away."""
    output.parent.mkdir(parents=True, exist_ok=True)
    clear_left_behind(output)
    staging = beside(output)
    staging.mkdir()
    return staging


def open_release(releases: Path) -> Path:
    """A new empty folder among the releases; what killed ones left there goes, and what was a release but not public.

    It goes now, not when the next one is done: a full disk may have no room for both.
    """
    releases.mkdir(parents=True, exist_ok=True)
    clear_interrupted(releases)
    return open_staging(releases / "release")


def write_file(staging: Path, path: str, content: bytes) -> None:
    """Writes one file below ``staging``; two files at one path are a mistake of the site.

    Raises:
        FileExistsError: something was already written there.
    """
    target = f"{staging}/{path}"
    try:
        stream = open(target, "xb")  # noqa: PTH123, SIM115 (thousands of times)
    except FileNotFoundError:
        os.makedirs(target.rpartition("/")[0], exist_ok=True)  # noqa: PTH103
        stream = open(target, "xb")  # noqa: PTH123, SIM115
    try:
        with stream:
            stream.write(content)
    except OSError as error:
        raise naming(error, target) from None


def publish_folder(staging: Path, output: Path) -> None:
    """The build takes the place of what was published."""
    swap_folder(staging, output)


def publish_release(
    staging: Path, releases: Path, now: datetime, complete: Callable[[Path, str], None] = lambda *_: None
) -> Path:
    """The build becomes a release named after the time (UTC) and its content, and ``current`` points at it.

    ``complete`` is given the staging folder and the name of the release, to add what the content does not depend on.

    Raises:
        OSError: something cannot be written; ``current`` leads where it led, and there is no new release.
    """
    name = next_name(releases, now, digest(staging))
    release = releases / name
    if release.exists():
        shutil.rmtree(staging)
        make_current(releases, name)
    else:
        complete(staging, name)
        sync(staging)
        make_public(staging, release)
    return release


def digest(folder: Path) -> str:
    """SHA-256 over the paths and contents of all files, in the order of their paths."""
    whole = hashlib.sha256()
    for path in sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()):
        whole.update(path.encode() + b"\0")
        whole.update(hashlib.sha256((folder / path).read_bytes()).digest())
    return whole.hexdigest()
