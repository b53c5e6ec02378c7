"""MiniSearch, from npm."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.benchmarks.generator import FETCHED, UnavailableError

VERSION = "7.2.0"


def module() -> Path:
    """The module that a browser can import.

    Raises: UnavailableError.
    """
    folder = FETCHED / f"minisearch-{VERSION}"
    if not (folder / "node_modules" / "minisearch").exists():
        folder.mkdir(parents=True, exist_ok=True)
        install = ["npm", "install", "--prefix", ".", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        try:
            subprocess.run([*install, f"minisearch@{VERSION}"], cwd=folder, check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise UnavailableError(f"MiniSearch cannot be fetched from npm: {error}") from None
    return folder / "node_modules" / "minisearch" / "dist" / "es" / "index.js"
