"""The folder in which a build is made, beside the one it replaces; what is published stays untouched until the end."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from plugins.publishing.swap import point_link, swap_folder

_STAGING = re.compile(r"\.(?P<name>.+)\.(?P<process>\d+)\.(?:new|old)")


def open_staging(output: Path) -> Path:
    """A new empty folder beside ``output``; those that killed builds left there are taken away."""
    output.parent.mkdir(parents=True, exist_ok=True)
    for left in _left_behind(output):
        shutil.rmtree(left)
    staging = output.with_name(f".{output.name}.{os.getpid()}.new")
    if staging.exists():
        shutil.rmtree(staging)
    staging.mkdir()
    return staging


def write_file(staging: Path, path: str, content: bytes) -> None:
    """Writes one file below ``staging``; two files at one path are a mistake of the site.

    Raises:
        FileExistsError: something was already written there.
    """
    target = staging / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as stream:
        stream.write(content)


def publish_folder(staging: Path, output: Path) -> None:
    """The build takes the place of what was published."""
    swap_folder(staging, output)


def publish_release(staging: Path, releases: Path, now: datetime) -> Path:
    """The build becomes a release named after the time (UTC) and its content, and ``current`` points at it."""
    name = f"{now:%Y%m%dT%H%M%SZ}-{digest(staging)[:10]}"
    release = releases / name
    if release.exists():
        shutil.rmtree(staging)
    else:
        staging.rename(release)
    point_link(releases / "current", name)
    return release


def digest(folder: Path) -> str:
    """SHA-256 over the paths and contents of all files, in the order of their paths."""
    whole = hashlib.sha256()
    for path in sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()):
        whole.update(path.encode() + b"\0")
        whole.update(hashlib.sha256((folder / path).read_bytes()).digest())
    return whole.hexdigest()


def _left_behind(output: Path) -> Iterator[Path]:
    for path in output.parent.iterdir():
        match = _STAGING.fullmatch(path.name)
        if match and match["name"] == output.name and not _runs(int(match["process"])):
            yield path


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
