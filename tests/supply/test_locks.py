"""Nothing comes in but what a lock names, each with its digest."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.project import ROOT
from tests.supply.parts import lock

TRACKED = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
NPM = [name for name in TRACKED if name.rpartition("/")[2] == "package.json"]
HASHED = [name for name in TRACKED if re.search(r"(^|/)requirements[\w-]*\.txt$", name)]
WORKFLOWS = [name for name in TRACKED if name.startswith(("timers/", "hosting/")) and name.endswith(".yml")]
SCRIPTS = [name for name in TRACKED if name.endswith(".py") or name in ("inv", ".ci/run")]


def test_every_file_of_every_python_package_has_its_hash() -> None:
    packages = [package for package in lock()["package"] if "virtual" not in package["source"]]
    files = [file for package in packages for file in (package.get("sdist"), *package.get("wheels", ())) if file]
    assert {tuple(package["source"]) for package in packages} == {("registry",)}
    assert len(files) > len(packages) > 100
    assert [file["url"] for file in files if not re.fullmatch("sha256:[0-9a-f]{64}", file.get("hash", ""))] == []


@pytest.mark.parametrize("name", HASHED)
def test_what_is_installed_beside_the_lock_has_one_version_and_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    pinned = [line for line in text.split("\n") if line[:1].isalpha()]
    assert pinned
    assert all(re.match(r"[\w\[\]-]+==[\d.]+ ", line) for line in pinned)
    assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", text)) >= len(pinned)


def test_inv_installs_uv_by_its_hashes_and_for_every_common_machine() -> None:
    assert "--require-hashes --only-binary :all: -r requirements-uv.txt" in (ROOT / "inv").read_text(encoding="utf-8")
    assert (ROOT / "requirements-uv.txt").read_text(encoding="utf-8").count("--hash=") >= 15


@pytest.mark.parametrize("name", NPM)
def test_every_package_of_npm_has_its_digest(name: str) -> None:
    file = ROOT / name
    wanted = json.loads(file.read_text(encoding="utf-8"))
    locked = json.loads(file.with_name("package-lock.json").read_text(encoding="utf-8"))
    packages = {path: package for path, package in locked["packages"].items() if path}
    assert wanted.get("dependencies", {}) == locked["packages"][""].get("dependencies", {})
    assert [
        version for version in wanted.get("dependencies", {}).values() if not re.fullmatch(r"[\d.]+", version)
    ] == []
    assert [path for path, package in packages.items() if not package.get("integrity", "").startswith("sha512-")] == []
    assert [
        path for path, package in packages.items() if package.get("link") or "git" in package.get("resolved", "")[:4]
    ] == []


def test_nothing_is_installed_around_the_locks() -> None:
    """``npm install`` and ``pip install`` without a lock, and what a script of npm's packages would do."""
    here = Path(__file__).relative_to(ROOT).as_posix()
    for name in SCRIPTS:
        text = (ROOT / name).read_text(encoding="utf-8") if name != here else ""
        assert not re.search(r'"npm",\s*"(install|i|exec)"|\bnpx\b', text), name
        assert all("--ignore-scripts" in text[found.start() :][:80] for found in re.finditer(r'npm"?, "ci"', text)), (
            name
        )
        assert all("hashes" in text for _ in re.finditer(r'"pip", "install"|-m pip install ', text)), name


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_uses_what_a_commit_names(name: str) -> None:
    used = re.findall(r"uses: *(\S+)", (ROOT / name).read_text(encoding="utf-8"))
    assert [one for one in used if not re.fullmatch(r"actions/[\w/]+@[0-9a-f]{40}", one)] == []
