"""GitLab's runner, as far as our jobs need it: variables, one shell a job, a cache, artifacts, Pages.

https://docs.gitlab.com/ci/yaml/ says what each key means. A job starts from a clone without a past (``GIT_DEPTH`` 20)
with a detached head; its ``before_script`` and ``script`` are one script, which stops at the first command that fails.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from string import Template
from typing import Any

import yaml

from tests.deploying.checkout import BRANCH, Clone, Repository, git

HOST, PROJECT, TOKEN = "gitlab.example", "sofia/icc", "glpat-only-a-test"
"""The address to which jobs push leads to the bare repository only with all of these in their places."""


@dataclass(frozen=True)
class GitLab:
    """A runner for the jobs of ``file``; below ``folder`` it keeps caches, and ``pages``, what readers get."""

    repository: Repository
    file: Path
    folder: Path

    @property
    def pages(self) -> Path:
        return self.folder / "pages"

    def run(self, name: str, job: str, **given: str) -> tuple[Clone, str]:
        """Runs a job in a clone of that name to its end, and then does with its files what GitLab does."""
        jobs = yaml.safe_load(self.file.read_text(encoding="utf-8"))
        wanted = {**jobs.get("default", {}), **jobs[job]}
        clone = self.repository.clone(name, "--depth=20")
        git(clone.place, "checkout", "--quiet", "--detach")
        variables = self._variables({**jobs.get("variables", {}), **wanted.get("variables", {})}, job, clone, given)
        cached = wanted.get("cache", {})
        self._restore(cached, clone)
        said = clone.shell("\n".join(chain(wanted.get("before_script", ()), wanted["script"])), **variables)
        self._keep(cached, clone)
        missing = [path for path in wanted["artifacts"]["paths"] if not (clone.place / path).exists()]
        assert missing == [], "artifacts that no command has made"
        self._deploy(wanted.get("pages"), clone, variables)
        return clone, said

    def _variables(self, own: dict[str, str], job: str, clone: Clone, given: dict[str, str]) -> dict[str, str]:
        predefined = {
            "CI": "true",
            "GITLAB_CI": "true",
            "CI_JOB_NAME": job,
            "CI_PROJECT_DIR": str(clone.place),
            "CI_DEFAULT_BRANCH": BRANCH,
            "CI_COMMIT_SHA": git(clone.place, "rev-parse", "HEAD").strip(),
            "CI_PIPELINE_SOURCE": "push",
            "CI_SERVER_HOST": HOST,
            "CI_PROJECT_PATH": PROJECT,
            "CI_PUSH_TOKEN": TOKEN,
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.file://{self.repository.remote}.insteadOf",
            "GIT_CONFIG_VALUE_0": f"https://ci:{TOKEN}@{HOST}/{PROJECT}.git",
        }
        known = {**predefined, **given}
        return {**{key: Template(str(value)).safe_substitute(known) for key, value in own.items()}, **known}

    def _restore(self, cached: dict[str, Any], clone: Clone) -> None:
        """An archive: links stay links, and what was one file under several names is several files."""
        kept = self.folder / "caches" / cached.get("key", "")
        for path in cached.get("paths", ()):
            if (kept / path).exists():
                shutil.copytree(kept / path, clone.place / path, symlinks=True)

    def _keep(self, cached: dict[str, Any], clone: Clone) -> None:
        kept = self.folder / "caches" / cached.get("key", "")
        for path in cached.get("paths", ()):
            shutil.rmtree(kept / path, ignore_errors=True)
            shutil.copytree(clone.place / path, kept / path, symlinks=True)

    def _deploy(self, pages: Any, clone: Clone, variables: dict[str, str]) -> None:
        """``public`` is what readers get from now on, below the prefix; nothing of what was there before stays."""
        if not pages:
            return
        prefix = pages.get("path_prefix", "") if isinstance(pages, dict) else ""
        place = self.pages / Template(prefix).substitute(variables)
        for old in place.iterdir() if place.exists() else ():
            if prefix or not old.name.startswith("preview-"):
                shutil.rmtree(old) if old.is_dir() else old.unlink()
        shutil.copytree(clone.place / "public", place, dirs_exist_ok=True)
