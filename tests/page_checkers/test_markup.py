"""The whole built site by the Nu Html Checker: no error, no warning."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.page_checkers import nu_html_checker

UNKNOWN_TO_THE_CHECKER = {
    "css": re.compile("Property “(container-type|paint-order)” doesn't exist|Unrecognized at-rule “@container”"),
    "html": re.compile("^This document appears to be written in"),
}
"""What the checker does not know though it is right (CSS Containment 3, SVG 2), and its guess at a text's language."""


@pytest.mark.parametrize("kind", ["html", "svg", "css"])
def test_the_checker_finds_no_mistake_in_the_built_site(output: tuple[Path, str], kind: str) -> None:
    files = sorted(output[0].rglob(f"*.{kind}"))
    assert files
    known = UNKNOWN_TO_THE_CHECKER.get(kind)
    assert [one for one in nu_html_checker(kind, files) if known is None or not known.search(one.text)] == []


def test_the_checker_finds_a_mistake(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.html"
    wrong.write_text('<!doctype html><html lang="en"><title>A</title><p><b>text</p>', encoding="utf-8")
    assert nu_html_checker("html", [wrong]) != []
