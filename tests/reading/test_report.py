from __future__ import annotations

from dataclasses import replace
from errno import ENOSPC
from os import strerror
from string import Formatter

import pytest

from plugins.problem import ContentRefused, Place, Problem
from plugins.reading.messages import MESSAGES
from plugins.reading.report import cannot_write, line, message, report, spoken_language

CITY = Problem(Place("content/news/a/index.bg.md", 4, 9), "unknown-city", {"found": "sofya"}, "sofia")
EMPTY = Problem(Place("content/cities/b/index.en.md"), "empty-file")


def test_a_line_is_that_of_the_contract() -> None:
    assert line(CITY, "en") == (
        'content/news/a/index.bg.md:4:9: error[unknown-city]: there is no city "sofya"; did you mean "sofia"?'
    )


def test_the_same_line_in_bulgarian_has_the_same_place_and_code() -> None:
    assert line(CITY, "bg") == (
        'content/news/a/index.bg.md:4:9: error[unknown-city]: няма град "sofya"; може би имате предвид "sofia"?'
    )


def test_a_name_cannot_make_a_terminal_do_anything() -> None:
    problem = Problem(Place("content/\x1b[2J\n::error::\u202e\udcff"), "empty-file")
    assert line(problem, "en").startswith("content/ [2J ::error::  :1:1: error[empty-file]: ")


def test_a_language_without_a_catalogue_is_told_in_english() -> None:
    assert line(CITY, "de") == line(CITY, "en")


def test_the_report_is_a_line_each_and_then_the_number() -> None:
    assert report([EMPTY, CITY], "en").splitlines() == [line(EMPTY, "en"), line(CITY, "en"), "2 problems"]
    assert report([CITY], "en").splitlines()[-1] == "1 problem"
    assert report([], "en") == "0 problems"


@pytest.mark.parametrize(("number", "said"), [(0, "0 грешки"), (1, "1 грешка"), (2, "2 грешки"), (21, "21 грешки")])
def test_the_number_is_in_the_bulgarian_plural(number: int, said: str) -> None:
    assert report([CITY] * number, "bg").splitlines()[-1] == said


@pytest.mark.parametrize("value", ["a\nb", "a\r\nb", "\x1b[31ma", "a\u2028b", "a\x85b", "a\u202eb", "а" * 5_000])
def test_whatever_a_value_is_its_problem_is_one_short_printable_line(value: str) -> None:
    shown = line(Problem(CITY.place, "unknown-city", {"found": value}, "sofia"), "en")
    assert shown.isprintable()
    assert len(shown.splitlines()) == 1
    assert len(shown) < 400
    assert shown.endswith('did you mean "sofia"?')


def test_braces_in_a_value_stay_braces() -> None:
    assert (
        message(Problem(CITY.place, "unknown-city", {"found": "{found} {x}"}), "en") == 'there is no city "{found} {x}"'
    )


@pytest.mark.parametrize("language", ["bg", "en"])
@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_every_message_can_be_put_into_words(code: str, language: str) -> None:
    names = {name for _, name, *_ in Formatter().parse(MESSAGES[code]) if name}
    words = message(Problem(CITY.place, code, {name: f"[{name}]" for name in names}), language)
    assert all(f"[{name}]" in words for name in names)
    assert words.strip() == words != ""
    assert "{" not in words


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "bg_BG.UTF-8"}, "bg"),
        ({"LANG": "bg"}, "bg"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "bg_BG.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "bg_BG.UTF-8"}, "bg"),
        ({"LANG": "bg_BG.UTF-8", "LC_ALL": ""}, "bg"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_a_person_is_spoken_to_in_the_language_of_the_machine(environment: dict[str, str], language: str) -> None:
    assert spoken_language(("bg", "en"), environment) == language


def test_problems_are_sorted_by_file_line_and_column_and_told_once() -> None:
    places = [Place("b", 1, 1), Place("a", 10, 1), Place("a", 2, 1), Place("a", 2, 10), Place("a", 2, 9)]
    problems = [Problem(place, "empty-file") for place in places]
    refused = ContentRefused([*problems, *problems])
    assert [str(problem.place) for problem in refused.problems] == ["a:2:1", "a:2:9", "a:2:10", "a:10:1", "b:1:1"]


def test_two_mistakes_in_one_place_are_both_told() -> None:
    first = Problem(Place("a"), "missing-key", {"key": "title"})
    second = Problem(Place("a"), "missing-key", {"key": "id"})
    assert ContentRefused([first, second]).problems == (second, first)


def test_a_long_value_is_cut_after_160_letters() -> None:
    found = [replace(CITY, values={"found": "я" * length}) for length in (160, 161)]
    assert ["я" * 160 + '"' in line(one, "en") for one in found] == [True, False]
    assert 'there is no city "' + "я" * 160 + '…"' in line(found[1], "en")


def test_what_cannot_be_written_is_told_with_its_file_and_the_reason_in_the_language_asked_for() -> None:
    full, nameless = OSError(ENOSPC, strerror(ENOSPC), "a.md"), OSError(ENOSPC, strerror(ENOSPC))
    assert cannot_write(full, "bg") == "error[cannot-write]: a.md: няма място на диска"
    assert cannot_write(full, "en") == "error[cannot-write]: a.md: No space left on device"
    assert cannot_write(nameless, "en") == "error[cannot-write]: No space left on device"
