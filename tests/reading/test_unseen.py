from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.problem import Place, Problem
from plugins.reading.markdown_plain import TAKEN_ANCHORS
from plugins.reading.unseen import unseen_in
from tests.project import ROOT
from tests.reading.content_folder import lay_out, news, read

CONTROL, INVISIBLE = "control-character", "invisible-character"


@pytest.mark.parametrize(
    "text",
    [
        "мека къс\u00adа черта, 12\u00a0км, 5\u202fг., тънък\u2009интервал",
        "❤\ufe0f ☎\ufe0e ©\ufe0f #\ufe0f\u20e3 👩\u200d👩\u200d👧 👩🏽\u200d💻 🏳\ufe0f\u200d🌈 🧔🏽\u200d♂\ufe0f",
        "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
        "e\u0301 и й, а\tи\nб",
        "&nbsp;&shy;&copy;&#8211;&amp;#8; &unknown; &#99999999;",
    ],
)
def test_what_a_language_or_an_emoji_needs_stays(text: str) -> None:
    assert unseen_in(text, "a.md", entities=True) == []


@pytest.mark.parametrize(
    ("text", "column", "code", "found"),
    [
        ("аб\u202eв", 3, INVISIBLE, "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("а\u2066", 2, INVISIBLE, "U+2066 LEFT-TO-RIGHT ISOLATE"),
        ("\ufeff", 1, INVISIBLE, "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("а\u200dб", 2, INVISIBLE, "U+200D ZERO WIDTH JOINER"),
        ("❤\ufe0f\ufe0f", 3, INVISIBLE, "U+FE0F VARIATION SELECTOR-16"),
        ("\u3164", 1, INVISIBLE, "U+3164 HANGUL FILLER"),
        ("a\U000e0061", 2, INVISIBLE, "U+E0061 TAG LATIN SMALL LETTER A"),
        ("a\U0001ffff", 2, INVISIBLE, "U+1FFFF"),
        ("a\u0085", 2, CONTROL, "U+0085"),
        ("a\u2028", 2, CONTROL, "U+2028 LINE SEPARATOR"),
        ("a&#0;", 2, CONTROL, "&#0;, U+0000"),
        ("a&InvisibleTimes;", 2, INVISIBLE, "&InvisibleTimes;, U+2062 INVISIBLE TIMES"),
        ("&#x0000202E;\u200b", 1, INVISIBLE, "&#x0000202E;, U+202E RIGHT-TO-LEFT OVERRIDE"),
    ],
)
def test_what_is_unseen_is_told_with_its_place_and_name(text: str, column: int, code: str, found: str) -> None:
    problem = Problem(Place("a.md", 8, column), code, {"found": found})
    assert unseen_in(f"ред\n{text}", "a.md", 7, entities=True) == [problem]


def test_entities_are_signs_only_where_html_is_read() -> None:
    assert unseen_in("&rlm;", "a.md") == []


def test_the_places_that_pages_have_are_those_of_the_templates() -> None:
    templates = ROOT / "theme" / "templates"
    own = (file for file in templates.rglob("*.html") if file.parent.name != "preview" and file.stem != "style_guide")
    found = {name for file in own for name in re.findall(r'\bid="([^"{]+)"', file.read_text(encoding="utf-8"))}
    assert found == TAKEN_ANCHORS


def test_a_heading_gets_another_place_than_those_of_the_page(tmp_path: Path) -> None:
    for body in ("## Sources\n\n## Main", "## Sources\n\n`код`\n\n## Main"):
        content = lay_out(tmp_path / str(len(body)), news(body=body))
        (article,) = (one for one in read(content).articles if one.id == "news-example")
        assert [heading.anchor for heading in article.words["bg"].body.headings] == ["sources-section", "main-section"]
