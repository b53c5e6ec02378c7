"""MiniSearch, from npm."""

from __future__ import annotations

import subprocess
from pathlib import Path

from plugins.editing.npm import installed
from tests.benchmarks.generator import FETCHED, UnavailableError

HERE = Path(__file__).parent


def module() -> Path:
    """The module that a browser can import.

    Raises: UnavailableError.
    """
    try:
        folder = installed(HERE, FETCHED)
    except (OSError, subprocess.SubprocessError) as error:
        raise UnavailableError(f"MiniSearch cannot be fetched from npm: {error}") from None
    return folder / "node_modules" / "minisearch" / "dist" / "es" / "index.js"
