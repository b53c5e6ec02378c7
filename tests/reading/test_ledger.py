"""The ledger as a file; each promise that can be broken is a folder of ``invalid/``."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.domain.ledger import EMPTY, Entry, Ledger
from plugins.problem import Place, Problem
from plugins.publishing.ledger import ledger_text
from plugins.reading.ledger import LedgerFile, parse, read_ledger
from tests.reading.content_folder import NEWS, lay_out, news, problems, read, told

ABOUT = '"page-about": {"kind": "pages", "addresses": {"bg": "/about/", "en": "/en/about/"}},'
LAB = (
    '"event-lab": {"kind": "events", "addresses": {"bg": "/events/laboratoria/"}, "aliases": ["/lab.html"], '
    '"uid": "event-lab@innovativesofia.bg", "digest": "0123456789abcdef", "sequence": 7},'
)
EXAMPLE = '"news-example": {"kind": "news", "addresses": {"bg": "/news/primer/"}},'
OTHER = "news/2021-05-11-drug/index.bg.md"


def text(*lines: str) -> str:
    return "\n".join(["{", *lines, '"$format": 1', "}", ""])


def beside(content: Path, *lines: str) -> Path:
    (content.parent / "ledger.json").write_text(text(*lines), encoding="utf-8")
    return content


def codes(content: Path) -> list[tuple[str, str]]:
    return [(str(problem.place), problem.code) for problem in problems(content)]


def test_a_ledger_is_read_with_the_place_of_each_thing() -> None:
    assert parse(text(LAB, ABOUT), "ledger.json") == LedgerFile(
        Ledger(
            {
                "event-lab": Entry(
                    "event-lab",
                    "events",
                    {"bg": "/events/laboratoria/"},
                    ("/lab.html",),
                    "event-lab@innovativesofia.bg",
                    "0123456789abcdef",
                    7,
                ),
                "page-about": Entry("page-about", "pages", {"bg": "/about/", "en": "/en/about/"}),
            }
        ),
        {"event-lab": Place("ledger.json", 2), "page-about": Place("ledger.json", 3)},
    )


def test_a_ledger_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert read_ledger(tmp_path / "ledger.json", "ledger.json") == LedgerFile()
    assert read(lay_out(tmp_path)).ledger == EMPTY


def test_line_ends_of_windows_are_read(tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    path.write_bytes(text(ABOUT).replace("\n", "\r\n").encode())
    assert read_ledger(path, "ledger.json") == parse(text(ABOUT), "ledger.json")


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        " " + ABOUT,
        ABOUT.removesuffix(","),
        ABOUT.replace('"page-about"', '"Page about"'),
        ABOUT.replace('"page-about"', '"$format"'),
        ABOUT.replace('"pages"', '"things"'),
        ABOUT.replace('"/about/"', '"about"'),
        ABOUT.replace('"/about/"', "5"),
        ABOUT.replace('"kind": "pages", ', ""),
        ABOUT.replace('"kind"', '"more": 1, "kind"'),
        ABOUT.replace('"kind"', '"sequence": 0, "kind"'),
        LAB.replace('"sequence": 7', '"sequence": "7"'),
        LAB.replace('"sequence": 7', '"sequence": -1'),
        LAB.replace('"sequence": 7', '"sequence": 7.5'),
        LAB.replace(', "sequence": 7', ""),
        LAB.replace("0123456789abcdef", "0123456789ABCDEF"),
        LAB.replace("event-lab@innovativesofia.bg", ""),
        LAB.replace('["/lab.html"]', '"/lab.html"'),
        '"$format": 1',
    ],
)
def test_a_line_in_another_form_is_told_and_the_others_are_read(wrong: str) -> None:
    file = parse(text(EXAMPLE, wrong), "ledger.json")
    assert list(file.ledger.entries) == ["news-example"]
    assert file.problems == [Problem(Place("ledger.json", 3), "wrong-ledger-line")]


@given(st.text(st.sampled_from('{}[]",:$format1 \nab/-')) | st.text())
@example(text(ABOUT) + "\n")
@example("{")
@example("}")
@example("{\n}")
@example('"$format": 1\n}')
def test_whatever_stands_in_a_ledger_is_read_or_told(written: str) -> None:
    file = parse(written, "ledger.json")
    assert file.problems or file.ledger == parse(ledger_text(file.ledger), "ledger.json").ledger


def test_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    content = lay_out(tmp_path)
    (tmp_path / "ledger.json").symlink_to("/etc/passwd")
    assert codes(content) == [("ledger.json:1:1", "symbolic-link")]


def test_a_ledger_may_be_longer_than_a_text(tmp_path: Path) -> None:
    lines = [
        f'"news-{number}": {{"kind": "news", "addresses": {{"bg": "/news/{number}/"}}}},' for number in range(9_000)
    ]
    path = tmp_path / "ledger.json"
    path.write_text(text(*lines), encoding="utf-8")
    assert len(read_ledger(path, "ledger.json").ledger.entries) == 9_000


def test_the_site_knows_its_ledger(tmp_path: Path) -> None:
    lab = LAB.replace('"aliases": ["/lab.html"], ', "")
    site = read(beside(lay_out(tmp_path), ABOUT, lab))
    assert site.ledger == parse(text(ABOUT, lab), "ledger.json").ledger


def test_a_new_slug_with_its_old_address_keeps_the_promise(tmp_path: Path) -> None:
    content = lay_out(tmp_path, news("aliases: [/news/staro/]\n"))
    assert codes(beside(content, EXAMPLE.replace("primer", "staro"))) == []


def test_an_old_address_of_one_language_keeps_the_promise_of_that_language_only(tmp_path: Path) -> None:
    content = lay_out(tmp_path, news("aliases: [/en/news/staro/]\n"))
    both = EXAMPLE.replace('{"bg": "/news/primer/"}', '{"bg": "/news/staro/", "en": "/en/news/staro/"}')
    only = EXAMPLE.replace('{"bg": "/news/primer/"}', '{"en": "/en/news/staro/"}')
    assert codes(beside(content, only)) == []
    assert codes(beside(content, both)) == [(f"content/{NEWS}:6:10", "published-address-gone")]


def test_a_slug_that_is_taken_back_keeps_every_promise(tmp_path: Path) -> None:
    content = lay_out(tmp_path, news("aliases: [/news/novo/]\n"))
    before = EXAMPLE.replace("primer", "novo").replace("}},", '}, "aliases": ["/news/primer/"]},')
    assert codes(beside(content, before)) == []


@pytest.mark.parametrize("fact", ["publish_on: 2199-01-01", "expires: 2021-01-01"])
def test_time_breaks_no_promise(fact: str, tmp_path: Path) -> None:
    site = read(beside(lay_out(tmp_path, news(f"{fact}\n")), EXAMPLE))
    assert [article.id for article in site.articles] == ["news-beginning"]


def test_a_thing_that_was_copied_with_its_id_is_told_once(tmp_path: Path) -> None:
    content = lay_out(tmp_path, {**news(), **news(at="news/2020-01-01-kopie/index.bg.md")})
    assert codes(beside(content, EXAMPLE)) == [(f"content/{NEWS}:2:5", "duplicate-id")]


def test_a_folder_that_was_copied_under_another_date_is_told_once(tmp_path: Path) -> None:
    content = lay_out(tmp_path, {**news(), **news(id="news-copy", at="news/2022-05-10-primer/index.bg.md")})
    assert codes(beside(content, EXAMPLE)) == [("content/news/2022-05-10-primer:1:1", "duplicate-address")]


def test_an_id_that_cannot_be_read_is_not_gone(tmp_path: Path) -> None:
    content = lay_out(tmp_path, news(id="Not an id"))
    assert codes(beside(content, EXAMPLE)) == [(f"content/{NEWS}:2:5", "wrong-id")]


def test_aliases_that_cannot_be_read_are_not_gone(tmp_path: Path) -> None:
    content = lay_out(tmp_path, news("aliases: [staro]\n"))
    assert codes(beside(content, EXAMPLE.replace("primer", "staro"))) == [(f"content/{NEWS}:6:11", "wrong-alias")]


def test_topics_that_cannot_be_read_are_not_gone(tmp_path: Path) -> None:
    content = lay_out(tmp_path, remove=["topics.yaml"])
    line = '"topics/mobility": {"kind": "topics", "addresses": {"bg": "/topics/mobility/"}},'
    assert codes(beside(content, line)) == [("content/topics.yaml:1:1", "missing-file")]


def test_two_things_that_change_places_are_told_at_both(tmp_path: Path) -> None:
    content = lay_out(tmp_path, {**news(id="news-other"), **news(at=OTHER)})
    other = EXAMPLE.replace("primer", "drug").replace("news-example", "news-other")
    assert codes(beside(content, EXAMPLE, other)) == [
        ("content/news/2021-05-10-primer:1:1", "published-address-taken"),
        ("content/news/2021-05-11-drug:1:1", "published-address-taken"),
    ]


def test_a_deleted_thing_whose_address_another_takes_breaks_two_promises(tmp_path: Path) -> None:
    content = lay_out(tmp_path, news(id="news-other"))
    other = EXAMPLE.replace("primer", "drug").replace("news-example", "news-other")
    assert codes(beside(content, EXAMPLE, other)) == [
        ("content/news/2021-05-10-primer:1:1", "published-address-taken"),
        (f"content/{NEWS}:1:1", "published-address-gone"),
        ("ledger.json:2:1", "published-id-gone"),
    ]


def test_every_broken_promise_is_told_at_once_with_every_other_mistake(tmp_path: Path) -> None:
    content = lay_out(tmp_path, news("status: draft\ntopics: [walking]\n"))
    lines = [EXAMPLE.replace("primer", "staro"), ABOUT.replace("page-about", "page-gone"), "?"]
    assert codes(beside(content, *lines)) == [
        (f"content/{NEWS}:1:1", "published-address-gone"),
        (f"content/{NEWS}:6:9", "published-draft"),
        (f"content/{NEWS}:7:10", "unknown-topic"),
        ("content/pages/about/index.bg.md:2:5", "published-id-changed"),
        ("ledger.json:4:1", "wrong-ledger-line"),
    ]


def test_a_line_that_is_deleted_on_purpose_is_no_promise(tmp_path: Path) -> None:
    content = lay_out(tmp_path)
    assert "ledger.json:3:1" in told(beside(content, ABOUT, EXAMPLE), "en")
    assert codes(beside(content, ABOUT)) == []


def test_of_two_things_with_one_id_the_one_that_stands_where_it_stood_keeps_the_promise(tmp_path: Path) -> None:
    files = {**news("status: draft\n", at="news/2021-05-09-kopie/index.bg.md"), **news()}
    assert codes(beside(lay_out(tmp_path, files), EXAMPLE)) == [(f"content/{NEWS}:2:5", "duplicate-id")]
