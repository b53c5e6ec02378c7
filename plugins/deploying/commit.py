"""Of which commit a release is made."""

from __future__ import annotations

import subprocess
from pathlib import Path


def commit_of(folder: Path) -> tuple[str | None, bool]:
    """The commit that is checked out around a folder, and whether files there differ from it; none without Git."""
    commit = _git(folder, "rev-parse", "--verify", "HEAD")
    if commit is None:
        return None, False
    return commit.strip(), bool(_git(folder, "status", "--porcelain", "--", "."))


def _git(folder: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(["git", "-C", folder, *arguments], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout
