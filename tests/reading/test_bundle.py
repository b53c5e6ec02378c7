from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.domain.permalink import Kind
from plugins.domain.thing import Status, Translation
from plugins.domain.when import Day
from plugins.problem import Place, Problem
from plugins.reading.bundle import Bundle, read_bundle

BG = "content/news/2021-05-10-primer/index.bg.md"
EN = "content/news/2021-05-10-primer/index.en.md"


def bundle(tmp_path: Path, bg: str | None = None, en: str | None = None, kind: Kind = Kind.NEWS, **more: str) -> Bundle:
    folder = tmp_path / more.pop("name", "2021-05-10-primer")
    folder.mkdir()
    for name, text in (("index.bg.md", bg), ("index.en.md", en)):
        if text is not None:
            (folder / name).write_text(f"---\n{text}\n---\n", encoding="utf-8")
    return read_bundle(kind, folder, f"content/{kind}/{folder.name}", ("bg", "en"))


WORDS = "title: А\nsummary: Б"


def test_the_facts_are_the_union_of_both_files(tmp_path: Path) -> None:
    read = bundle(tmp_path, f"{WORDS}\nid: a\ntopics: [mobility]", f"{WORDS}\ndate: 2021-05-10\nstatus: draft")
    assert read.problems == []
    assert read.facts == {
        "id": "a",
        "topics": ("mobility",),
        "date": Day(date(2021, 5, 10)),
        "status": Status.DRAFT,
    }


def test_the_words_are_each_language_s_own(tmp_path: Path) -> None:
    read = bundle(
        tmp_path, "title: А\nsummary: Б\nid: a\ndate: 2021-05-10", "title: A\nsummary: B\ntranslation: unreviewed"
    )
    assert read.words == {
        "bg": {"title": "А", "summary": "Б"},
        "en": {"title": "A", "summary": "B", "translation": Translation.UNREVIEWED},
    }


def test_a_fact_that_both_files_state_must_agree(tmp_path: Path) -> None:
    read = bundle(tmp_path, f"{WORDS}\nid: a\ndate: 2021-05-10", f"{WORDS}\ndate: 2021-05-10\nid: b")
    assert read.problems == [
        Problem(Place(EN, 5, 5), "fact-conflict", {"key": "id", "found": "b", "other": "a", "place": f"{BG}:4:5"})
    ]


def test_the_same_list_in_another_form_agrees(tmp_path: Path) -> None:
    read = bundle(tmp_path, f"{WORDS}\nid: a\ndate: 2021-05-10\ntopics: [a, b]", f'{WORDS}\ntopics:\n  - "a"\n  - b')
    assert read.problems == []


def test_lists_that_differ_are_shown_in_one_line(tmp_path: Path) -> None:
    read = bundle(tmp_path, f"{WORDS}\nid: a\ndate: 2021-05-10\ntopics: [a, b]", f"{WORDS}\ntopics: [a]")
    assert [(problem.values["found"], problem.values["other"]) for problem in read.problems] == [("a", "a, b")]


@pytest.mark.parametrize("kind", [Kind.NEWS, Kind.EVENT])
def test_news_and_events_may_be_in_one_language_only(tmp_path: Path, kind: Kind) -> None:
    facts = "date: 2021-05-10" if kind is Kind.NEWS else "start: 2021-05-10\nattendance: online"
    assert bundle(tmp_path, en=f"{WORDS}\nid: a\n{facts}", kind=kind).problems == []


@pytest.mark.parametrize("kind", [Kind.CITY, Kind.SOLUTION, Kind.DOCUMENT, Kind.PAGE])
def test_everything_else_must_be_in_every_language(tmp_path: Path, kind: Kind) -> None:
    facts = "country: BG\nrole: core" if kind is Kind.CITY else ""
    read = bundle(tmp_path, f"{WORDS}\nid: a\n{facts}", kind=kind, name="primer")
    assert read.problems == [Problem(Place(f"content/{kind}/primer"), "missing-language", {"file": "index.en.md"})]


def test_words_that_are_missing_are_told_in_the_file_where_they_are_missing(tmp_path: Path) -> None:
    read = bundle(tmp_path, f"{WORDS}\nid: a\ndate: 2021-05-10", "title: A")
    assert read.problems == [Problem(Place(EN), "missing-key", {"key": "summary"})]


def test_a_fact_that_is_missing_is_told_once(tmp_path: Path) -> None:
    read = bundle(tmp_path, f"{WORDS}\nid: a", WORDS)
    assert read.problems == [Problem(Place(BG), "missing-key", {"key": "date"})]


def test_a_file_that_could_not_be_read_is_not_said_to_lack_facts(tmp_path: Path) -> None:
    read = bundle(tmp_path, "title: [", WORDS)
    assert [(problem.code, problem.place.path) for problem in read.problems] == [("yaml-syntax", BG)]


def test_one_wrong_value_leaves_the_others_right(tmp_path: Path) -> None:
    read = bundle(tmp_path, f"{WORDS}\nid: A\ndate: 2021-05-10\nupdated: вчера")
    assert [problem.code for problem in read.problems] == ["wrong-id", "wrong-date"]
    assert read.facts == {"date": Day(date(2021, 5, 10))}


@pytest.mark.parametrize(
    ("name", "slug", "address"),
    [
        ("2021-05-10-primer", "primer", "/news/primer/"),
        ("2021-05-primer", "primer", "/news/primer/"),
        ("2021-primer", "primer", "/news/primer/"),
        ("primer-2021", "primer-2021", "/news/primer-2021/"),
    ],
)
def test_the_slug_is_the_folder_s_name_without_its_date(tmp_path: Path, name: str, slug: str, address: str) -> None:
    read = bundle(tmp_path, f"{WORDS}\nid: a\ndate: 2021-05-10", name=name)
    assert (read.problems, read.slug, read.address) == ([], slug, address)


@pytest.mark.parametrize("name", ["Primer", "пример", "a_b", "a b", "a--b", "a-", "a.b", "2021-05-10-"])
def test_a_folder_s_name_is_a_slug(tmp_path: Path, name: str) -> None:
    read = bundle(tmp_path, f"{WORDS}\nid: a\ndate: 2021-05-10", name=name)
    assert read.problems == [Problem(Place(f"content/news/{name}"), "wrong-folder-name", {"found": name})]
