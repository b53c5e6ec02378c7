from __future__ import annotations

import re
from pathlib import Path

from plugins.editing.style_guide.guide import guide_file, with_own_ids
from tests.page_checkers import nu_html_checker

OF_A_GUIDE = re.compile(
    "^Consider using the “h1” element|skipping \\d heading level|^This document appears to be written in"
)
"""Headings of every level stand there one after another, and texts in two languages."""


def test_the_html_of_the_examples_is_valid(tmp_path: Path) -> None:
    page = tmp_path / "style-guide.html"
    page.write_bytes(guide_file("") or b"")
    assert [(one.line, one.text) for one in nu_html_checker([page]) if not OF_A_GUIDE.search(one.text)] == []


def test_ids_of_an_example_become_its_own() -> None:
    html = '<h2 id="a">A</h2><a href="#a">a</a><a href="#main">m</a><p aria-labelledby="a" class="a"></p>'
    assert with_own_ids(html, "x") == (
        '<h2 id="x-a">A</h2><a href="#x-a">a</a><a href="#main">m</a><p aria-labelledby="x-a" class="a"></p>'
    )


def test_a_file_that_is_not_of_the_guide_is_not_there() -> None:
    assert [guide_file(name) for name in ("nothing.css", "../static/css/tokens.css", "/etc/passwd")] == [None] * 3
