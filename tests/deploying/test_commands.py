"""What operators type, in a project of its own: releases, rollback, deploy, verify."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest

from plugins.deploying.commands import console
from plugins.publishing.public import current_release
from tests.deploying.published import Published, publish
from tests.deploying.servers import free_port, nginx
from tests.deploying.stores import SECRET, Store
from tests.project import ROOT, Project, files_of, make_project

COMMANDS = "plugins.deploying.commands"
SERVER = """[here]
kind = "server"
url = "{url}"
folder = "{folder}"
listen = "127.0.0.1:{port}"
reload = "{reload}"
"""
BUCKET = """[store]
kind = "bucket"
url = "https://icc.sofia.example"
bucket = "icc"
endpoint = "{endpoint}"
"""


@pytest.fixture
def copied(published: Published, tmp_path: Path) -> Project:
    """The project with its three releases, to be changed."""
    project = Project(tmp_path / "project")
    shutil.copytree(published.project.folder, project.folder, symlinks=True)
    return project


def run(project: Project, command: str, *arguments: str, **environment: str) -> tuple[int, str, str]:
    done = project.run(f"{COMMANDS}.{command}", *arguments, **environment)
    return done.returncode, done.stdout, done.stderr


def test_releases_are_listed(copied: Project, published: Published) -> None:
    code, told, _ = run(copied, "releases")
    assert code == 0
    assert [line.split()[0] for line in told.splitlines()] == published.names[::-1]
    assert told.splitlines()[0].endswith("current")
    assert "2023-01-03 00:00" in told.splitlines()[0]


def test_rollback_makes_an_older_release_current(copied: Project, published: Published) -> None:
    assert run(copied, "rollback") == (0, f"Current is {published.names[1]} now\n", "")
    assert run(copied, "rollback", "1", LC_ALL="bg_BG.UTF-8")[0] == 0
    assert current_release(copied.releases) == published.names[0]
    code, _, errors = run(copied, "rollback")
    assert (code, errors) == (
        2,
        'error[no-such-release]: there is no release "1" to go back to; inv releases lists them\n',
    )


def test_nothing_is_done_with_a_release_that_was_never_public(copied: Project, published: Published) -> None:
    """The process that made it was killed before ``current`` led to it."""
    name = published.names[2]
    assert run(copied, "rollback")[0] == 0
    (copied.releases / f".{name}.1.new").symlink_to(name)
    told = run(copied, "releases")[1]
    assert [line.split()[0] for line in told.splitlines()] == published.names[1::-1]
    table = SERVER.format(url="https://icc.sofia.example", folder="/x", port=1, reload="")
    (copied.folder / "targets.toml").write_text(table, encoding="utf-8")
    verify = ("verify", "https://icc.sofia.example", "--release", name)
    for command in (("rollback", name), ("deploy", "--release", name), verify):
        code, _, errors = run(copied, *command)
        assert (command, code, errors.partition(":")[0]) == (command, 2, "error[no-such-release]")


def test_the_way_back_loads_nothing_that_makes_pages_or_draws_bars() -> None:
    """It would be half of what the machine has to do for it."""
    code = f"import sys, {COMMANDS}.rollback; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {"boto3", "jinja2", "pelican", "plugins.publishing.edition", "rich"} & set(loaded.split()) == set()


def test_publishing_after_the_way_back_gives_what_a_build_without_memory_gives(copied: Project) -> None:
    assert run(copied, "rollback", "2")[0] == 0
    cold = Project(copied.folder.with_name("cold"))
    shutil.copytree(copied.folder, cold.folder, symlinks=True)
    shutil.rmtree(cold.folder / ".cache" / "builds")
    for project in (copied, cold):
        publish(project, 5)
    assert files_of(copied.releases / "current") == files_of(cold.releases / "current")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["nowhere"], "unknown-target"), ([], "choose-target"), (["one", "--release", "x"], "no-manifest")],
)
def test_wrong_usage_is_told(copied: Project, arguments: list[str], code: str) -> None:
    tables = (
        SERVER.format(url="https://icc.sofia.example", folder="/x", port=1, reload="").replace("here", name)
        for name in ("one", "two")
    )
    (copied.folder / "targets.toml").write_text("\n".join(tables), encoding="utf-8")
    exit_code, said, errors = run(copied, "deploy", *arguments)
    assert (exit_code, said) == (2, "")
    assert errors.startswith(f"error[{code}]: ")


def test_a_release_for_another_site_is_refused(copied: Project, tmp_path: Path) -> None:
    text = SERVER.format(url="https://elsewhere.example", folder=tmp_path / "srv", port=1, reload="")
    (copied.folder / "targets.toml").write_text(text, encoding="utf-8")
    code, _, errors = run(copied, "deploy")
    assert (code, errors.partition(":")[0]) == (2, "error[other-site]")
    assert not (tmp_path / "srv").exists()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Project, str]]:
    """A project whose only target is this machine, and the address at which nginx serves what is deployed there."""
    port, folder, state = free_port(), tmp_path / "srv", tmp_path / "nginx"
    url = f"http://127.0.0.1:{port}"
    project = make_project(tmp_path / "project")
    folder.mkdir()
    text = SERVER.format(url=url, folder=folder, port=port, reload=f"kill -HUP $(cat {state}/nginx.pid)")
    (project.folder / "targets.toml").write_text(text, encoding="utf-8")
    first = f"server {{ listen 127.0.0.1:{port}; location / {{ return 503; }} }}"
    (folder / "first.conf").write_text(first, encoding="utf-8")
    include = f"include {folder}/[c]urrent/nginx.conf; server {{ listen 127.0.0.1:{port}; server_name first; }}"
    with nginx(state, include, port):
        yield project, url


def test_deploy_verify_goes_back_where_readers_get_something_else(served: tuple[Project, str], tmp_path: Path) -> None:
    project, url = served
    publish(project, 0, SITEURL=url)
    first = current_release(project.releases)
    code, said, errors = run(project, "deploy", "--verify")
    assert (code, errors) == (0, "")
    assert f"{url}: all of " in said
    publish(project, 1, SITEURL=url)
    second = current_release(project.releases)
    manifest = project.releases / f"{second}.json"
    text = manifest.read_text(encoding="utf-8")
    digest = re.search(r'"about/index.html": \{\s*"size": \d+,\s*"sha256": "(\w+)"', text)
    assert digest
    manifest.write_text(text.replace(digest[1], "0" * 64), encoding="utf-8")
    code, _, errors = run(project, "deploy", "--verify")
    assert code == 1
    assert "/about/: error[wrong-content]: " in errors
    assert f"here: readers get {first} again" in errors
    assert (tmp_path / "srv" / "current").readlink().name == first
    assert run(project, "verify", url, "--release", str(first))[0] == 0
    assert run(project, "verify", url)[0] == 1


def test_secrets_are_neither_printed_nor_published(copied: Project, store: Store) -> None:
    secret = {"AWS_ACCESS_KEY_ID": "deployer", "AWS_SECRET_ACCESS_KEY": SECRET, "DEPLOY_TOKEN": "hidden-token-123"}
    (copied.folder / "targets.toml").write_text(BUCKET.format(endpoint=store.endpoint), encoding="utf-8")
    publish(copied, 6, **secret)
    said = [
        run(copied, "deploy", **secret),
        run(copied, "deploy", **{**secret, "AWS_SECRET_ACCESS_KEY": "hidden-wrong-1"}),
    ]
    assert [code for code, _, _ in said] == [0, 3]
    remote = (
        BUCKET.format(endpoint="x")
        .replace("bucket", "branch")
        .replace('endpoint = "x"', "")
        .replace('branch = "icc"', "")
    )
    (copied.folder / "targets.toml").write_text(
        remote + 'remote = "https://deploy:hidden-token-123@127.0.0.1:9/x.git"', encoding="utf-8"
    )
    said.append(run(copied, "deploy", **secret))
    assert said[-1][0] in (2, 3)
    hidden = (SECRET, "hidden-token-123", "hidden-wrong-1")
    assert [text for _, *texts in said for text in texts for word in hidden if word in text] == []
    kept = {**files_of(copied.releases), **files_of(store.folder), **files_of(copied.folder / ".cache")}
    assert [path for path, content in kept.items() for word in hidden if word.encode() in content] == []


@pytest.mark.parametrize(
    ("date", "code"), [("2027-10-30", "security-txt-expires"), ("2027-10-31", "security-txt-expired")]
)
def test_publishing_reminds_of_the_contact_for_holes(tmp_path: Path, date: str, code: str) -> None:
    project = make_project(tmp_path / "project")
    epoch = str(int(datetime.fromisoformat(f"{date}T00:00:00+00:00").timestamp()))
    exit_code, told, _ = project.pelican("publishconf.py", SOURCE_DATE_EPOCH=epoch)
    assert (exit_code, f"warning[{code}]: " in told) == (0, True)
    assert (project.releases / "current" / ".well-known" / "security.txt").exists() == (date == "2027-10-30")


def test_a_mistake_of_ours_is_told_without_secrets(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_arguments: Sequence[str]) -> int:
        raise RuntimeError("https://deploy:hidden-word@127.0.0.1/ hidden-token-123")

    monkeypatch.setenv("DEPLOY_TOKEN", "hidden-token-123")
    assert console.run(broken, []) == 3
    told = capsys.readouterr().err
    assert ("Traceback" in told, "RuntimeError" in told, "hidden" in told) == (True, True, False)
