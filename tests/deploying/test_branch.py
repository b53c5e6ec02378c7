"""Releases as commits on a branch of a real Git repository."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.deploying.branch import Branch
from plugins.deploying.target import DeployFailed, Order
from tests.deploying.published import Published
from tests.deploying.test_server import silent
from tests.project import files_of

URL = "https://sofia.example/icc"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "there.git"
    subprocess.run(["git", "init", "--quiet", "--bare", folder], check=True)
    return folder


def branch_of(repository: Path) -> Branch:
    return Branch(URL, str(repository))


def below(order: Order, site: str) -> Order:
    return replace(order, manifest=replace(order.manifest, site=site))


def checked_out(repository: Path, folder: Path) -> dict[str, bytes]:
    subprocess.run(["git", "clone", "--quiet", "--branch", "gh-pages", repository, folder], check=True)
    return {path: content for path, content in files_of(folder).items() if not path.startswith(".git/")}


def test_the_branch_holds_the_release_and_nothing_else(published: Published, repository: Path, tmp_path: Path) -> None:
    branch = branch_of(repository)
    assert branch.current() is None
    for number in (0, 1):
        branch.deploy(below(published.order(number), URL), silent)
    manifest = published.manifest(1)
    source = files_of(published.releases / manifest.release)
    marks = {".nojekyll": b"", ".release": f"{manifest.release}\n".encode(), "CNAME": b"sofia.example\n"}
    assert checked_out(repository, tmp_path / "clone") == {**{path: source[path] for path in manifest.files}, **marks}
    assert branch.current() == manifest.release
    log = subprocess.run(["git", "-C", repository, "rev-list", "gh-pages"], capture_output=True, check=True)
    assert len(log.stdout.split()) == 1


def test_what_stands_there_already_is_not_pushed_again(published: Published, repository: Path) -> None:
    branch, order = branch_of(repository), below(published.order(0), URL)
    assert branch.deploy(order, silent).sent == len(order.manifest.files)
    assert branch.deploy(order, silent).sent == 0


def test_a_preview_stands_beside_the_site_until_it_is_withdrawn(
    published: Published, repository: Path, tmp_path: Path
) -> None:
    branch, preview = branch_of(repository), f"{URL}/preview/7"
    branch.deploy(below(published.order(0), preview), silent)
    branch.deploy(below(published.order(0), URL), silent)
    branch.deploy(below(published.order(1), URL), silent)
    files = checked_out(repository, tmp_path / "with")
    assert files["preview/7/.release"] == f"{published.names[0]}\n".encode()
    assert files[".release"] == f"{published.names[1]}\n".encode()
    branch.withdraw(preview)
    assert [path for path in checked_out(repository, tmp_path / "without") if path.startswith("preview")] == []
    assert branch.current() == published.names[1]


@pytest.mark.parametrize("site", ["https://sofia.example", f"{URL}/elsewhere", "https://sofia.example/iccc"])
def test_a_release_for_another_address_is_refused(published: Published, repository: Path, site: str) -> None:
    with pytest.raises(DeployFailed):
        branch_of(repository).deploy(below(published.order(0), site), silent)


def test_the_site_itself_is_not_withdrawn(repository: Path) -> None:
    with pytest.raises(DeployFailed):
        branch_of(repository).withdraw(URL)


def test_a_repository_that_is_not_there_is_told(published: Published, tmp_path: Path) -> None:
    with pytest.raises(DeployFailed, match="nowhere"):
        branch_of(tmp_path / "nowhere").deploy(below(published.order(0), URL), silent)


def test_the_way_back_is_a_deploy(published: Published, repository: Path) -> None:
    branch = replace(branch_of(repository), url="https://icc.sofia.example")
    branch.deploy(published.order(1), silent)
    assert branch.go_back("1", published.releases, silent) == published.names[0]
    assert branch.current() == published.names[0]
