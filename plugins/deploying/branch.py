"""A branch of a Git repository that a host serves (GitHub Pages): each release is one commit without a past."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from plugins.deploying.target import DeployFailed, Order, Outcome, Progress, Sends, deploy_again

PREVIEWS = "preview"
"""The folder of the branch below which each change request has its own site."""

NAMED = ".release"
"""The file beside a site that holds the name of its release."""

TRIES = 5
"""A push is refused where another one came first; then the branch is read again."""


@dataclass(frozen=True)
class Branch:
    """A branch; ``remote`` is what Git calls the repository. A release made for an address below ``url`` is a preview.

    Git knows by itself who may push: its credential helper, or ssh.
    """

    url: str
    remote: str = "origin"
    branch: str = "gh-pages"

    sends = Sends(types=False, headers=False)

    def deploy(self, order: Order, progress: Progress) -> Outcome:
        """Replaces the site in the branch; previews of others stay."""
        inside = self._inside(order.manifest.root)
        total = len(order.manifest.files)
        if order.dry_run:
            return Outcome(total)
        for attempt in range(TRIES):
            with tempfile.TemporaryDirectory() as folder:
                clone = Path(folder)
                before = self._read(clone)
                _empty(clone / inside)
                for number, path in enumerate(order.manifest.files):
                    _copy(order.folder / path, clone / inside / path)
                    progress(number + 1, total)
                (clone / inside / NAMED).write_text(f"{order.manifest.release}\n", encoding="utf-8")
                self._mark(clone)
                _git(clone, "add", "--all", "--force")
                if before is not None and _is_unchanged(clone):
                    return Outcome(0)
                if self._push(clone, before, order.manifest.release, last=attempt == TRIES - 1):
                    return Outcome(total)
        raise AssertionError(TRIES)

    def current(self) -> str | None:
        """The release of the branch itself, not of a preview."""
        with tempfile.TemporaryDirectory() as folder:
            self._read(Path(folder))
            name = Path(folder, NAMED)
            return name.read_text(encoding="utf-8").strip() if name.exists() else None

    def go_back(self, back: str, releases: Path, progress: Progress) -> str:
        """Deploys an older release from this machine."""
        return deploy_again(self, back, releases, progress)

    def withdraw(self, site: str) -> None:
        """Takes the preview away that stands at an address.

        Raises:
            DeployFailed: the branch cannot be written, or the address is that of the site itself.
        """
        inside = self._inside(urlsplit(site).path.rstrip("/"))
        if not inside:
            raise DeployFailed(site)
        for attempt in range(TRIES):
            with tempfile.TemporaryDirectory() as folder:
                before = self._read(Path(folder))
                shutil.rmtree(Path(folder, inside), ignore_errors=True)
                _git(Path(folder), "add", "--all", "--force")
                if before is None or self._push(Path(folder), before, inside, last=attempt == TRIES - 1):
                    return

    def _inside(self, root: str) -> str:
        """The folder of the branch for a site at a path of the host."""
        own = urlsplit(self.url).path.rstrip("/")
        if root != own and not root.startswith(f"{own}/{PREVIEWS}/"):
            raise DeployFailed(f"{root or '/'} ≠ {self.url}")
        return root.removeprefix(own).strip("/")

    def _read(self, clone: Path) -> str | None:
        """The branch in a folder; told is its commit, none where there is no such branch yet."""
        remote = self._remote()
        _git(clone, "init", "--quiet", "--initial-branch", self.branch)
        _git(clone, "remote", "add", "there", remote)
        if not _git(clone, "ls-remote", "--heads", "there", self.branch).strip():
            return None
        _git(clone, "fetch", "--quiet", "--depth=1", "there", self.branch)
        _git(clone, "checkout", "--quiet", "-B", self.branch, "FETCH_HEAD")
        return _git(clone, "rev-parse", "HEAD").strip()

    def _remote(self) -> str:
        """The address of the remote, as the repository around this folder has it written down: without a secret."""
        try:
            return _git(Path(), "config", "--get", f"remote.{self.remote}.url").strip()
        except DeployFailed:
            return self.remote

    def _mark(self, clone: Path) -> None:
        """What GitHub reads: that nothing is to be made of the files, and which host is meant."""
        (clone / ".nojekyll").touch()
        host = urlsplit(self.url).hostname or ""
        if not host.endswith((".github.io", ".gitlab.io")):
            (clone / "CNAME").write_text(f"{host}\n", encoding="utf-8")

    def _push(self, clone: Path, before: str | None, message: str, *, last: bool) -> bool:
        """Whether the branch was as it had been read; it has one commit without a past then."""
        author = ("-c", "user.name=inv deploy", "-c", "user.email=deploy@localhost")
        commit = _git(clone, *author, "commit-tree", _git(clone, "write-tree").strip(), "-m", message).strip()
        lease = f"--force-with-lease={self.branch}:{before or ''}"
        try:
            _git(clone, "push", "--quiet", lease, "there", f"{commit}:refs/heads/{self.branch}")
        except DeployFailed:
            if last:
                raise
            return False
        return True


def _is_unchanged(clone: Path) -> bool:
    """Whether what is to be committed is what the branch holds."""
    return not _git(clone, "diff", "--cached", "--name-only", "HEAD")


def _empty(folder: Path) -> None:
    """Deletes what stands in a folder, but for Git's own and the previews."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if path.name in (".git", PREVIEWS):
            continue
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise DeployFailed(str(error)) from error
    if done.returncode:
        raise DeployFailed(done.stderr.strip())
    return done.stdout
