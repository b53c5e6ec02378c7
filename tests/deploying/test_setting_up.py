"""Each target is set up by what OPERATIONS.md says and nothing else, in a home where nothing is known of it.

Others than on the page are only hosts, addresses, keys, and the folders of a server, which here is this machine.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.deploying.manifest import read_manifest
from plugins.deploying.target import Order
from plugins.publishing.public import current_release
from tests.deploying import stores
from tests.deploying.checkout import Clone, git, make_repository
from tests.deploying.operations import fenced, put_table, replaced, section
from tests.deploying.servers import caddy_by, free_port, sshd
from tests.deploying.test_bucket import holds
from tests.deploying.test_hosting import HOSTING
from tests.project import files_of

SITE = "https://icc.sofia.example"


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return make_repository(tmp_path).clone("clone")


def order(clone: Clone) -> Order:
    releases = clone.project.releases
    name = current_release(releases)
    assert name
    return Order(releases / name, read_manifest(releases, name))


def test_object_storage(clone: Clone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = section("Object storage")
    [table], [key, deploy] = fenced("toml", text), fenced("sh", text)
    with stores.store(tmp_path / "store" / "icc-sofia") as store:
        address = {"https://s3.eu-central-1.amazonaws.com": store.endpoint}
        put_table(clone.place / "targets.toml", replaced(table, address))
        clone.shell(replaced(key, {"KEY": stores.KEY, "SECRET": stores.SECRET}), "sh -eu")
        said = clone.shell(deploy, "sh -eu")
        stores.known(monkeypatch)
        assert holds(store.bucket(), order(clone)) == []
    kept = clone.home / ".aws" / "credentials"
    assert (kept.stat().st_mode & 0o777, stores.SECRET in said) == (0o600, False)


def test_github_s_branch(clone: Clone, tmp_path: Path) -> None:
    text = section("Pages of GitHub and GitLab")
    [table] = fenced("toml", text)
    workflow, _, deploy = fenced("sh", text)
    site = "https://sofia.github.io/icc"
    put_table(clone.place / "targets.toml", replaced(table, {SITE: site}))
    clone.shell(named(clone, to_address(workflow, site)), "sh -eu")
    pushed = git(tmp_path / "site.git", "show", "main:.github/workflows/pages.yml")
    assert pushed == (HOSTING / "github-pages.yml").read_text(encoding="utf-8").replace(SITE, site)
    clone.shell(replaced(deploy, {SITE: site}), "sh -eu")
    there = tmp_path / "there"
    git(tmp_path, "clone", "--quiet", "--branch", "gh-pages", str(tmp_path / "site.git"), str(there))
    wanted = order(clone)
    found = {path: content for path, content in files_of(there).items() if not path.startswith(".git/")}
    marks = {".nojekyll": b"", ".release": f"{wanted.manifest.release}\n".encode()}
    assert found == {**{path: (wanted.folder / path).read_bytes() for path in wanted.manifest.files}, **marks}


def test_gitlab_s_job(clone: Clone, tmp_path: Path) -> None:
    _, job, _ = fenced("sh", section("Pages of GitHub and GitLab"))
    site = "https://sofia.gitlab.io/icc"
    clone.shell(named(clone, to_address(job, site)), "sh -eu")
    pushed = git(tmp_path / "site.git", "show", "main:.gitlab-ci.yml")
    assert pushed == (HOSTING / "gitlab-pages.yml").read_text(encoding="utf-8").replace(SITE, site)


def test_caddy(clone: Clone, tmp_path: Path) -> None:
    """With a certificate that it makes by itself, and before anything is deployed."""
    text = section("With Caddy")
    [table], [server, here] = fenced("toml", text), fenced("sh", text)
    root, port = tmp_path / "root", free_port()
    for folder in ("etc/caddy", "etc/sudoers.d", "srv/icc"):
        (root / folder).mkdir(parents=True)
    lines = [line for line in server.splitlines() if line.startswith("echo ")]
    clone.shell(replaced("\n".join(lines), {"/etc/": f"{root}/etc/", "/srv/": f"{root}/srv/"}), "sh -eu")
    assert allowed(root / "etc/sudoers.d/icc") == re.findall(r'^reload = "sudo (.*)"$', table, re.MULTILINE)
    site = f"https://localhost:{port}"
    file = root / "etc/caddy/Caddyfile"
    with sshd(tmp_path / "ssh") as known, caddy_by(file, tmp_path / "caddy", port) as caddy:
        own = {SITE: site, "icc@icc.sofia.example": "site", "/srv/": f"{root}/srv/"}
        own["sudo systemctl reload caddy"] = caddy.reload
        put_table(clone.place / "targets.toml", f'{replaced(table, own)}ssh_config = "{known}"\n')
        said = clone.shell(replaced(here, {SITE: site}), "sh -eu", SSL_CERT_FILE=str(caddy.authority))
    assert f"{site}: all of " in said


def allowed(sudoers: Path) -> list[str]:
    """The commands that may be carried out as root."""
    return re.findall(r"^icc ALL=\(root\) NOPASSWD: /usr/bin/(.*)$", sudoers.read_text(encoding="utf-8"), re.MULTILINE)


def to_address(block: str, site: str) -> str:
    """The second address of ``sed`` is one's own."""
    return replaced(block, {f"|{SITE}|{SITE}|": f"|{SITE}|{site}|"})


def named(clone: Clone, block: str) -> str:
    """Who commits is known to Git on each machine."""
    (clone.home / ".gitconfig").write_text("[user]\nname = An editor\nemail = editor@sofia.example\n", encoding="utf-8")
    return block
