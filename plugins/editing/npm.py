"""Packages of npm's registry, each checked against the digest that is written down here or in a lock."""

from __future__ import annotations

import base64
import hashlib
import subprocess
import tempfile
from pathlib import Path

LOCKED = ("package.json", "package-lock.json")
"""Where npm reads which packages are wanted, and of which version and digest each one is."""


def installed(source: Path, cache: Path, *programs: str) -> Path:
    """A folder below ``cache`` with the packages that the lock in ``source`` pins; no script of theirs is run.

    It is whole or not there, whoever else installs it at the same time. ``programs`` are files of ``source`` that stand
    in it too, as Node.js looks for packages beside who asks for them.

    Raises:
        OSError, subprocess.SubprocessError: npm or its registry are not to be had.
    """
    contents = {name: (source / name).read_bytes() for name in (*LOCKED, *programs)}
    digest = hashlib.sha256(b"\0".join(contents.values())).hexdigest()
    folder = cache / f"{source.name}-{digest[:12]}"
    if not folder.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache, prefix=f".{source.name}-") as making:
            made = Path(making) / folder.name
            made.mkdir()
            for name, content in contents.items():
                (made / name).write_bytes(content)
            command = ["npm", "ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--silent"]
            subprocess.run(command, cwd=made, check=True, capture_output=True, timeout=300)
            try:
                made.rename(folder)
            except OSError:
                if not folder.exists():
                    raise
    return folder


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
