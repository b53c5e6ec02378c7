"""The editors' guide: its tables are up to date, its pictures are there and small, and what it says to do is right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.catalogue import translations
from plugins.editing.guide import FOLDER, PICTURES, with_tables
from plugins.editing.validate import LANGUAGES
from plugins.reading.schema import LISTS, SCHEMAS, keys_of
from plugins.reading.source_file import read_source_file
from tests.project import ROOT

LARGEST = 150_000
"""Bytes of a picture."""


def text(language: str) -> str:
    return (FOLDER / f"{language}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_are_up_to_date(language: str) -> None:
    assert text(language) == with_tables(text(language), language), "run: ./inv guide"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_stands_in_the_tables_with_its_label(language: str) -> None:
    say = translations(language).gettext
    keys = [key for schema in SCHEMAS.values() for key in schema.keys]
    keys += [key for listed in LISTS.values() for key in keys_of(listed.model)]
    for key in keys:
        keys += [part for part in key.parts if part not in keys]
    rows = set(re.findall(r"^\| \**`(\w+)`\** \| ([^|]+) \|", text(language), re.MULTILINE))
    assert {(key.name, say(key.label)) for key in keys} - rows == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_pictures_and_links_are_there_and_no_picture_is_heavy(language: str) -> None:
    found = re.findall(r"!?\[[^]]+\]\(([^)]+)\)", text(language))
    assert len(found) == 5
    assert [place for place in found if not (FOLDER / place).exists()] == []
    assert [file.name for file in PICTURES.iterdir() if file.stat().st_size > LARGEST] == []


def test_both_languages_say_the_same_things_in_the_same_order() -> None:
    shapes = [re.findall(r"^(#+ |```\w*|\*\*\d?|!)", text(language), re.MULTILINE) for language in LANGUAGES]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_buttons_are_called_as_in_the_form(language: str) -> None:
    say = translations(language).gettext
    named = [
        say(word) for word in ("Save", "Save now", "Picture", "Figure", "Draft", "Published or draft", "Exceptions")
    ]
    assert [word for word in named if word not in text(language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_article_that_it_shows_is_right(language: str, tmp_path: Path) -> None:
    shown = re.search(r"```markdown\n(.*?)```", text(language), re.DOTALL)
    assert shown
    (tmp_path / "index.bg.md").write_text(shown[1], encoding="utf-8")
    assert read_source_file(tmp_path / "index.bg.md", "index.bg.md", "bg")[1] == []


def test_the_readme_leads_to_it() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [f"guide/{language}.md" in readme for language in LANGUAGES] == [True, True]
