"""What a build depends on beside the content and the theme: this code, Python, and the packages that are installed."""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
from functools import cache
from pathlib import Path

_CODE = Path(__file__).parent


def environment() -> str:
    """Python's version, and the name and version of every package beside it."""
    packages = sysconfig.get_paths()["purelib"]
    installed = sorted(name for name in os.listdir(packages) if name.endswith(".dist-info"))  # noqa: PTH208
    return repr((sys.version, installed))


@cache
def code() -> str:
    """The digest of all files of ``plugins/``, as they were when this process first asked."""
    whole = hashlib.blake2b(digest_size=16)
    for path in sorted(f"{folder}/{name}" for folder, _, names in os.walk(_CODE) for name in names):
        if path.endswith((".py", ".json")):
            with open(path, "rb") as stream:  # noqa: PTH123 (hundreds of times)
                whole.update(f"{path[len(str(_CODE)) :]}\0".encode() + stream.read())
    return whole.hexdigest()
