"""The whole built site by the Nu Html Checker: no error, no warning."""

from __future__ import annotations

import re
from pathlib import Path

from tests.page_checkers import nu_html_checker

UNKNOWN_TO_THE_CHECKER = re.compile(
    "Property “(container-type|paint-order)” doesn't exist|Unrecognized at-rule “@container”"
    "|^This document appears to be written in"
)
"""What the checker does not know though it is right (CSS Containment 3, SVG 2), and its guess at a text's language."""


def test_the_checker_finds_no_mistake_in_the_built_site(output: tuple[Path, str]) -> None:
    files = [path for path in sorted(output[0].rglob("*")) if path.suffix in (".html", ".css", ".svg")]
    assert {path.suffix for path in files} == {".html", ".css", ".svg"}
    assert [one for one in nu_html_checker(files) if not UNKNOWN_TO_THE_CHECKER.search(one.text)] == []


def test_the_checker_finds_a_mistake_in_every_kind_of_file(tmp_path: Path) -> None:
    wrong = {
        "wrong.html": '<!doctype html><html lang="en"><title>A</title><p><b>text</p>',
        "wrong.css": "p { colour: red }",
        "wrong.svg": '<svg xmlns="http://www.w3.org/2000/svg"><rectangle/></svg>',
    }
    for name, text in wrong.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    messages = nu_html_checker(tmp_path / name for name in wrong)
    assert {Path(one.file).name for one in messages} == set(wrong)
