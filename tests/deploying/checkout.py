"""The small site as a repository that a Git host holds, and clones of it where what people type is typed by a shell.

Nothing of whoever runs the tests gets in: the home is empty, and the variables are only those that are named.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.project import ENVIRONMENT, ROOT, Project, make_project

BRANCH = "main"
ALSO = ("inv", "pyproject.toml", "uv.lock", "requirements-uv.txt", "targets.toml", ".gitignore", "hosting")
"""What a clone has beside the small site, as it stands in the project."""
READY = {"UV_PROJECT_ENVIRONMENT": sys.prefix, "UV_NO_SYNC": "1", "UV_OFFLINE": "1"}
"""The packages that ``./inv`` would fetch are those that run the tests."""
AUTHOR = ("-c", "user.name=An editor", "-c", "user.email=editor@sofia.example")


@dataclass(frozen=True)
class Repository:
    """A bare repository, and the folder in which its clones and their homes are made."""

    remote: Path
    folder: Path

    def clone(self, name: str, *options: str) -> Clone:
        """A new clone by that name, of what the repository holds now, with a home of its own."""
        place, home = self.folder / name, self.folder / f"{name}.home"
        home.mkdir()
        git(self.folder, "clone", "--quiet", "--branch", BRANCH, *options, f"file://{self.remote}", str(place))
        (place / ".uv").symlink_to(ROOT / ".uv")
        return Clone(place, home)


@dataclass(frozen=True)
class Clone:
    place: Path
    home: Path

    @property
    def project(self) -> Project:
        return Project(self.place)

    def shell(self, script: str, shell: str = "bash -euo pipefail", **variables: str) -> str:
        """What a script says that a shell carries out here, to its end."""
        environment = {**ENVIRONMENT, **READY, "HOME": str(self.home), **variables}
        command = [*shell.split(), "-c", script]
        done = subprocess.run(
            command,
            cwd=self.place,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{script}\n{done.stdout}{done.stderr}"
        return done.stdout

    def commit(self, *paths: str) -> None:
        """Pushes these paths as they are here."""
        git(self.place, "add", "--", *paths)
        git(self.place, *AUTHOR, "commit", "--quiet", "--message", "Change the site")
        git(self.place, "push", "--quiet", "origin", f"HEAD:{BRANCH}")


def make_repository(folder: Path) -> Repository:
    """The small site with what is needed to publish it."""
    project = make_project(folder / "author")
    for name in ALSO:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, project.folder / name)
    with (project.folder / ".gitignore").open("a", encoding="utf-8") as ignored:
        ignored.write("/.uv\n/public/\n")
    remote = folder / "site.git"
    git(folder, "init", "--quiet", "--bare", "--initial-branch", BRANCH, str(remote))
    git(remote, "config", "receive.advertisePushOptions", "true")
    git(project.folder, "init", "--quiet", "--initial-branch", BRANCH)
    git(project.folder, "remote", "add", "origin", str(remote))
    Clone(project.folder, folder).commit(".")
    return Repository(remote, folder)


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout
