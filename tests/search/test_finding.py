"""What is found, and what a browser has to fetch for it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.search.asking import find, loaded, write_index
from tests.small_site import article, city, day, editions, plain_page

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "а" * 10_000,
    "а б " * 5_000,
    "🎉🎊 👩‍👩‍👧",
    "\x00\x07\x1b[31m\u202e\u200b",
    "__proto__ constructor hasOwnProperty toString",
    "'; DROP TABLE news; --",
    "%00%27 {{7*7}} ${7*7}",
    "\ud83d",
    "(((((.*+?^$|\\",
    "   ",
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    named = {"topics": ("open-data",), "cities": ("haskovo",)}
    return write_index(
        tmp_path_factory.mktemp("index"),
        editions(
            articles=(
                article("old", day("2020-07-02"), "Семинар в общината", "A workshop at the council"),
                article("new", day("2022-07-02"), "Семинари за данни", "Workshops on data", **named),
                article("only-bulgarian", day("2021-07-02"), "Щъркелът пристигна", None),
            ),
            cities=(city("haskovo", "Хасково", "Haskovo"), city("bistrita", "Бистрица", "Bistrița", "RO")),
            pages=(plain_page("about", "За сайта", "About this site"),),
        ),
    )


def found(index: Path, query: str, language: str = "bg", **filters: str) -> tuple[str, ...]:
    (answer,) = find(index, language, [query], filters)
    return answer.addresses


@pytest.mark.parametrize(
    "query",
    ["семинарът", "СЕМИНАРИТЕ", "„семинар“", "seminari", "seminarat", "ie;rkd,", "семинр", "сем", "семинар –"],
)
def test_of_two_that_fit_equally_well_the_newer_one_stands_first(index: Path, query: str) -> None:
    assert found(index, query) == ("/news/new/", "/news/old/")


@pytest.mark.parametrize(
    ("query", "language", "address"),
    [
        ("haskovo", "bg", "/cities/haskovo/"),
        ("Хасково", "en", "/en/cities/haskovo/"),
        ("хасквоо", "bg", "/cities/haskovo/"),
        ("ndiuflf", "bg", "/cities/haskovo/"),
        ("ядось", "en", ""),
        ("bistrita", "en", "/en/cities/bistrita/"),
        ("бистрица", "en", "/en/cities/bistrita/"),
        ("румъния", "bg", "/cities/bistrita/"),
        ("shturkel", "bg", "/news/only-bulgarian/"),
        ("щъркели", "bg", "/news/only-bulgarian/"),
    ],
)
def test_a_name_is_found_in_either_alphabet_layout_and_language(
    index: Path, query: str, language: str, address: str
) -> None:
    assert found(index, query, language)[:1] == ((address,) if address else ())


@pytest.mark.parametrize(
    ("filters", "addresses"),
    [
        ({"year": "2020"}, ("/news/old/",)),
        ({"topic": "open-data"}, ("/news/new/",)),
        ({"city": "haskovo"}, ("/news/new/",)),
        ({"kind": "events"}, ()),
        ({"kind": "constructor", "__proto__": "x"}, ()),
    ],
)
def test_filters_narrow_down(index: Path, filters: dict[str, str], addresses: Sequence[str]) -> None:
    assert found(index, "семинар", **filters) == tuple(addresses)


def test_what_is_not_in_this_language_is_not_found_in_it(index: Path) -> None:
    assert found(index, "щъркел", "en") == ()


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_there_is_an_answer(index: Path, query: str) -> None:
    (answer,) = find(index, "bg", [query])
    assert answer.count >= 0


def test_a_query_fetches_little(index: Path) -> None:
    files = loaded(index, "bg", "семинар")
    assert files[0].name == "index.json"
    assert len(files) <= 5


def test_what_is_shown_of_an_entry_is_what_its_reader_sees(index: Path) -> None:
    files = (index / "search" / "texts").glob("*.json")
    shown = {one["href"]: one for one in (json.loads(path.read_text(encoding="utf-8")) for path in files)}
    assert shown["/news/new/"] == {
        "title": "Семинари за данни",
        "href": "/news/new/",
        "kind": "Новина",
        "date": "2 юли 2022\u202fг.",
        "datetime": "2022-07-02",
        "summary": "Семинари за данни.",
        "text": "Семинари за данни",
    }
