from __future__ import annotations

from pathlib import Path

import pytest

from plugins.editing.preview.excerpt import LONGEST, Line, ShownProblem, shown
from plugins.problem import Place, Problem

LINES = "---\nid: a\ntopics: [mobilty]\ndate: 2020\n---\n"


def wrong(path: str, line: int = 1, column: int = 1) -> Problem:
    return Problem(Place(path, line, column), "unknown-topic", {"found": "mobilty"}, "mobility")


def test_a_problem_is_shown_with_the_lines_around_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(LINES, encoding="utf-8")
    assert shown(wrong("a.md", 3, 10), "en", tmp_path) == ShownProblem(
        "a.md:3:10",
        "unknown-topic",
        'there is no topic "mobilty"; did you mean "mobility"?',
        (
            Line(1, "---", "", is_wrong=False),
            Line(2, "id: a", "", is_wrong=False),
            Line(3, "topics: [", "mobilty]", is_wrong=True),
            Line(4, "date: 2020", "", is_wrong=False),
            Line(5, "---", "", is_wrong=False),
        ),
    )


@pytest.mark.parametrize("path", ["../secret.md", "nothing.md", "folder", "link.md", "a\0b.md"])
def test_nothing_but_a_file_of_the_content_is_shown(path: str, tmp_path: Path) -> None:
    root = tmp_path / "project"
    (root / "folder").mkdir(parents=True)
    (tmp_path / "secret.md").write_text("secret", encoding="utf-8")
    (root / "link.md").symlink_to(tmp_path / "secret.md")
    assert shown(wrong(path), "en", root).lines == ()


def test_of_a_long_line_what_is_wrong_is_shown(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a" * 5_000 + "WRONG" + "b" * 5_000, encoding="utf-8")
    line = shown(wrong("a.md", 1, 5_001), "en", tmp_path).lines[0]
    assert (line.rest.startswith("WRONG"), len(line.before + line.rest)) == (True, LONGEST)


def test_what_cannot_be_read_or_seen_is_shown_as_well_as_can_be(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xff\x00\x1b[31m\xe2\x80\xaetext\n")
    line = shown(wrong("a.md"), "en", tmp_path).lines[0]
    assert (line.before + line.rest).isprintable()
