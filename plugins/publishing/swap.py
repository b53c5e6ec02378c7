"""A finished folder takes the place of an old one, so that nobody ever sees half a site."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_EXCHANGE = 2


def swap_folder(new: Path, old: Path) -> None:
    """Puts the folder ``new`` where ``old`` is, at once where the system can (Linux renameat2, macOS renamex_np)."""
    if not old.exists():
        old.parent.mkdir(parents=True, exist_ok=True)
        new.rename(old)
        return
    if not _exchange(new, old):
        aside = old.with_name(f".{old.name}.{os.getpid()}.old")
        old.rename(aside)
        new.rename(old)
        new = aside
    shutil.rmtree(new)


def point_link(link: Path, target: str) -> None:
    """Makes the symbolic link ``link`` lead to ``target``, with no moment at which it leads nowhere."""
    beside = link.with_name(f".{link.name}.{os.getpid()}")
    beside.unlink(missing_ok=True)
    beside.symlink_to(target)
    beside.replace(link)


def _exchange(one: Path, other: Path) -> bool:
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(library.renamex_np(os.fsencode(one), os.fsencode(other), _EXCHANGE) == 0)
        result = library.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE)
        return bool(result == 0)
    except (AttributeError, OSError):
        return False
