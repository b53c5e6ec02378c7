"""A whole small project in a folder of its own: the real settings, plugins and theme around ``tests/site/content``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "tests" / "site" / "content"
"""What the small site says."""

NEW_YEAR_2023 = "1672531200"
ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "SOURCE_DATE_EPOCH": NEW_YEAR_2023,
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONHASHSEED": "0",
    "LC_ALL": "C.UTF-8",
    "COLUMNS": "200",
    "TZ": "UTC",
}


@dataclass(frozen=True)
class Project:
    folder: Path

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def releases(self) -> Path:
        return self.folder / "releases"

    def run(self, *module: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Runs ``python -m …`` in the project as a shell would, in an environment that is always the same."""
        return subprocess.run(
            [sys.executable, "-m", *module],
            cwd=self.folder,
            env={**ENVIRONMENT, **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def pelican(self, settings: str = "pelicanconf.py", *options: str, **environment: str) -> tuple[int, str, str]:
        done = self.run("pelican", "-s", settings, "--fatal", "warnings", *options, **environment)
        return done.returncode, done.stdout, done.stderr


def make_project(folder: Path) -> Project:
    folder.mkdir(parents=True)
    for name in ("pelicanconf.py", "publishconf.py", "tasks.py"):
        shutil.copy(ROOT / name, folder)
    for name in ("plugins", "theme"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(CONTENT, folder / "content")
    return Project(folder)


def settled(folder: Path) -> list[str]:
    """The names in a folder, as soon as nothing that was replaced there is still being deleted."""
    end = time.monotonic() + 10
    while True:
        names = sorted(path.name for path in folder.iterdir())
        if time.monotonic() > end or not any(name.endswith(".old") for name in names):
            return names
        time.sleep(0.01)


def files_of(folder: Path) -> Mapping[str, bytes]:
    """Every file below a folder: its path and its bytes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
