from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.problem import Place, Problem
from plugins.reading.strict_yaml import DEEPEST, Mapping, Scalar, Sequence, Unquoted, place_of, read

PATH = "content/a.md"


def plain(text: str) -> object:
    mapping, problems = read(text, PATH)
    assert problems == []
    return mapping.plain


def codes(text: str) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.place.line, problem.place.column) for problem in read(text, PATH)[1]]


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "yes",
        "on",
        "18:00",
        "0x10",
        "010",
        "1_000",
        "1.50",
        "1e3",
        ".inf",
        "2020-07-02",
        "true",
        "=",
        "NO",
    ],
)
def test_a_value_stays_the_text_that_was_written(written: str) -> None:
    assert plain(f"key: {written}\n") == {"key": written}


@pytest.mark.parametrize(
    "written",
    [
        "007",
        "0x1F",
        "0o17",
        "1e3",
        "1.10",
        "+5",
        ".5",
        "5.",
        "-0",
        "9007199254740993",
        "0.0000001",
        "True",
    ],
)
def test_a_text_that_programs_take_for_something_else_is_marked_where_it_has_no_quotation_marks(written: str) -> None:
    assert isinstance(value(f"key: {written}\n"), Unquoted)
    assert not isinstance(value(f"key: '{written}'\n"), Unquoted)
    assert not isinstance(value(f"key: |\n  {written}\n"), Unquoted)


@pytest.mark.parametrize(
    "written", ["2020", "42.5", "-0.25", "0", "18:30", "1_000", "0b11", "no", "2020-07-02", "true"]
)
def test_what_is_saved_as_it_stands_is_not_marked(written: str) -> None:
    assert not isinstance(value(f"key: {written}\n"), Unquoted)


@pytest.mark.parametrize("written", ["", "~", "null", "NULL"])
def test_what_the_form_writes_for_an_empty_field_is_no_value(written: str) -> None:
    assert plain(f"key: {written}\nother: [a, {written or 'null'}]\n") == {"other": ["a"]}
    assert plain(f"key: '{written or 'null'}'\n") == {"key": written or "null"}


def value(text: str) -> object:
    (found,) = plain(text).values()  # type: ignore[attr-defined]
    return found


def test_an_integer_tag_changes_nothing() -> None:
    assert plain("key: !!int 010\n") == {"key": "010"}


def test_a_key_is_a_text_too() -> None:
    assert plain("no: a\n1: b\n") == {"no": "a", "1": "b"}


def test_a_key_without_a_value_is_as_good_as_not_there() -> None:
    mapping, problems = read('a:\nb: ""\nc: "  "\nd: 1\n', PATH)
    assert problems == []
    assert mapping.plain == {"d": "1"}
    assert list(mapping.keys) == ["a", "b", "c", "d"]


def test_an_item_without_a_value_is_left_out() -> None:
    assert plain("a:\n  - x\n  -\n  - y\n") == {"a": ["x", "y"]}


def test_blanks_around_a_text_are_no_part_of_it() -> None:
    assert plain('a: "  София  "\nb: |\n  ред\n') == {"a": "София", "b": "ред"}


def test_every_value_and_key_has_its_place() -> None:
    assert read('заглавие: "А"\nсписък: [б, {в: г}]\n', PATH, first_line=2) == (
        Mapping(
            {
                "заглавие": Scalar("А", Place(PATH, 2, 11)),
                "списък": Sequence(
                    (
                        Scalar("б", Place(PATH, 3, 10)),
                        Mapping({"в": Scalar("г", Place(PATH, 3, 17))}, {"в": Place(PATH, 3, 14)}, Place(PATH, 3, 13)),
                    ),
                    Place(PATH, 3, 9),
                ),
            },
            {"заглавие": Place(PATH, 2, 1), "списък": Place(PATH, 3, 1)},
            Place(PATH, 2, 1),
        ),
        [],
    )


def test_a_column_counts_letters_and_not_bytes() -> None:
    mapping, _ = read("a: [🏙, б]\n", PATH)
    assert place_of(mapping, ("a", 1)) == Place(PATH, 1, 8)


def test_nothing_is_an_empty_mapping() -> None:
    for text in ("", "\n\n", "# само бележка\n"):
        assert read(text, PATH, first_line=2) == (Mapping({}, {}, Place(PATH, 2)), [])


def test_place_of_a_missing_key_is_where_its_mapping_begins() -> None:
    mapping, _ = read("a:\n  b: 1\n  c:\n", PATH)
    assert place_of(mapping, ("a", "d")) == Place(PATH, 2, 3)
    assert place_of(mapping, ("a", "b")) == Place(PATH, 2, 6)
    assert place_of(mapping, ("a", "c")) == Place(PATH, 3, 3)
    assert place_of(mapping, ("a", 7)) == Place(PATH, 2, 3)


def test_a_duplicate_key_names_the_first_line_and_the_first_value_stays() -> None:
    mapping, problems = read("a: 1\nb: 2\na: 3\n", PATH, first_line=2)
    assert mapping.plain == {"a": "1", "b": "2"}
    assert problems == [Problem(Place(PATH, 4, 1), "yaml-duplicate-key", {"key": "a", "line": "2"})]


def test_a_key_without_a_value_may_not_stand_twice_either() -> None:
    assert codes("a:\na: 1\n") == [("yaml-duplicate-key", 2, 1)]


def test_a_tab_in_the_indentation_is_told_on_each_line() -> None:
    assert codes("a:\n\t- b\n  \t- c\n\t\nd: e\tf\n") == [("yaml-tab", 2, 1), ("yaml-tab", 3, 3)]


def test_a_tab_inside_a_text_is_allowed() -> None:
    assert plain("a: b\tc\n") == {"a": "b\tc"}


def test_an_alias_is_told_where_it_stands() -> None:
    assert codes("a: &b c\nd: *b\n") == [("yaml-alias", 2, 4)]


def test_an_alias_that_is_a_key_is_told_too() -> None:
    assert codes("a: &b c\n*b : d\n") == [("yaml-alias", 2, 1)]


def test_a_merge_key_brings_nothing_in() -> None:
    mapping, _ = read("a: &b {c: d}\ne:\n  <<: *b\n", PATH)
    assert "c" not in str(mapping.get("e"))


def test_aliases_that_multiply_are_refused_at_once() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
    assert {problem.code for problem in read(bomb, PATH)[1]} == {"yaml-alias"}


def test_nesting_has_a_limit() -> None:
    within = "a: " + "[" * (DEEPEST - 1) + "x" + "]" * (DEEPEST - 1)
    assert codes(within) == []
    assert codes("a: " + "[" * DEEPEST + "x" + "]" * DEEPEST) == [("yaml-too-deep", 1, 3 + DEEPEST + 1)]


def test_very_deep_nesting_is_told_and_stops_nothing() -> None:
    keys = "a: " + "{" * 10_000, "? " * 5_000 + "a"
    for text in ("a: " + "[" * 10_000, "a: " + "[" * 10_000 + "]" * 10_000, "- " * 5_000 + "a", *keys):
        assert {problem.code for problem in read(text, PATH)[1]} <= {"yaml-too-deep", "yaml-syntax", "yaml-not-mapping"}
        assert read(text, PATH)[1]


@pytest.mark.parametrize("text", ["- a\n- b\n", "само текст\n", "? [a, b]\n: c\n"])
def test_what_is_not_lines_of_key_and_value_is_told(text: str) -> None:
    assert [code for code, *_ in codes(text)] == ["yaml-not-mapping"]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: b: c\n", 1, 5),
        ('a: "b\nc: d\n', 1, 4),
        ("a: [b\nc: d\n", 1, 4),
        ("a: b]\nc: [d]]\n", 2, 7),
        ("a: b\n---\nc: d\n", 2, 1),
    ],
)
def test_what_is_no_yaml_is_told_where_it_goes_wrong(text: str, line: int, column: int) -> None:
    assert codes(text) == [("yaml-syntax", line, column)]


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=60))
def test_a_quoted_text_comes_out_as_it_went_in(text: str) -> None:
    mapping, problems = read(f"key: {json.dumps(text, ensure_ascii=False)}\n", PATH)
    assert problems == []
    assert mapping.plain == ({"key": text.strip()} if text.strip() else {})
