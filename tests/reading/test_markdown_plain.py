"""The short way gives what the long one gives, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.domain.permalink import Kind
from plugins.domain.thing import Body
from plugins.problem import Place, Problem
from plugins.reading.bundle import Bundle
from plugins.reading.dialect import dialects
from plugins.reading.links import LinkMap, Target, Visibility
from plugins.reading.markdown import Converter
from plugins.reading.markdown_plain import convert_plain
from plugins.reading.source_file import SourceFile, read_source_file
from plugins.reading.strict_yaml import Mapping
from tests.benchmarks.corpus import body

CONTENT = Path(__file__).parents[2] / "content"
CONVERTERS = {dialect.language: Converter(dialect) for dialect in dialects({"bg": "bg", "en": "en_GB"})}
LINKS = LinkMap(
    {
        "/cities/sofia": Target("/cities/sofia/", Visibility.PUBLIC, ("bg", "en")),
        "/cities/бургас": Target("/cities/burgas/", Visibility.PUBLIC, ("bg",)),
        "/events/chernova": Target("/events/chernova/", Visibility.DRAFT, ("bg",)),
        "/events/po_kasno": Target("/events/po-kasno/", Visibility.NOT_NOW, ("bg",)),
    },
    ("bg", "en"),
    "/icc",
)

MARKS = Path(__file__).with_name("plain_marks.txt").read_text(encoding="utf-8").splitlines()
BEGINNINGS = (
    "",
    "",
    "",
    "## ",
    "### ",
    "# ",
    "##",
    "####### ",
    "- ",
    "-  ",
    "-",
    "* ",
    "+ ",
    "1. ",
    "> ",
    ": ",
    " ",
    "    ",
)
SPACES = (" ", " ", " ", " ", "", "  ", "\u00a0", "\u202f", "\t", "\n", "\u2028", "\x0c", "\ufeff", "\x85", "\r\n")
ENDS = ("\n\n", "\n\n", "\n\n", "\n", "\n", "\n\n\n", " \n", "  \n\n", "\n \n", "")
TABLES = (
    "| а | b |\n|---|---|\n| 1 |  |",
    "|a|b|\n|-|:-:|\n|c|d|",
    "|a|b|\n|--|--|\n|c|",
    "| a |\n|---|\n| b |",
    "a|b\n-|-\nc|d",
)


def of(text: str, language: str = "bg") -> tuple[Bundle, SourceFile]:
    path = f"content/news/2021-05-10-primer/index.{language}.md"
    file = SourceFile(path, language, Mapping({}, {}, Place(path)), text, 7)
    return Bundle(Kind.NEWS, Path("/nowhere/2021-05-10-primer"), "content/news/2021-05-10-primer"), file


def long_way(text: str, language: str = "bg", links: LinkMap = LINKS) -> tuple[Body, list[Problem]]:
    return CONVERTERS[language].convert(*of(text, language), links)


def short_way(text: str, language: str = "bg", links: LinkMap = LINKS) -> tuple[Body, list[Problem]] | None:
    plain = convert_plain(text, language, lambda link: links.resolve(link, "/news/2021-05-10-primer", language))
    return (Body(plain.html, plain.headings), []) if plain else None


def agree(text: str, language: str = "bg") -> bool:
    """Whether the short way was taken; what it gives must be what the long way gives."""
    found = short_way(text, language)
    assert found is None or found == long_way(text, language)
    return found is not None


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Texts that are nearly plain."""
    random = Random(draw(st.integers(0, 2**32)))
    return "".join(_block(random) for _ in range(random.randint(1, 5)))


def _block(random: Random) -> str:
    if random.random() < 0.1:
        return random.choice(TABLES) + random.choice(ENDS)
    strange = random.random() < 0.5
    words = [random.choice(MARKS if strange else MARKS[:14]) for _ in range(random.randint(1, 6))]
    spaced = "".join(word + random.choice(SPACES if strange else SPACES[:4]) for word in words)
    return random.choice(BEGINNINGS) + (spaced if strange else spaced.strip()) + random.choice(ENDS)


@settings(max_examples=1500, deadline=None)
@given(texts(), st.sampled_from(("bg", "en")))
@example("2024. Година", "bg")
@example("- а\n- б\n\n- в", "bg")
@example("## А\n\n## А\n\n### A_1", "bg")
@example("а\n## б", "bg")
def test_both_ways_agree_on_anything(text: str, language: str) -> None:
    agree(text, language)


@given(st.text("аA1 *_[]()#-|\n./:\"'!\u00a0", max_size=40))
def test_both_ways_agree_on_any_signs(text: str) -> None:
    agree(text)


@pytest.mark.parametrize("mark", sorted({*MARKS, *BEGINNINGS, *TABLES}))
def test_both_ways_agree_on_each_mark_in_each_place(mark: str) -> None:
    for text in (
        mark,
        f"{mark} а",
        f"а {mark}",
        f"а {mark} б",
        f"а{mark}б",
        f"а\n{mark} б",
        f"## {mark}",
        f"- {mark}\n- а",
    ):
        agree(text)
        agree(f"а\n\n{text}\n\n- б\n- в\n")
        agree(f"**а** {text} **б**")
        agree(f"*а* {text} [б](#v)")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("А *б* в\nг", "<p>А <em>б</em> в\nг</p>"),
        ('**"Град"** на 5 км', "<p><strong>„Град“</strong> на 5&nbsp;км</p>"),
        ("## Ден\n\n## Ден", '<h2 id="den">Ден</h2>\n<h2 id="den_1">Ден</h2>'),
        ("- а\n- [б](/cities/sofia)", '<ul>\n<li>а</li>\n<li><a href="/icc/cities/sofia/">б</a></li>\n</ul>'),
        ("[а](/events/po_kasno)", "<p>а</p>"),
    ],
)
def test_what_is_plain_goes_the_short_way(text: str, html: str) -> None:
    found = short_way(text)
    assert found is not None
    assert found[0].html == html
    assert agree(text)


def test_a_table_goes_the_short_way() -> None:
    assert agree("| А | 2 км |\n|---|---|\n| **в** |  |")


@pytest.mark.parametrize("text", ["# А", "[а](/events/chernova)", "[а](/nothing)", "<div>", "![а](b.png)", "{=figure}"])
def test_what_may_be_wrong_goes_the_long_way(text: str) -> None:
    assert short_way(text) is None


def test_most_real_texts_go_the_short_way() -> None:
    taken = [agree(text, language) for text, language in _real_texts()]
    assert sum(taken) > len(taken) / 3  # links lead nowhere here, and send the others down the long way


@pytest.mark.parametrize("language", ["bg", "en"])
def test_texts_of_the_benchmark_go_the_short_way(language: str) -> None:
    random = Random(7)
    assert all(agree(body(random, language).replace("/topics/", "#"), language) for _ in range(40))


def _real_texts() -> Iterator[tuple[str, str]]:
    for path in sorted(CONTENT.glob("*/*/index.*.md")):
        file, _ = read_source_file(path, str(path), path.suffixes[0][1:])
        yield file.body, file.language
