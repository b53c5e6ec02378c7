"""``decap-server``: takes what the form saves and commits it to the repository, on this machine only."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.editing.form_editor.packages import SERVER

LOOPBACK = "127.0.0.1"
PATIENCE = 20.0
"""Seconds in which the server must answer."""

UNKNOWN_EDITOR = {
    "GIT_AUTHOR_NAME": "Editor",
    "GIT_AUTHOR_EMAIL": "editor@localhost",
    "GIT_COMMITTER_NAME": "Editor",
    "GIT_COMMITTER_EMAIL": "editor@localhost",
}
"""Who commits where git has not been told who sits at this machine."""


@dataclass(frozen=True, slots=True)
class Repository:
    """Where the form writes: a branch of a git repository, or, without git, files only."""

    folder: Path
    branch: str | None

    @property
    def mode(self) -> str:
        """The mode of the server."""
        return "git" if self.branch else "fs"


def repository_of(folder: Path) -> Repository:
    """The repository whose root is ``folder``, and the branch that is checked out in it."""
    branch = _git(folder, "symbolic-ref", "--short", "HEAD") if (folder / ".git").exists() else None
    return Repository(folder, branch)


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; it answers only who knows its ``key``, which is a part of the address (``gate.js``)."""

    process: subprocess.Popen[bytes]
    port: int
    repository: Repository
    key: str

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def backend(self) -> dict[str, Any]:
        """What the form must know of it."""
        address = f"{self.address}/{self.key}/api/v1"
        branch = self.repository.branch or "main"
        return {"backend": {"name": "proxy", "proxy_url": address, "branch": branch, "commit_messages": MESSAGES}}

    def stop(self) -> None:
        """Ends it."""
        self.process.terminate()
        if self.process.stdin:
            self.process.stdin.close()
        self.process.wait(PATIENCE)


MESSAGES = {
    "create": "Add {{path}}",
    "update": "Edit {{path}}",
    "delete": "Remove {{path}}",
    "uploadMedia": "Add {{path}}",
    "deleteMedia": "Remove {{path}}",
}
"""What a commit says."""


def start(program: Path, repository: Repository) -> Server:
    """Starts the server and waits until it answers.

    Raises:
        OSError: there is no Node.js, or the server does not start.
    """
    port, key = _free_port(), secrets.token_urlsafe()
    process = subprocess.Popen(
        ["node", "--require", SERVER / "stop_with_parent.js", "--require", SERVER / "gate.js", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        env={**os.environ, **_environment(repository), "PORT": str(port), "FORM_KEY": key, "LOG_LEVEL": "error"},
    )
    server = Server(process, port, repository, key)
    end = time.monotonic() + PATIENCE
    while not _answers(port):
        if process.poll() is not None or time.monotonic() > end:
            process.kill()
            raise OSError("decap-server does not start")
        time.sleep(0.05)
    return server


def _environment(repository: Repository) -> Mapping[str, str]:
    names = {} if _git(repository.folder, "config", "user.email") else UNKNOWN_EDITOR
    return {
        "BIND_HOST": LOOPBACK,
        "MODE": repository.mode,
        "GIT_REPO_DIRECTORY": str(repository.folder),
        **names,
    }


def _git(folder: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip() or None


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((LOOPBACK, 0))
        return int(one.getsockname()[1])


def _answers(port: int) -> bool:
    try:
        socket.create_connection((LOOPBACK, port), 1).close()
    except OSError:
        return False
    return True
