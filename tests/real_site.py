"""The site of the real content, built for the address at which a test serves it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def build(output: Path, address: str) -> Path:
    """Builds ``content/`` into ``output``, for the public address ``address``."""
    command = [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "--fatal", "warnings", "-o", str(output)]
    built = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "SITEURL": address}, check=False, capture_output=True, text=True
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return output
