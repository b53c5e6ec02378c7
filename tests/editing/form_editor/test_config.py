from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
import yaml

from plugins.catalogue import translations
from plugins.domain.permalink import Kind
from plugins.editing.form_editor.choices import Content
from plugins.editing.form_editor.config import config_of
from plugins.editing.form_editor.rules import rules_of
from plugins.reading.schema import SCHEMAS, Form, Key
from tests.project import ROOT

LANGUAGES = {"bg": "bg", "en": "en_GB"}


def content(language: str) -> Content:
    return Content(ROOT / "content", language, LANGUAGES[language])


@pytest.fixture(scope="module", params=LANGUAGES)
def config(request: pytest.FixtureRequest) -> dict[str, Any]:
    return yaml.safe_load(config_of(content(request.param), tuple(LANGUAGES), {"backend": {"name": "proxy"}}))


def fields_of(config: Mapping[str, Any], kind: Kind) -> list[dict[str, Any]]:
    return next(one["fields"] for one in config["collections"] if one["name"] == kind.value)


def names(keys: Sequence[Key]) -> Iterator[tuple[str, tuple[str, ...]]]:
    return ((key.name, tuple(part.name for part in key.parts)) for key in keys)


@pytest.mark.parametrize("kind", Kind)
def test_every_key_is_a_field_and_every_field_is_a_key_or_the_text(config: dict[str, Any], kind: Kind) -> None:
    fields = [field for field in fields_of(config, kind) if field["name"] != "body"]
    shown = [
        (field["name"], tuple(part["name"] for part in field.get("fields", ())))
        for field in fields
        if field["widget"] != "exceptions"
    ]
    keys = [key for key in SCHEMAS[kind].keys if not (key.parts and key.form is Form.DATE)]
    assert sorted(shown) == sorted(names(keys))


@pytest.mark.parametrize("kind", Kind)
def test_words_stand_in_both_languages_and_facts_in_the_first(config: dict[str, Any], kind: Kind) -> None:
    in_both = {field["name"] for field in fields_of(config, kind) if field.get("i18n")}
    assert in_both == {*SCHEMAS[kind].words.model_fields, "body"}


def test_labels_and_hints_are_in_the_language_of_the_form(config: dict[str, Any]) -> None:
    say = translations(config["locale"]).gettext
    for kind, schema in SCHEMAS.items():
        fields = {field["name"]: field for field in fields_of(config, kind)}
        for key in schema.keys:
            assert fields[key.name]["label"] == say(key.label)
            assert fields[key.name]["hint"].startswith(say(key.hint))


def test_what_can_be_chosen_is_what_there_is(config: dict[str, Any]) -> None:
    fields = {field["name"]: field for field in fields_of(config, Kind.CITY)}
    chosen = {name: [option["value"] for option in field.get("options", ())] for name, field in fields.items()}
    assert chosen["role"] == ["core", "mentor", "unknown"]
    assert sorted(chosen["topics"]) == sorted(yaml.safe_load((ROOT / "content/topics.yaml").read_text("utf-8")))
    assert "sofia" in chosen["mentors"]
    assert "BG" in chosen["country"]
    assert {"label": {"bg": "София", "en": "Sofia"}[config["locale"]], "value": "sofia"} in fields["cities"]["options"]


def test_what_is_typed_is_checked_by_the_form_of_the_key(config: dict[str, Any]) -> None:
    pattern, message = next(field["pattern"] for field in fields_of(config, Kind.EVENT) if field["name"] == "start")
    right = ["2026-12", "2026-12-10", "2026-12-10 18:00", "tba"]
    wrong = ["2026", "10.12.2026", "2026-13", "2026-12-32", "2026-12-10T18:00", "2026-12-10 24:00", "утре"]
    assert [re.search(pattern, date) is not None for date in right + wrong] == [True] * 4 + [False] * 7
    assert message == translations(config["locale"]).gettext("a date as exact as it is known")


def test_the_page_knows_what_is_needed_and_what_is_taken() -> None:
    rules = rules_of(content("bg"), tuple(LANGUAGES), is_local=True)
    event = rules["kinds"]["events"]
    assert event["facts"]["registration"]["parts"]["url"] == {"label": "Адрес", "required": True}
    assert (event["idBegins"], event["date"], event["everyLanguage"]) == ("event", "start", False)
    assert "sreshta-na-balgarskite-gradove" in event["taken"]
    assert rules["words"]["editor.editorToolbar.publish"] == "Запиши"
