from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from plugins.editing.form_editor.public import HOSTS, Repository, files, main
from tests.project import ROOT

REPOSITORY = Repository("sofia/icc", "main", "https://git.example.org", "123")
BACKENDS = {
    "github": {"name": "github", "base_url": "123", "squash_merges": True},
    "gitlab": {
        "name": "gitlab",
        "auth_type": "pkce",
        "app_id": "123",
        "base_url": "https://git.example.org",
        "api_root": "https://git.example.org/api/v4",
    },
    "gitea": {
        "name": "gitea",
        "app_id": "123",
        "base_url": "https://git.example.org",
        "api_root": "https://git.example.org/api/v1",
    },
}
BACKENDS["forgejo"] = {**BACKENDS["gitea"], "name": "forgejo"}


@pytest.mark.parametrize("host", HOSTS)
def test_what_is_saved_is_reviewed_wherever_decap_can_ask_for_it(host: str) -> None:
    config = yaml.safe_load(files(ROOT / "content", HOSTS[host], REPOSITORY)["config.yml"])
    assert config["backend"] == {"repo": "sofia/icc", "branch": "main"} | BACKENDS[host]
    assert config.get("publish_mode") == (None if host == "gitea" else "editorial_workflow")
    assert [collection["label"] for collection in config["collections"]][:2] == ["Новини", "Събития"]


def test_there_is_a_form_in_each_language_and_one_of_what_they_share() -> None:
    made = files(ROOT / "content", HOSTS["gitlab"], REPOSITORY)
    own = {"index.html", "config.yml", "rules.json"}
    shared = {"manual.js", "form.js", "names.js", "widgets.js", "form.css"}
    assert set(made) == own | shared | {f"en/{name}" for name in own}
    assert 'src="../decap-cms.js"' in made["en/index.html"]
    assert json.loads(made["en/rules.json"])["language"] == "en"


def test_the_page_may_ask_the_git_host_and_nobody_else() -> None:
    page = files(ROOT / "content", HOSTS["github"], REPOSITORY)["index.html"]
    policy = re.search('Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert re.findall(r"https?://[^\s;]+", policy[1]) == ["https://api.github.com"]
    assert re.findall(r'(?:src|href)="(?!data:)([^"]*)"', page) == [
        "config.yml",
        "form.css",
        "manual.js",
        "decap-cms.js",
        "form.js",
    ]


def test_a_host_without_its_address_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["sofia/icc", "--host", "gitea", "--sign-in", "1", "--into", str(tmp_path)])
    assert ended.value.code == 2
    assert "--address must be the whole address" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
