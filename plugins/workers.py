"""The same work by as many processes as there are cores: the same results, in the same order, as by one."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import chain
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

FEW = 64
"""So few items are not worth another process."""

SHARES = 8
"""So many shares each worker gets on average, so that none waits long for the last."""

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
_MUCH = 32 * 2**20
"""What ``mallopt`` is told (glibc's malloc.h): up to how many bytes are kept, at the end and in one piece."""

_work: Callable[[Sequence[Any]], list[Any]]
_items: Sequence[Any]


def cores() -> int:
    """The processors that this process may use; ``WORKERS`` in the environment says otherwise."""
    if stated := os.environ.get("WORKERS"):
        return max(int(stated), 1)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def keep_freed_memory() -> None:
    """Has this process, and the workers it forks, use again what they free, and not give it back to the system at once.

    Pictures and pages are large, and as many are made one after the other as there are: each would be asked for and
    cleared anew. Where the C library is not glibc, nothing changes.
    """
    import ctypes  # noqa: PLC0415 (not for all who have something done by workers)

    with suppress(AttributeError, OSError, TypeError):
        library = ctypes.CDLL(None)
        library.mallopt(_TRIM_THRESHOLD, _MUCH)
        library.mallopt(_MMAP_THRESHOLD, _MUCH)


def spread(
    work: Callable[[Sequence[Item]], list[Result]], items: Sequence[Item], workers: int | None = None
) -> list[Result]:
    """What ``work`` gives back for all of ``items``, done in shares by ``workers`` (as many as there are cores).

    Workers are forked: they see what this process sees, and what they change here is lost; only results come back.
    Where there is no fork, or little to do, this process does everything itself.

    Raises:
        Exception: what ``work`` raised in any of them.
    """
    workers = workers or cores()
    if workers == 1 or len(items) < FEW or "fork" not in multiprocessing.get_all_start_methods():
        return work(items)
    size = -(-len(items) // (workers * SHARES))
    shares = [(start, start + size) for start in range(0, len(items), size)]
    gc.freeze()
    try:
        with multiprocessing.get_context("fork").Pool(workers, _begin, (work, items)) as pool:
            return list(chain.from_iterable(pool.map(_run, shares, chunksize=1)))
    finally:
        gc.unfreeze()


def _begin(work: Callable[[Sequence[Any]], list[Any]], items: Sequence[Any]) -> None:
    global _work, _items
    _work, _items = work, items


def _run(share: tuple[int, int]) -> list[Any]:
    return _work(_items[slice(*share)])
