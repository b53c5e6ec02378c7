from __future__ import annotations

from typing import Any

import pytest

from plugins.editing.rebuild import settings_to_keep
from tests.editing.test_build import ARTICLE, build, edit
from tests.project import Project, files_of

SETTINGS: dict[str, Any] = {
    "PATH": "/site/content",
    "SITEURL": "https://icc.sofia.example",
    "LANGUAGES": {"bg": {"locale": "bg", "name": "Български"}},
    "LEDGER": "ledger.json",
    "CHANGES": "changes.json",
    "EVALUATION": "accessibility.json",
    "OUTPUT_PATH": "/site/output",
    "THEME": "/site/theme",
    "THEME_TEMPLATES_OVERRIDES": [],
    "JINJA_ENVIRONMENT": {"trim_blocks": True},
    "PLUGINS": ["plugins.reading", "plugins.news"],
    "SECURITY_TXT": {"contact": "mailto:security@icc.sofia.example", "expires": "2027-10-31"},
    "TIMEZONE": "Europe/Sofia",
    "ARTICLE_PATHS": [],
}


def loaded(project: Project) -> tuple[int, set[str]]:
    """The exit code of a build, and the packages that it has loaded."""
    done = build(project, PYTHONPROFILEIMPORTTIME="1")
    names = (line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:"))
    return done.returncode, {name.split(".")[0] for name in names}


def test_only_settings_that_decide_about_the_output_are_kept() -> None:
    assert settings_to_keep(SETTINGS) == {
        name: value for name, value in SETTINGS.items() if name not in ("TIMEZONE", "ARTICLE_PATHS")
    }


@pytest.mark.parametrize(
    "changed",
    [
        {"PLUGINS": ["plugins.reading", "sitemap"]},
        {"PLUGINS": [object()]},
        {"JINJA_FILTERS": {"shout": str.upper}},
        {"JINJA_ENVIRONMENT": {"extensions": [object()]}},
        {"ARTICLE_PATHS": ["articles"]},
        {"RELEASES_PATH": "/site/releases"},
    ],
)
def test_what_only_pelican_can_build_is_left_to_it(changed: dict[str, Any]) -> None:
    assert settings_to_keep({**SETTINGS, **changed}) is None


def test_an_edit_is_built_without_pelican_into_the_bytes_that_pelican_gives(project: Project, tmp_path: Any) -> None:
    assert build(project).returncode == 0
    with (project.content / ARTICLE).open("a", encoding="utf-8") as stream:
        stream.write("\nИ още нещо.\n")
    code, packages = loaded(project)
    assert (code, packages & {"pelican", "pydantic", "yaml"}) == (0, set())
    assert "markdown" in packages
    code, _, _ = project.pelican("pelicanconf.py", "-o", str(tmp_path / "other"))
    assert code == 0
    assert files_of(tmp_path / "other") == files_of(project.output)


def test_a_mistake_is_told_as_pelican_tells_it_and_the_site_stays(project: Project) -> None:
    assert build(project).returncode == 0
    before = files_of(project.output)
    edit(project, "title: ", "titel: ")
    done, (code, _, errors) = build(project), project.pelican()
    assert (done.returncode, done.stderr) == (code, errors) == (1, errors)
    assert files_of(project.output) == before


def test_a_link_that_leads_nowhere_is_told_and_the_site_stays(project: Project) -> None:
    assert build(project).returncode == 0
    before = files_of(project.output)
    with (project.content / ARTICLE).open("a", encoding="utf-8") as stream:
        stream.write("\n[Никъде](#nikade)\n")
    done = build(project)
    assert (done.returncode, "error[dead-link]: #nikade" in done.stderr) == (1, True)
    assert files_of(project.output) == before


@pytest.mark.parametrize("file", ["theme", "pelicanconf.py"])
def test_another_theme_and_other_settings_are_left_to_pelican(project: Project, file: str) -> None:
    assert build(project).returncode == 0
    if file == "theme":
        (project.folder / "theme").unlink()
        (project.folder / "theme").mkdir()
    else:
        with (project.folder / file).open("a", encoding="utf-8") as settings:
            settings.write("\n# a remark\n")
    assert "pelican" in loaded(project)[1]
