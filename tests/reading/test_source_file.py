from __future__ import annotations

from pathlib import Path

import pytest

from plugins.problem import Place, Problem
from plugins.reading.source_file import SourceFile, read_source_file, read_text
from plugins.reading.strict_yaml import Mapping, Scalar

SHOWN = "content/news/a/index.bg.md"


def written(tmp_path: Path, data: bytes | str) -> Path:
    path = tmp_path / "index.bg.md"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def source(tmp_path: Path, data: bytes | str) -> tuple[SourceFile, list[Problem]]:
    return read_source_file(written(tmp_path, data), SHOWN, "bg")


def told(tmp_path: Path, data: bytes | str) -> list[tuple[str, int, int]]:
    problems = read_text(written(tmp_path, data), SHOWN)[1]
    return [(problem.code, problem.place.line, problem.place.column) for problem in problems]


def test_a_file_is_front_matter_and_a_body_that_knows_its_line(tmp_path: Path) -> None:
    assert source(tmp_path, "---\ntitle: А\n---\nПърви ред.\n\nТрети.\n") == (
        SourceFile(
            SHOWN,
            "bg",
            Mapping({"title": Scalar("А", Place(SHOWN, 2, 8))}, {"title": Place(SHOWN, 2, 1)}, Place(SHOWN, 2, 1)),
            "Първи ред.\n\nТрети.\n",
            4,
        ),
        [],
    )


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_line_ends(tmp_path: Path, end: str) -> None:
    data = "---\ntitle: А\n---\nПърви.\n\nВтори.\n"
    assert source(tmp_path, data.replace("\n", end)) == source(tmp_path, data)


def test_blanks_after_the_lines_that_close_front_matter_do_no_harm(tmp_path: Path) -> None:
    file, problems = source(tmp_path, "---  \ntitle: А\n--- \nТекст.")
    assert (file.body, file.body_line, problems) == ("Текст.", 4, [])


def test_a_rule_in_the_body_closes_nothing(tmp_path: Path) -> None:
    assert source(tmp_path, "---\ntitle: А\n---\nА\n\n---\n\nБ\n")[0].body == "А\n\n---\n\nБ\n"


def test_a_line_of_hyphens_inside_a_value_closes_nothing_unless_it_is_alone(tmp_path: Path) -> None:
    file, problems = source(tmp_path, "---\ntitle: --- А ---\n---\n")
    assert (file.front_matter.plain, problems) == ({"title": "--- А ---"}, [])


def test_a_file_may_have_no_body(tmp_path: Path) -> None:
    file, problems = source(tmp_path, "---\ntitle: А\n---")
    assert (file.body, file.body_line, problems) == ("", 4, [])


def test_empty_front_matter_is_an_empty_mapping(tmp_path: Path) -> None:
    file, problems = source(tmp_path, "---\n---\nТекст.")
    assert (file.front_matter.plain, file.body, problems) == ({}, "Текст.", [])


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty-file"),
        (b" \n\t\n", "empty-file"),
        ("Текст", "no-front-matter"),
        ("\n---\ntitle: А\n---\n", "no-front-matter"),
        ("----\ntitle: А\n----\n", "no-front-matter"),
        ("---\ntitle: А\n", "front-matter-not-closed"),
        ("---", "front-matter-not-closed"),
    ],
)
def test_a_file_that_is_not_in_the_form_is_empty_and_told_at_its_beginning(
    tmp_path: Path, data: bytes | str, expected: str
) -> None:
    file, problems = source(tmp_path, data)
    assert file == SourceFile(SHOWN, "bg", Mapping({}, {}, Place(SHOWN)), "", 1)
    assert [(problem.code, problem.place) for problem in problems] == [(expected, Place(SHOWN, 1, 1))]


def test_a_first_line_that_is_shown_is_cut(tmp_path: Path) -> None:
    _, problems = source(tmp_path, "а" * 100)
    assert problems == [Problem(Place(SHOWN), "no-front-matter", {"found": "а" * 40})]


def test_a_byte_that_is_not_utf8_is_told_by_line_and_letter(tmp_path: Path) -> None:
    assert told(tmp_path, "Ред.\nИ ".encode() + b"\xff") == [("not-utf8", 2, 3)]


def test_cp1251_and_utf16_are_not_utf8(tmp_path: Path) -> None:
    assert told(tmp_path, "София".encode("cp1251")) == [("not-utf8", 1, 1)]
    assert told(tmp_path, "София".encode("utf-16")) == [("not-utf8", 1, 1)]


def test_a_byte_order_mark_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, b"\xef\xbb\xbf---\n") == [("byte-order-mark", 1, 1)]


@pytest.mark.parametrize("control", ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x80", "\x9f"])
def test_a_control_character_is_told_with_its_number(tmp_path: Path, control: str) -> None:
    assert read_text(written(tmp_path, f"Ред.\nА{control}Б"), SHOWN) == (
        None,
        [Problem(Place(SHOWN, 2, 2), "control-character", {"found": f"U+{ord(control):04X}"})],
    )


def test_tabs_and_letters_of_every_script_are_no_control_characters(tmp_path: Path) -> None:
    assert read_text(written(tmp_path, "\tСофия Ѝ 東京 🏙 é"), SHOWN) == ("\tСофия Ѝ 東京 🏙 é", [])


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    text, problems = read_text(tmp_path / "nothing.md", SHOWN)
    assert (text, [(problem.code, problem.place) for problem in problems]) == (
        None,
        [("unreadable-file", Place(SHOWN))],
    )


def test_a_symbolic_link_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("---\ntitle: А\n---\n")
    link = tmp_path / "index.bg.md"
    link.symlink_to(tmp_path / "secret.md")
    assert read_text(link, SHOWN) == (None, [Problem(Place(SHOWN), "symbolic-link")])
