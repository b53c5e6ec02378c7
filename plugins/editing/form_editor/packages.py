"""The two packages of npm that the form needs, fetched once into ``.cache/``."""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from plugins.cache import put
from plugins.editing.npm import packed

CMS = "decap-cms@3.16.3"
INTEGRITY = "sha512-hf+dPlCh7TJmWl8+6VRzHYOWhri5xgUknrZbDewaWe4s9B7xJ8PQugp2QHeSldMUKzav6+z0oIpwUYhUJDYtYw=="
CMS_NAME = "decap-cms.js"
CMS_FILE = f"package/dist/{CMS_NAME}"

SERVER = Path(__file__).parent / "server"
"""Where npm reads which version of the server, and of all that it needs, is wanted, each with its digest."""


def cms(cache: Path) -> Path:
    """The file of Decap CMS; fetched if it is not in ``cache``.

    Raises:
        ValueError: the package has another digest than it should.
        OSError, subprocess.SubprocessError: npm or its registry are not to be had.
    """
    file = cache / f"{CMS}.js"
    if not file.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            package = packed(CMS, INTEGRITY, Path(folder))
        with tarfile.open(fileobj=io.BytesIO(package)) as archive:
            content = archive.extractfile(CMS_FILE)
            put(file, content.read() if content else b"")
    return file


def server(cache: Path) -> Path:
    """The program of ``decap-server``; installed if it is not in ``cache``, as ``package-lock.json`` pins it.

    It is whole or not there, whoever else installs it at the same time.

    Raises:
        OSError, subprocess.SubprocessError: npm or its registry are not to be had.
    """
    lock = SERVER / "package-lock.json"
    folder = cache / f"server-{hashlib.sha256(lock.read_bytes()).hexdigest()[:12]}"
    if not folder.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache, prefix=".server-") as making:
            made = Path(making) / folder.name
            made.mkdir()
            for file in (SERVER / "package.json", lock):
                shutil.copy(file, made)
            command = ["npm", "ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--silent"]
            subprocess.run(command, cwd=made, check=True, capture_output=True, timeout=300)
            try:
                made.rename(folder)
            except OSError:
                if not folder.exists():
                    raise
    return folder / "node_modules" / "decap-server" / "dist" / "index.js"
