"""Programs that tests drive and no one here wrote: without them a test is skipped at home, and fails in CI."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

SYSTEM = os.pathsep.join((os.environ["PATH"], "/usr/sbin"))
"""Debian keeps servers where only root looks."""


def required(program: str, packages: str, *files: Path) -> str:
    """The path of a program that also needs ``files``; ``packages`` are the names by which Debian has them."""
    path = shutil.which(program, path=SYSTEM)
    if path is not None and all(file.exists() for file in files):
        return path
    if os.environ.get("CI"):
        pytest.fail(f"not installed: {packages}")
    pytest.skip(f"needs {program}: sudo apt install {packages}")
