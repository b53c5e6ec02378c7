"""Waiting for what happens in another thread or process, on machines that do much else at once."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Happened = TypeVar("Happened")
STEP = 0.05
PATIENCE = 60.0


def until(happens: Callable[[], Happened | None]) -> Happened:
    """Waits for what a condition gives, for a minute at most."""
    for _ in range(round(PATIENCE / STEP)):
        if found := happens():
            return found
        time.sleep(STEP)
    raise AssertionError(f"it did not happen in {PATIENCE:.0f} seconds")
