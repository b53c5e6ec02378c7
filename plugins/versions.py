"""What a build depends on beside the content and the theme: this code, Python, and the packages that are installed."""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
from pathlib import Path

_CODE = Path(__file__).parent


def environment() -> str:
    """Python's version, and the name and version of every package beside it."""
    packages = sysconfig.get_paths()["purelib"]
    installed = sorted(name for name in os.listdir(packages) if name.endswith(".dist-info"))  # noqa: PTH208
    return repr((sys.version, installed))


def code() -> str:
    """The digest of all files of ``plugins/``."""
    whole = hashlib.blake2b(digest_size=16)
    for file in sorted(_CODE.rglob("*")):
        if file.suffix in (".py", ".json"):
            whole.update(f"{file.relative_to(_CODE)}\0".encode() + file.read_bytes())
    return whole.hexdigest()
