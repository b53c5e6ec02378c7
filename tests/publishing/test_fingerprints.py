from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.publishing import fingerprints
from plugins.publishing.assets import Assets, collect_assets
from plugins.publishing.chrome import make_chrome
from plugins.publishing.fingerprints import Fingerprints
from plugins.publishing.rendering import Theme
from tests.project import ROOT
from tests.small_site import editions

ASSETS: Assets = collect_assets(ROOT / "theme" / "static")
CHROMES = {edition.language: make_chrome(edition, ASSETS) for edition in editions()}
TEMPLATES = {
    "base.html": "{% from 'components/button.html' import button %}<main>{% block main %}{% endblock %}</main>",
    "components/button.html": "{% macro button() %}{% include 'components/icon.html' %}{% endmacro %}",
    "components/icon.html": "icon",
    "news.html": '{%- extends "base.html" -%}',
    "alone.html": "alone",
    "any.html": "{% include view.template %}",
}


@pytest.fixture
def theme(tmp_path: Path) -> Theme:
    for name, source in TEMPLATES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(source, encoding="utf-8")
    return Theme((tmp_path,), {}, {}, {}, {})


def changed(theme: Theme, before: Fingerprints) -> set[str]:
    after = Fingerprints(theme, CHROMES)
    return {name for name in TEMPLATES if before.of(name, "bg") != after.of(name, "bg")}


@pytest.mark.parametrize(
    ("edited", "reached"),
    [
        ("alone.html", {"alone.html", "any.html"}),
        ("news.html", {"news.html", "any.html"}),
        ("base.html", {"base.html", "news.html", "any.html"}),
        ("components/icon.html", set(TEMPLATES) - {"alone.html"}),
    ],
)
def test_an_edited_template_reaches_those_that_use_it_and_no_other(
    theme: Theme, edited: str, reached: set[str]
) -> None:
    before = Fingerprints(theme, CHROMES)
    (theme.templates[0] / edited).write_text("another", encoding="utf-8")
    assert changed(theme, before) == reached


def test_a_template_that_a_site_puts_before_the_theme_counts(theme: Theme, tmp_path: Path) -> None:
    before, override = Fingerprints(theme, CHROMES), tmp_path / "override"
    override.mkdir()
    (override / "alone.html").write_text("another", encoding="utf-8")
    assert changed(replace(theme, templates=(override, *theme.templates)), before) == {"alone.html", "any.html"}


def test_chrome_and_options_reach_every_template_of_their_language(theme: Theme) -> None:
    before = Fingerprints(theme, CHROMES)
    other = {**CHROMES, "bg": replace(CHROMES["bg"], site_name="Друго име")}
    after = Fingerprints(theme, other)
    assert before.of("alone.html", "bg") != after.of("alone.html", "bg")
    assert before.of("alone.html", "en") == after.of("alone.html", "en")
    assert changed(replace(theme, options={"trim_blocks": True}), before) == set(TEMPLATES)


def test_where_a_site_adds_code_to_jinja_nothing_is_used_again(theme: Theme) -> None:
    extended = replace(theme, filters={"shout": str.upper})
    assert changed(extended, Fingerprints(extended, CHROMES)) == set(TEMPLATES)


def test_another_catalogue_reaches_every_page_in_its_language_and_no_other(
    theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found() -> dict[str, str]:
        fingerprints._catalogue.cache_clear()
        return {language: Fingerprints(theme, CHROMES).of("alone.html", language) for language in CHROMES}

    monkeypatch.setattr(fingerprints, "CATALOGUES", tmp_path)
    none = found()
    file = tmp_path / "bg" / "LC_MESSAGES" / "messages.po"
    file.parent.mkdir(parents=True)
    file.write_text('msgid "News"\nmsgstr "Новини"\n', encoding="utf-8")
    one = found()
    file.write_text('msgid "News"\nmsgstr "Вести"\n', encoding="utf-8")
    other = found()
    fingerprints._catalogue.cache_clear()
    assert len({none["bg"], one["bg"], other["bg"]}) == 3
    assert none["en"] == one["en"] == other["en"]
