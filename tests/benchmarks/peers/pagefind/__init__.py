"""Pagefind, as the package ``pagefind[bin]`` on PyPI ships it."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

from tests.benchmarks.generator import FETCHED, UnavailableError

PINNED = Path(__file__).with_name("requirements.txt")
VERSION = "1.5.2"


def index(pages: Path) -> float:
    """Indexes the main part of every page of a folder, into ``pagefind/`` in it; the seconds it took.

    Raises: UnavailableError.
    """
    command = [_program(), "--site", str(pages), "--root-selector", "main", "--silent"]
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _program() -> str:
    folder = FETCHED / f"pagefind-{VERSION}"
    if not folder.exists():
        uv = shutil.which("uv") or str(FETCHED.parents[1] / ".uv" / "bin" / "uv")
        try:
            asked = ["--require-hashes", "-r", PINNED]
            subprocess.run([uv, "pip", "install", "--quiet", "--target", folder, *asked], check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise UnavailableError(f"Pagefind cannot be fetched from PyPI: {error}") from None
    found = [path for path in sorted(folder.rglob("pagefind*")) if path.is_file() and path.suffix in ("", ".exe")]
    programs = [path for path in found if path.parent.name in ("bin", "pagefind_bin")]
    if not programs:
        raise UnavailableError("Pagefind's package has no program for this machine")
    return str(programs[0])
