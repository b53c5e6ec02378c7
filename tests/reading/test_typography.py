from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from plugins.domain.permalink import Kind
from plugins.reading.markdown_typography import Typography
from plugins.reading.things import printed_words
from plugins.reading.typography import typeset

CASES = [
    ("bg", 'Казах "да" - и толкова.', "Казах „да“~– и толкова."),
    ("bg", 'Тя каза: "Чух "да" от него".', "Тя каза: „Чух ’да’ от него“."),
    ("bg", '("готово")', "(„готово“)"),
    ("bg", "На 2 юли 2020 г. в № 5", "На 2~юли 2020~г. в №~5"),
    ("bg", "1,9 млрд. евро, 30 %, д-р Иванов", "1,9~млрд. евро, 30~%, д-р~Иванов"),
    ("bg", "През 2017 – 2019 гг.", "През 2017~– 2019~гг."),
    ("en", '"Yes", she said.', "“Yes”, she said."),
    ("en", 'He wrote: "Read "Sofia" twice".', "He wrote: “Read ‘Sofia’ twice”."),
    ("en", "Sofia's plan - 5 km, No. 5, Dr Ivanova", "Sofia’s plan~– 5~km, No.~5, Dr~Ivanova"),
    ("en", "On 2 July 2020", "On 2~July 2020"),
]

LEFT = [
    ("bg", 'дисплей 24" и толкова'),
    ("bg", '"няма край'),
    ("bg", "10-15 души, е-управление"),
    ("en", "- a hyphen that begins"),
    ("en", "a 5 year plan, 5 kittens"),
    ("en", "the cities' plans"),
    ("fr", 'un "mot"'),
]


@pytest.mark.parametrize(("language", "typed", "printed"), CASES)
def test_a_text_as_its_language_prints_it(language: str, typed: str, printed: str) -> None:
    assert typeset(typed, language).replace("\u00a0", "~") == printed


@pytest.mark.parametrize(("language", "typed"), LEFT)
def test_what_may_be_meant_otherwise_stays(language: str, typed: str) -> None:
    assert typeset(typed, language) == typed


def test_a_title_may_end_a_line_anywhere() -> None:
    assert typeset("5 km - Sofia's", "en", hold=False) == "5 km – Sofia’s"


@given(st.text(alphabet="аб1 \"'-–„“№г.\u2060"), st.sampled_from(["bg", "en"]))
def test_a_text_keeps_its_length_and_is_right_once_and_for_all(text: str, language: str) -> None:
    printed = typeset(text, language)
    assert len(printed) == len(text)
    assert typeset(printed, language, hold=False).count('"') <= text.count('"')


def convert(text: str, language: str = "bg") -> str:
    markdown = Markdown(extensions=["tables", "attr_list", "toc"], output_format="html")
    Typography(markdown, language)
    return markdown.convert(text).replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ('Той каза "*да*".', "<p>Той каза „<em>да</em>“.</p>"),
        ('"**Силна** дума"', "<p>„<strong>Силна</strong> дума“</p>"),
        ('`"код" - 5 km` и "`код`"', '<p><code>"код" - 5 km</code> и „<code>код</code>“</p>'),
        ('    "код" - 5\n', '<pre><code>"код" - 5\n</code></pre>'),
        ('*"Sofia\'s"*{lang=en}', '<p><em lang="en">"Sofia\'s"</em></p>'),
        (r"от 5 \- 6", "<p>от 5 - 6</p>"),
        ('"отворено\n\nзатворено"', '<p>"отворено</p>\n<p>затворено"</p>'),
        ('[връзка](/news "нещо") от 2020 г.', '<p><a href="/news" title="нещо">връзка</a> от 2020~г.</p>'),
        ('* "а"\n* "б"', "<ul>\n<li>„а“</li>\n<li>„б“</li>\n</ul>"),
        ('"<q>а</q>"', "<p>„<q>а</q>“</p>"),
    ],
)
def test_a_body_is_set_but_for_code_and_other_languages(typed: str, html: str) -> None:
    assert convert(typed) == html


def test_a_heading_says_the_same_in_the_table_of_contents() -> None:
    markdown = Markdown(extensions=["toc"])
    Typography(markdown, "bg")
    markdown.convert('## Що е "град"')
    assert [token["name"] for token in markdown.toc_tokens] == ["Що е „град“"]  # type: ignore[attr-defined]


def test_words_are_set_but_the_name_of_a_city() -> None:
    typed = {"title": "L'Aquila", "summary": "L'Aquila - 2 юли", "translation": "original"}
    assert printed_words(Kind.CITY, "bg", typed) == {**typed, "summary": "L’Aquila\u00a0– 2\u00a0юли"}
    assert printed_words(Kind.NEWS, "bg", typed)["title"] == "L’Aquila"
