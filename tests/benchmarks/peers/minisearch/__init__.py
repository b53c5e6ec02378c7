"""MiniSearch, from npm."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.benchmarks.generator import FETCHED, UnavailableError

HERE = Path(__file__).parent
VERSION = "7.2.0"


def module() -> Path:
    """The module that a browser can import.

    Raises: UnavailableError.
    """
    folder = FETCHED / f"minisearch-{VERSION}"
    if not (folder / "node_modules" / "minisearch").exists():
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, folder)
        try:
            install = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
            subprocess.run(install, cwd=folder, check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise UnavailableError(f"MiniSearch cannot be fetched from npm: {error}") from None
    return folder / "node_modules" / "minisearch" / "dist" / "es" / "index.js"
