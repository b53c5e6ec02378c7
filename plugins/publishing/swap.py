"""A finished folder takes the place of an old one, so that nobody ever sees half a site, not even after a power cut."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from plugins.beside import beside

_AT_FDCWD = -100
_EXCHANGE = 2


def swap_folder(new: Path, old: Path) -> None:
    """Puts the folder ``new`` where ``old`` is, at once where the system can (Linux renameat2, macOS renamex_np).

    Raises:
        OSError: ``new`` cannot be stored; ``old`` stays.
    """
    sync(new)
    if not old.exists():
        old.parent.mkdir(parents=True, exist_ok=True)
        new.rename(old)
        sync_names(old.parent)
        return
    aside = beside(old, "old")
    if _exchange(new, old):
        new.rename(aside)
    else:
        old.rename(aside)
        new.rename(old)
    sync_names(old.parent)
    _delete(aside)


def point_link(link: Path, target: str) -> None:
    """Makes the symbolic link ``link`` lead to ``target``, with no moment at which it leads nowhere."""
    waiting = beside(link)
    waiting.unlink(missing_ok=True)
    waiting.symlink_to(target)
    waiting.replace(link)
    sync_names(link.parent)


def sync(folder: Path) -> None:
    """Stores for good all that was written to the file system of a folder: much faster than file by file.

    Raises:
        OSError: it could not be stored.
    """
    try:
        sync_file_system = ctypes.CDLL(None, use_errno=True).syncfs
    except (AttributeError, OSError, TypeError):  # not Linux
        if hasattr(os, "sync"):
            os.sync()
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if sync_file_system(descriptor) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(descriptor)


def sync_names(folder: Path) -> None:
    """Stores for good which names stand in a folder, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _delete(folder: Path) -> None:
    """Deletes a folder without making anybody wait: a process of its own does it, where there is fork."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
        return
    try:
        process = os.fork() if hasattr(os, "fork") else None
    except OSError:
        process = None
    if process is None:
        shutil.rmtree(folder, ignore_errors=True)
    elif process == 0:
        try:
            _detach()
            shutil.rmtree(folder, ignore_errors=True)
        finally:
            os._exit(0)


def _detach() -> None:
    """Neither the terminal's signals nor those who read what this build says know this process any more."""
    os.setsid()
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nothing, stream)


def _exchange(one: Path, other: Path) -> bool:
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(library.renamex_np(os.fsencode(one), os.fsencode(other), _EXCHANGE) == 0)
        result = library.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE)
        return bool(result == 0)
    except (AttributeError, OSError):
        return False
