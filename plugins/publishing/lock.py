"""Builds into one place take turns; the system frees the lock of a build that ends, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.platform != "win32":
    import fcntl

WAITING = "another build is running; waiting"


def hold(file: Path) -> None:
    """Holds the lock of a file to the end of this process, as soon as no other process does; where there is fcntl.

    The lock is this process's own (POSIX): it may take it again, and what it forks does not keep it from being freed.

    Raises:
        OSError: there can be no such file.
    """
    if sys.platform == "win32":
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    while True:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            print(WAITING, file=sys.stderr, flush=True)
            fcntl.lockf(descriptor, fcntl.LOCK_EX)
        if _leads_to(file, descriptor):
            return  # the descriptor stays open: to close it would free the lock
        os.close(descriptor)


def _leads_to(file: Path, descriptor: int) -> bool:
    """Whether others would wait for what is open: what builds remember may have been deleted meanwhile."""
    try:
        return os.path.samestat(file.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False
