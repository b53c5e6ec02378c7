from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.domain.site import Site
from plugins.domain.thing import Translation
from plugins.reading.translations import read_texts, sources
from tests.reading.content_folder import VALID, lay_out, read
from tests.small_site import article, day, words

FOLDER = "news/2020-07-02-nachalo"


class Desk:
    """Content that editors change, and the file of what has been published."""

    def __init__(self, folder: Path) -> None:
        self.content, self.file = lay_out(folder), folder / "translations.json"

    def site(self) -> Site:
        return read(self.content)

    def publish(self) -> None:
        site = self.site()
        self.file.write_text(read_texts(site, self.file).to_keep(site), encoding="utf-8")

    def change(self, language: str, old: str, new: str) -> None:
        path = self.content / FOLDER / f"index.{language}.md"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def older(self) -> dict[str, tuple[str, ...]]:
        site = self.site()
        texts = read_texts(site, self.file)
        thing = next(thing for thing in site.things if thing.folder.endswith(FOLDER))
        return {language: found for language in thing.words if (found := texts.older_than(thing, language))}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.publish()
    return desk


def test_what_has_not_changed_is_in_step(desk: Desk) -> None:
    assert desk.older() == {}


def test_a_text_is_older_once_the_other_has_changed_until_it_changes_too(desk: Desk) -> None:
    desk.change("bg", "summary:", "summary: Ново.")
    assert desk.older() == {"en": ("bg",)}
    desk.publish()
    assert desk.older() == {"en": ("bg",)}, "publishing does not make it newer"
    desk.change("en", "summary:", "summary: New.")
    assert desk.older() == {}
    desk.publish()
    assert desk.older() == {}


def test_saying_that_a_text_is_reviewed_brings_it_into_step(desk: Desk) -> None:
    desk.change("en", "title:", "translation: unreviewed\ntitle:")
    desk.publish()
    desk.change("bg", "summary:", "summary: Ново.")
    assert desk.older() == {"en": ("bg",)}
    desk.change("en", "unreviewed", "reviewed")
    assert desk.older() == {}


@pytest.mark.parametrize(("old", "new"), [("\n---\n", "\nupdated: 2021-01-01\n---\n"), ("\n", "\r\n")])
def test_facts_and_line_ends_are_no_words(desk: Desk, old: str, new: str) -> None:
    path = desk.content / FOLDER / "index.bg.md"
    path.write_bytes(path.read_bytes().replace(old.encode(), new.encode()))
    assert desk.older() == {}


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"news-start": 1}', '{"a": {"bg": {}}}'])
def test_where_the_file_is_lost_or_damaged_all_is_in_step(desk: Desk, damaged: str) -> None:
    desk.file.write_text(damaged, encoding="utf-8")
    desk.change("bg", "summary:", "summary: Ново.")
    assert desk.older() == {}


def test_the_file_is_a_line_a_thing(desk: Desk) -> None:
    text = desk.file.read_text(encoding="utf-8")
    several = [folder for folder in VALID.rglob("*") if len(list(folder.glob("index.*.md"))) > 1]
    assert (len(json.loads(text)), len(text.splitlines())) == (len(several), len(several) + 2)


@pytest.mark.parametrize(
    ("bg", "en", "followed"),
    [
        (Translation.ORIGINAL, Translation.REVIEWED, {"bg": (), "en": ("bg",)}),
        (Translation.UNREVIEWED, Translation.ORIGINAL, {"bg": ("en",), "en": ()}),
        (Translation.ORIGINAL, Translation.ORIGINAL, {"bg": ("en",), "en": ("bg",)}),
        (Translation.REVIEWED, Translation.REVIEWED, {"bg": (), "en": ()}),
    ],
)
def test_a_translation_follows_the_original(bg: Translation, en: Translation, followed: dict[str, tuple[str]]) -> None:
    both = {"bg": words("Б", None, translation=bg)["bg"], "en": words(None, "B", translation=en)["en"]}
    thing = article("a", day("2020-01-01"), words=both)
    assert {language: sources(thing, language) for language in both} == followed


def test_who_says_how_a_text_was_translated_makes_no_other_text_older(desk: Desk) -> None:
    desk.change("bg", "summary:", "translation: original\nsummary:")
    assert desk.older() == {}
