"""GitHub's runner, as far as our steps need it: variables, a shell for each step, what steps hand on, a cache.

Actions of others (``uses``) are not run: the clone stands for ``checkout``, ``caches`` for ``cache``. Nor is ``gh``,
which asks GitHub itself.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.deploying.checkout import Clone, Repository

CACHED = (".cache", "releases")
_EXPRESSION = re.compile(r"\$\{\{ (.*?) \}\}")
_HANDED_ON = re.compile(r"steps\.publish\.outputs\.(\w+) == '(\w+)'")


@dataclass(frozen=True)
class GitHub:
    repository: Repository
    file: Path
    folder: Path

    def run(self, name: str, job: str, known: Mapping[str, str], **given: str) -> tuple[Clone, str]:
        """Runs the steps of a job in a clone of that name; ``known`` are the values of expressions."""
        workflow = yaml.safe_load(self.file.read_text(encoding="utf-8"))
        clone, said = self.repository.clone(name, "--depth=1"), []
        files = {key: clone.home / key for key in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.touch()
        self._copy(self.folder, clone.place)
        for step in workflow["jobs"][job]["steps"]:
            if self._is_run(step, files["GITHUB_OUTPUT"].read_text(encoding="utf-8")):
                stated = {**workflow["env"], **workflow["jobs"][job].get("env", {}), **step.get("env", {})}
                own = {key: _EXPRESSION.sub(lambda found: known[found[1]], value) for key, value in stated.items()}
                paths = {key: str(file) for key, file in files.items()}
                said.append(clone.shell(step["run"], "bash -e", **own, **paths, **given))
        if job == "publish":
            self._copy(clone.place, self.folder)
        return clone, "".join(said) + files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")

    def _is_run(self, step: Mapping[str, Any], outputs: str) -> bool:
        if step.get("run", "gh ").startswith("gh "):
            return False
        wanted = _HANDED_ON.fullmatch(step.get("if", ""))
        assert wanted or "if" not in step
        return wanted is None or f"{wanted[1]}={wanted[2]}" in outputs.split()

    def _copy(self, source: Path, target: Path) -> None:
        for path in CACHED:
            shutil.rmtree(target / path, ignore_errors=True)
            if (source / path).exists():
                shutil.copytree(source / path, target / path, symlinks=True)
