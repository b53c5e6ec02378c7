"""The two packages of npm that the form needs, fetched once into ``.cache/``."""

from __future__ import annotations

import io
import tarfile
import tempfile
from pathlib import Path

from plugins.cache import put
from plugins.editing.npm import installed, packed

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

    Raises:
        OSError, subprocess.SubprocessError: npm or its registry are not to be had.
    """
    folder = installed(SERVER, cache)
    return folder / "node_modules" / "decap-server" / "dist" / "index.js"
