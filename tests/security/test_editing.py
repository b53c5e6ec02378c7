"""The same strings in what editors see: the status, the problems over a page, the form's configuration."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from plugins.deploying.security_headers import is_active
from plugins.domain.site import Site
from plugins.editing.form_editor.choices import Content
from plugins.editing.form_editor.config import config_of
from plugins.editing.form_editor.rules import rules_of
from plugins.editing.preview.moment import TODAY
from plugins.editing.preview.pages import MOST_PROBLEMS, only_problems, side_by_side
from plugins.editing.preview.status import status_page
from tests.reading.content_folder import lay_out, problems, read
from tests.security.attacks import Files, event, news, read_attacks

ATTACKS = read_attacks()
THINGS = 125
LANGUAGES = ("bg", "en")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each attack in the title of a piece of news and in that of an event."""
    files: Files = {}
    for number in range(THINGS):
        texts = [attack.text for attack in ATTACKS[number::THINGS]]
        files |= news(number, " ".join(texts), texts)
        files |= event(number, " ".join(texts[::-1]), texts[:4], "Текст.")
    return lay_out(tmp_path_factory.mktemp("editing"), files)


@pytest.fixture(scope="module")
def site(content: Path) -> Site:
    return read(content)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_status_names_them_and_none_acts(site: Site, language: str) -> None:
    page = status_page(site, TODAY, language, 0)
    assert page.count(b"alert") > THINGS
    assert not is_active(without_icon(page))


def without_icon(page: bytes) -> bytes:
    """A page of the preview without its own empty icon."""
    return page.replace(b'href="data:,"', b"")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_told_over_a_page_does_not_act(tmp_path: Path, language: str) -> None:
    files: Files = {}
    for attack in ATTACKS:
        files |= news(attack.number, body=attack.text)
    told = problems(lay_out(tmp_path, files))
    assert len(told) > len(ATTACKS) / 2
    for start in range(0, len(told), MOST_PROBLEMS):
        assert not is_active(without_icon(only_problems(told[start : start + MOST_PROBLEMS], language)))


def test_an_address_that_is_looked_at_adds_nothing_to_the_page() -> None:
    expected = elements(side_by_side("/news/", TODAY, "en"))
    assert [one.text for one in ATTACKS if elements(side_by_side(f"/{one.text}", TODAY, "en")) != expected] == []


def elements(page: bytes) -> list[tuple[str | None, list[str]]]:
    """The elements of a page with the names of their attributes."""
    return [(node.tag, sorted(node.attributes)) for node in LexborHTMLParser(page).css("*")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_gets_their_words_as_words(content: Path, language: str) -> None:
    written = Content(content, language, language)
    config = yaml.safe_load(config_of(written, LANGUAGES, {"backend": {"name": "proxy"}}))
    assert [collection["name"] for collection in config["collections"]][:2] == ["news", "events"]
    assert config["backend"] == {"name": "proxy"}
    rules = json.loads(json.dumps(rules_of(written, LANGUAGES, is_local=True), ensure_ascii=False))
    assert rules
    events = {choice.value: choice.label for choice in written.named("events")}
    labels = yaml.safe_load(config_of(written, LANGUAGES, {}))["collections"][0]["fields"]
    shown = {
        option["value"]: option["label"]
        for field in labels
        for option in field.get("options", ())
        if field["name"] == "events"
    }
    assert shown == events
