"""Packages of npm that tests drive, as the lock in their folder pins them; installed once, for all workers."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from plugins.editing import npm
from tests.programs import required
from tests.project import ROOT

CACHE = ROOT / ".cache" / "npm"


def installed(folder: Path, *programs: str) -> Path:
    """A folder with the packages, and with ``programs`` of ``folder`` that use them.

    On a reader's machine without npm's registry the test is skipped; in CI it fails.
    """
    required("npm", "nodejs npm")
    required("node", "nodejs npm")
    try:
        return npm.installed(folder, CACHE, *programs)
    except (OSError, subprocess.SubprocessError):
        if os.environ.get("CI"):
            raise
        pytest.skip("needs the registry of npm")
