"""Packages of npm's registry, each checked against the digest that is written down here."""

from __future__ import annotations

import base64
import hashlib
import subprocess
from pathlib import Path


def packed(package: str, integrity: str, folder: Path) -> bytes:
    """A package (``name@version``) as npm packs it; ``folder`` holds it meanwhile.

    ``integrity`` is the digest as the registry states it (W3C Subresource Integrity).

    Raises:
        ValueError: the digest is another one.
        OSError, subprocess.SubprocessError: npm or its registry are not to be had.
    """
    subprocess.run(["npm", "pack", package, "--silent"], cwd=folder, check=True, capture_output=True, timeout=120)
    content = next(folder.glob("*.tgz")).read_bytes()
    found = "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()
    if found != integrity:
        raise ValueError(f"{package}: the digest is {found}, and must be {integrity}")
    return content
