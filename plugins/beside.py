"""What is being written stands beside where it will stand, under a name that says whose it is; what is left is cleared.

``.NAME.PROCESS.new`` will be NAME, ``.NAME.PROCESS.old`` was it; a thread that is not the main one adds its number.
"""

from __future__ import annotations

import os
import re
import threading
from contextlib import suppress
from pathlib import Path

_BESIDE = re.compile(r"\.(?P<name>.+)\.(?P<process>\d+)(?:-\d+)?\.(?:new|old)")


def beside(path: Path, ending: str = "new") -> Path:
    """Where what will be at a path (``new``), or was there (``old``), stands while only this thread knows of it."""
    thread = threading.current_thread()
    more = "" if thread is threading.main_thread() else f"-{thread.ident}"
    return path.with_name(f".{path.name}.{os.getpid()}{more}.{ending}")


def stands_beside(path: Path) -> str | None:
    """The name that a path stands beside; none where it is no such path."""
    match = _BESIDE.fullmatch(path.name)
    return match["name"] if match else None


def is_left_behind(path: Path) -> bool:
    """Whether a path stands beside another one, and the process that it was for is over; this one has yet to begin."""
    match = _BESIDE.fullmatch(path.name)
    return match is not None and _is_over(int(match["process"]))


def clear_left_behind(path: Path) -> None:
    """Deletes what processes that are over left beside a path: folders, files, links."""
    for left in _left_behind(path.parent):
        if stands_beside(left) == path.name:
            _delete(left)


def clear_all_left_behind(folder: Path) -> None:
    """Deletes what processes that are over left beside whatever there is, or was to be, in a folder."""
    for left in _left_behind(folder):
        _delete(left)


def _left_behind(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if is_left_behind(path)]


def _delete(left: Path) -> None:
    """Deletes what another process may still be deleting too; what somebody else must delete stays."""
    import shutil  # noqa: PLC0415 (a tenth of what a build takes that has nothing to do)

    with suppress(OSError):
        if left.is_symlink() or left.is_file():
            left.unlink(missing_ok=True)
        while left.exists():
            with suppress(FileNotFoundError):
                shutil.rmtree(left)


def _is_over(process: int) -> bool:
    if process == os.getpid():
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
