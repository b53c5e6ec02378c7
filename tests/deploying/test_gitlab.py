"""GitLab's jobs, taken out of their file and run to their end: what readers get from Pages afterwards."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from plugins.deploying.manifest import read_manifest
from plugins.deploying.target import Sends
from plugins.deploying.verification import Verification
from plugins.publishing.public import current_release
from tests.deploying.checkout import Clone, Repository, git, make_repository
from tests.deploying.gitlab import GitLab
from tests.project import NEW_YEAR_2023, ROOT, files_of
from tests.web_server import served

SITE = "https://icc.sofia.example"
PROMISES = ["changes.json", "ledger.json", "translations.json"]
FILES = Sends(types=False, headers=False)
NEW_YEAR = datetime.fromtimestamp(int(NEW_YEAR_2023), UTC)


pytestmark = pytest.mark.xdist_group("gitlab")
"""In one worker: the first job is carried out once."""


@dataclass(frozen=True)
class Site:
    """A project whose first job has published the site: what its branch held before, and what the job said."""

    gitlab: GitLab
    before: str
    first: Clone
    said: str


@pytest.fixture(scope="module")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """To be copied only."""
    folder = tmp_path_factory.mktemp("gitlab")
    gitlab = GitLab(make_repository(folder), ROOT / "hosting" / "gitlab-pages.yml", folder / "gitlab")
    before = head(gitlab)
    return Site(gitlab, before, *gitlab.run("first", "pages", CI_COMMIT_BRANCH="main"))


@pytest.fixture
def site(published_once: Site, tmp_path: Path) -> Site:
    """The same in a folder of its own, to be changed."""
    old, folder = published_once.gitlab.repository, tmp_path / "copy"
    shutil.copytree(old.folder, folder, symlinks=True)
    gitlab = replace(
        published_once.gitlab, repository=Repository(folder / old.remote.name, folder), folder=folder / "gitlab"
    )
    first = Clone(folder / published_once.first.place.name, folder / published_once.first.home.name)
    return replace(published_once, gitlab=gitlab, first=first)


def at(moment: datetime) -> str:
    return str(int(moment.timestamp()))


def head(gitlab: GitLab) -> str:
    return git(gitlab.repository.remote, "rev-parse", "main").strip()


def release_of(clone: Clone) -> str:
    name = current_release(clone.project.releases)
    assert name
    return name


def differences(pages: Path, clone: Clone, below: str = "") -> list[object]:
    """What readers of these pages get otherwise than the release of a clone has it."""
    manifest = read_manifest(clone.project.releases, release_of(clone))
    assert manifest.site == SITE + below
    with served(pages) as address:
        return list(Verification(address + below, manifest, FILES, workers=4).differences(lambda *_: None, ()))


def test_the_site_is_there_and_a_schedule_publishes_only_what_is_due(site: Site) -> None:
    gitlab, first = site.gitlab, site.first
    assert "Nothing has been published yet; published: " in site.said
    assert files_of(gitlab.pages) == files_of(first.project.releases / "current")
    assert differences(gitlab.pages, first) == []
    assert git(gitlab.repository.remote, "diff", "--name-only", site.before, "main").split() == PROMISES
    hour_later = {"CI_PIPELINE_SOURCE": "schedule", "SOURCE_DATE_EPOCH": at(NEW_YEAR + timedelta(hours=1))}

    second, said = gitlab.run("second", "pages", **hour_later)
    assert f"Nothing has changed since {release_of(first)}; " in said
    assert files_of(gitlab.pages) == files_of(first.project.releases / "current")

    due = json.loads((second.project.releases / f"{release_of(second)}.json").read_bytes())["next_change"]
    moment = datetime.fromisoformat(due) + timedelta(minutes=1)
    third, said = gitlab.run("third", "pages", CI_PIPELINE_SOURCE="schedule", SOURCE_DATE_EPOCH=at(moment))
    assert f"A page of {release_of(first)} changes at " in said
    assert release_of(third) != release_of(first)
    assert differences(gitlab.pages, third) == []


def test_a_merge_request_is_shown_below_the_site(site: Site) -> None:
    gitlab = site.gitlab
    request = {"CI_PIPELINE_SOURCE": "merge_request_event", "CI_MERGE_REQUEST_IID": "7"}
    preview, _ = gitlab.run("preview", "preview", **request)
    assert differences(gitlab.pages, preview, "/preview-7") == []
    assert differences(gitlab.pages, site.first) == []
    page = LexborHTMLParser((gitlab.pages / "preview-7" / "about" / "index.html").read_text(encoding="utf-8"))
    links = [link.attributes["href"] or "" for link in page.css("nav a[href]")]
    assert len(links) > 3
    assert [link for link in links if link.startswith("/") and not link.startswith("/preview-7/")] == []
