"""The steps of GitHub's workflow, taken out of its file and run to their end: what the branch holds afterwards."""

from __future__ import annotations

from pathlib import Path

from plugins.publishing.public import current_release
from tests.deploying.checkout import git, make_repository
from tests.deploying.github import GitHub
from tests.project import ROOT

KNOWN = {"secrets.GITHUB_TOKEN": "ghs-only-a-test", "github.event.number": "7"}


def test_the_site_is_published_a_change_is_shown_and_taken_away(tmp_path: Path) -> None:
    github = GitHub(make_repository(tmp_path), ROOT / "hosting" / "github-pages.yml", tmp_path / "cache")
    remote = github.repository.remote

    def held(path: str, branch: str = "gh-pages") -> list[str]:
        return git(remote, "ls-tree", "--name-only", branch, path).split()

    before = git(remote, "rev-parse", "main").strip()
    first, _ = github.run("first", "publish", KNOWN)
    release = current_release(first.project.releases)
    assert git(remote, "show", "gh-pages:.release").strip() == release
    assert git(remote, "diff", "--name-only", before, "main").split() == [
        "changes.json",
        "ledger.json",
        "translations.json",
    ]
    kept = git(remote, "rev-parse", "main", "gh-pages")

    _, said = github.run("second", "publish", KNOWN, SOURCE_DATE_EPOCH="1672534800")
    assert f"Nothing has changed since {release}; " in said
    assert git(remote, "rev-parse", "main", "gh-pages") == kept

    _, said = github.run("preview", "preview", KNOWN)
    assert said.endswith("https://icc.sofia.example/preview/7/\n")
    assert held("preview/7/index.html") == ["preview/7/index.html"]
    assert 'href="/preview/7/en/' in git(remote, "show", "gh-pages:preview/7/index.html")
    github.run("withdraw", "withdraw", KNOWN)
    assert held("preview/") == []
    assert git(remote, "show", "gh-pages:.release").strip() == release
