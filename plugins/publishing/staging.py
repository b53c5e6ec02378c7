"""The folder in which a build is made, beside the one it replaces; what is published stays untouched until the end."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from plugins.disk import naming
from plugins.publishing.release_name import next_name
from plugins.publishing.swap import point_link, swap_folder, sync, sync_names

_STAGING = re.compile(r"\.(?P<name>.+)\.(?P<process>\d+)\.(?:new|old)")


def open_staging(output: Path) -> Path:
    """A new empty folder beside ``output``; those that builds before left there are taken away."""
    output.parent.mkdir(parents=True, exist_ok=True)
    clear_left_behind(output)
    staging = output.with_name(f".{output.name}.{os.getpid()}.new")
    staging.mkdir()
    return staging


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
    known = release.exists()
    if known:
        shutil.rmtree(staging)
    else:
        complete(staging, name)
        sync(staging)
        staging.rename(release)
        sync_names(releases)
    clear_left_behind(releases / "current")
    try:
        point_link(releases / "current", name)
    except OSError:
        if not known:
            release.rename(staging)
        raise
    return release


def digest(folder: Path) -> str:
    """SHA-256 over the paths and contents of all files, in the order of their paths."""
    whole = hashlib.sha256()
    for path in sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()):
        whole.update(path.encode() + b"\0")
        whole.update(hashlib.sha256((folder / path).read_bytes()).digest())
    return whole.hexdigest()


def clear_left_behind(path: Path) -> None:
    """Deletes what processes that are over left of what was to be at a path: folders, files, links."""
    for left in list(_left_behind(path)):
        _delete(left)


def _delete(left: Path) -> None:
    """Deletes what another process may still be deleting too."""
    if left.is_symlink() or left.is_file():
        left.unlink(missing_ok=True)
    while left.exists():
        with suppress(FileNotFoundError):
            shutil.rmtree(left)


def _left_behind(output: Path) -> Iterator[Path]:
    for path in output.parent.iterdir():
        match = _STAGING.fullmatch(path.name)
        if match and match["name"] == output.name and _is_over(int(match["process"])):
            yield path


def _is_over(process: int) -> bool:
    """Whether a process builds no more; this one has yet to begin."""
    if process == os.getpid():
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
