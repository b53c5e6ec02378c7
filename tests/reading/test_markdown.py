from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.permalink import Kind
from plugins.domain.thing import Body, Heading
from plugins.problem import Place, Problem
from plugins.reading.bundle import Bundle
from plugins.reading.dialect import dialects
from plugins.reading.links import LinkMap, Target, Visibility
from plugins.reading.markdown import _clean
from plugins.reading.source_file import SourceFile
from plugins.reading.strict_yaml import Mapping
from plugins.reading.texts import TextConverter
from tests.pictures import gradient, written

PATH = "content/news/2021-05-10-primer/index.bg.md"
LINKS = LinkMap(
    {
        "/cities/sofia": Target("/cities/sofia/", Visibility.PUBLIC, ("bg", "en")),
        "/events/chernova": Target("/events/chernova/", Visibility.DRAFT, ("bg",)),
        "/events/po_kasno": Target("/events/po-kasno/", Visibility.NOT_NOW, ("bg",)),
    },
    ("bg", "en"),
)
BULGARIAN, ENGLISH = (TextConverter(dialect) for dialect in dialects({"bg": "bg", "en": "en_GB"}))


def convert(
    body: str,
    folder: Path = Path("/nowhere/2021-05-10-primer"),
    converter: TextConverter = BULGARIAN,
    links: LinkMap = LINKS,
) -> tuple[Body, list[Problem]]:
    file = SourceFile(PATH, "en" if converter is ENGLISH else "bg", Mapping({}, {}, Place(PATH)), body, 7)
    return converter.convert(Bundle(Kind.NEWS, folder, "content/news/2021-05-10-primer"), file, links)


def html(body: str) -> str:
    converted, problems = convert(body)
    assert problems == []
    return converted.html


def told(body: str, folder: Path = Path("/nowhere/2021-05-10-primer")) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.place.line, problem.place.column) for problem in convert(body, folder)[1]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a piece of news with a picture and two documents beside its text."""
    news = tmp_path / "2021-05-10-primer"
    news.mkdir()
    for name in ("programa.pdf", "my_text.pdf"):
        (news / name).touch()
    (news / "snimka.png").write_bytes(written(gradient(8, 4), "PNG"))
    return news


def test_a_paragraph_is_a_paragraph() -> None:
    assert html("София е *столица* и **град**.") == "<p>София е <em>столица</em> и <strong>град</strong>.</p>"


def test_a_heading_has_an_anchor_by_the_transliteration_act() -> None:
    converted, _ = convert("## Програмата в България\n\n### Щъркел и Ямбол\n")
    assert converted == Body(
        '<h2 id="programata-v-bulgaria">Програмата в България</h2>\n<h3 id="shtarkel-i-yambol">Щъркел и Ямбол</h3>',
        (
            Heading(2, "programata-v-bulgaria", "Програмата в България"),
            Heading(3, "shtarkel-i-yambol", "Щъркел и Ямбол"),
        ),
    )


def test_headings_that_read_the_same_have_anchors_of_their_own() -> None:
    anchors = [heading.anchor for heading in convert("## Цел\n\n## Цел\n\n## !!!\n\n## ???\n")[0].headings]
    assert anchors == ["tsel", "tsel_1", "section", "section_1"]


def test_a_heading_in_the_contents_is_text_without_marks() -> None:
    converted, _ = convert("## 1\\. *Начало* и `край` на [София](/cities/sofia)\n")
    assert converted.headings == (Heading(2, "1-nachalo-i-kray-na-sofia", "1. Начало и край на София"),)


def test_a_heading_with_signs_and_inline_html_has_no_placeholders() -> None:
    (heading,) = convert("## Н<sub>2</sub>О и А\\*Б\n")[0].headings
    assert heading.text == "Н2О и А*Б"


def test_headings_are_in_the_order_of_the_text_whatever_their_levels() -> None:
    levels = [heading.level for heading in convert("#### А\n\n## Б\n\n### В\n\n## Г\n")[0].headings]
    assert levels == [4, 2, 3, 2]


def test_a_first_level_heading_is_told() -> None:
    assert told("Ред.\n\n# А\n\nБ\n=\n") == [("heading-level-one", 9, 1), ("heading-level-one", 11, 1)]


def test_a_table_scrolls_by_itself_and_aligns_by_class() -> None:
    assert html("| Град | Хора |\n|:--|--:|\n| София | 1 |\n") == (
        '<div class="table-scroll" tabindex="0"><table>\n<thead>\n<tr>\n'
        '<th class="align-left" scope="col">Град</th>\n<th class="align-right" scope="col">Хора</th>\n</tr>\n</thead>\n'
        '<tbody>\n<tr>\n<td class="align-left">София</td>\n<td class="align-right">1</td>\n</tr>\n</tbody>\n'
        "</table></div>"
    )


def test_what_follows_a_table_stays_behind_it() -> None:
    assert html("| А |\n|---|\n| Б |\n\nРед.\n").endswith("</table></div>\n<p>Ред.</p>")


def test_a_footnote_leads_there_and_back_in_the_language_of_the_text() -> None:
    bulgarian, problems = convert("Ред[^а].\n\n[^а]: Бележка.\n")
    english, _ = convert("Line[^a].\n\n[^a]: Note.\n", converter=ENGLISH)
    assert problems == []
    assert '<sup id="fnref:а"><a class="footnote-ref" href="#fn:а">1</a></sup>' in bulgarian.html
    assert "Обратно" in bulgarian.html
    assert "Back" not in bulgarian.html
    assert 'title="Back to the place of footnote 1"' in english.html


def test_a_link_is_no_footnote_because_it_is_dressed_as_one() -> None:
    assert told("[а](/events/chernova){: .footnote-ref }") == [("link-to-draft", 7, 5)]
    assert told("[а](/cities/niama){: .footnote-backref }") == [("link-to-nothing", 7, 5)]


def test_a_definition_list_an_admonition_and_an_attribute_list_are_marked_up() -> None:
    assert html("Град\n:   Място.\n") == "<dl>\n<dt>Град</dt>\n<dd>Място.</dd>\n</dl>"
    assert html('!!! note "Бележка"\n    Текст.\n') == (
        '<div class="admonition note">\n<p class="admonition-title">Бележка</p>\n<p>Текст.</p>\n</div>'
    )
    assert html("Hello.\n{: lang=en #pozdrav }") == '<p id="pozdrav" lang="en">Hello.</p>'


@pytest.mark.parametrize("attribute", ["onclick=alert(1)", "style=color:red", "onmouseover=x", "data-a=b", "srcdoc=x"])
def test_an_attribute_that_is_not_allowed_is_not_in_the_output(attribute: str) -> None:
    assert html(f"Текст.\n{{: {attribute} }}") == "<p>Текст.</p>"


def test_a_class_that_the_site_does_not_know_is_not_in_the_output() -> None:
    assert "btn" not in html("Текст.\n{: .btn }")


@pytest.mark.parametrize(
    ("body", "tag"),
    [
        ("<script>alert(1)</script>", "script"),
        ("<SCRIPT SRC=//evil.example/a.js></SCRIPT>", "SCRIPT"),
        ('<div onclick="alert(1)">А</div>', "div"),
        ('<iframe src="https://evil.example/"></iframe>', "iframe"),
        ("<style>p{color:red}</style>", "style"),
        ('А <img src=x onerror="alert(1)"> Б', "img"),
        ('А <a href="javascript:alert(1)">Б</a>', "a"),
        ("<svg/onload=alert(1)>", "svg"),
        ("<form><input></form>", "form"),
        ("<sub><script>alert(1)</script></sub>", "script"),
    ],
)
def test_raw_html_is_told_once_and_is_never_in_the_output(body: str, tag: str) -> None:
    converted, problems = convert(body)
    assert [(problem.code, problem.values) for problem in problems] == [("html-not-allowed", {"found": tag})]
    for danger in (
        "<script",
        "alert(1)<",
        "onclick",
        "onerror",
        "javascript:",
        "<iframe",
        "<style",
        "<form",
        "evil.example",
    ):
        assert danger not in converted.html.lower()


def test_small_marks_of_html_are_allowed_without_their_attributes() -> None:
    assert html('H<sub onclick="x">2</sub>O и <abbr title="Intelligent Cities Challenge">ICC</abbr>') == (
        '<p>H<sub>2</sub>O и <abbr title="Intelligent Cities Challenge">ICC</abbr></p>'
    )


def test_html_in_code_is_text() -> None:
    assert html("`<script>`") == "<p><code>&lt;script&gt;</code></p>"
    assert html("    <div>\n") == "<pre><code>&lt;div&gt;\n</code></pre>"


def test_raw_html_is_told_where_it_stands() -> None:
    assert told("А\n\nБ <font>в</font> <center>г</center>\n") == [
        ("html-not-allowed", 9, 3),
        ("html-not-allowed", 9, 18),
    ]


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "java&#115;cript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example/",
    ],
)
def test_a_link_that_runs_something_is_told_and_leads_nowhere(link: str) -> None:
    converted, problems = convert(f"[а]({link})")
    assert {problem.code for problem in problems} <= {"unsafe-link", "link-to-nothing"}
    assert problems
    assert "script:" not in converted.html.lower()
    assert "href" not in converted.html or "evil" in converted.html


def test_an_escaped_sign_does_not_hide_a_link_from_the_check() -> None:
    assert [code for code, *_ in told("[а](/news/nyama\\-takava)")] == ["link-to-nothing"]
    assert [code for code, *_ in told("[а](javascript:alert\\(1\\))")] == ["unsafe-link"]


def test_a_link_with_an_escaped_sign_is_followed() -> None:
    assert html("[а](/events/po\\_kasno)") == "<p>а</p>"


def test_a_link_is_told_where_it_stands_however_often_it_does() -> None:
    body = "[а](/cities/niama) [б](/cities/sofia)\n\n- [в](/cities/niama)\n- [г](/cities/sof)\n"
    assert sorted(told(body)) == [("link-to-nothing", 7, 5), ("link-to-nothing", 9, 7), ("link-to-nothing", 10, 7)]


def test_a_link_by_reference_is_told_where_its_address_stands() -> None:
    assert told("[а][1]\n\n[1]: /cities/niama\n") == [("link-to-nothing", 9, 6)]


def test_an_empty_link_is_told() -> None:
    assert told("А [б]()") == [("link-to-nothing", 7, 5)]


def test_a_link_leads_to_the_page_in_the_language_of_the_text() -> None:
    assert html("[С](/cities/sofia)") == '<p><a href="/cities/sofia/">С</a></p>'
    assert convert("[S](/cities/sofia)", converter=ENGLISH)[0].html == '<p><a href="/en/cities/sofia/">S</a></p>'


def test_a_link_to_what_is_scheduled_is_plain_text() -> None:
    assert html("Виж [*това*](/events/po_kasno) скоро.") == "<p>Виж <em>това</em> скоро.</p>"


def test_addresses_of_the_web_and_of_mail_are_links() -> None:
    assert html("<https://sofia.bg/>") == '<p><a href="https://sofia.bg/">https://sofia.bg/</a></p>'
    assert html("[писмо](mailto:a@sofia.bg)") == '<p><a href="mailto:a@sofia.bg">писмо</a></p>'
    assert html("<a@sofia.bg>") == '<p><a href="mailto:a@sofia.bg">a@sofia.bg</a></p>'


def test_a_document_lies_beside_the_text(folder: Path) -> None:
    converted, problems = convert("[Програма](programa.pdf)", folder, links=LinkMap({}, ("bg", "en"), "/icc"))
    assert problems == []
    assert converted == Body('<p><a href="/icc/news/primer/programa.pdf">Програма</a></p>', (), ("programa.pdf",))


def test_a_file_whose_name_has_an_escaped_sign_is_found(folder: Path) -> None:
    assert convert("[Документ](my\\_text.pdf)", folder)[0].files == ("my_text.pdf",)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('![](snimka.png "А")', "picture-without-alt"),
        ('![  ](snimka.png "А")', "picture-without-alt"),
        ('![А](nyama.png "А")', "file-not-found"),
        ('![А](Snimka.png "А")', "file-not-found"),
        ("[А](nyama.pdf)", "file-not-found"),
        ('![А](programa.pdf "А")', "wrong-file-type"),
        ("[А](index.bg.md)", "wrong-file-type"),
        ('![А](../snimka.png "А")', "path-outside"),
        ('![А](../../x.png "А")', "path-outside"),
        ('![А](/etc/passwd.png "А")', "path-outside"),
        ('![А](a/snimka.png "А")', "path-outside"),
        ("![А](https://evil.example/a.png)", "picture-not-beside"),
        ("![А](data:image/png;base64,AAAA)", "picture-not-beside"),
        ("![А](//evil.example/a.png)", "picture-not-beside"),
    ],
)
def test_any_other_picture_or_file_is_told(body: str, code: str, folder: Path) -> None:
    assert [found for found, *_ in told(body, folder)] == [code]


def test_an_attribute_list_does_not_put_another_picture_in(folder: Path) -> None:
    body = "![А](snimka.png){: src=https://evil.example/a.png }"
    assert [code for code, *_ in told(body, folder)] == ["picture-not-beside"]


def test_nothing_of_a_refused_text_stays_with_the_converter() -> None:
    converter = TextConverter(dialects({"bg": "bg"})[0])
    deep = convert("\n".join("    " * depth + "- а" for depth in range(20)), converter=converter)
    assert [problem.code for problem in deep[1]] == ["text-too-deep"]
    assert convert("## А\n\nБ\n", converter=converter)[0].html == '<h2 id="a">А</h2>\n<p>Б</p>'


def test_one_text_leaves_nothing_to_the_next() -> None:
    convert("Ред[^а].\n\n[^а]: Бележка.\n\n[б]: /cities/sofia\n\n## Цел\n")
    assert html("## Цел\n\n[б] и [^а]\n") == '<h2 id="tsel">Цел</h2>\n<p>[б] и [^а]</p>'


SIGNS = st.text(alphabet="aя \n#*_-+`~[](){}<>!|:=^\\/.&;\"'013scriptonlk", max_size=200)


@given(SIGNS)
def test_no_text_brings_a_style_a_script_or_a_handler_into_the_output(body: str) -> None:
    clean = convert(body)[0].html.lower()
    assert all(danger not in clean for danger in ("<script", "<style", ' style="', ' onclick="'))


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<p>А<script>alert(1)</script></p>", "<p>А</p>"),
        ("<p>А<style>p { color: red }</style></p>", "<p>А</p>"),
        ("<p>А<!-- Б --></p>", "<p>А</p>"),
        ('<p onclick="alert(1)" style="color: red">А</p>', "<p>А</p>"),
        ('<a href="javascript:alert(1)">А</a>', "<a>А</a>"),
        ('<a href="data:text/html,А">А</a>', "<a>А</a>"),
        ('<a href="ftp://example.org/">А</a>', "<a>А</a>"),
        ('<a href="mailto:a@example.org">А</a>', '<a href="mailto:a@example.org">А</a>'),
        ('<p><iframe src="https://example.org/">А</iframe></p>', "<p>А</p>"),
    ],
)
def test_what_a_converter_lets_through_is_cleaned(html: str, clean: str) -> None:
    assert _clean(html) == clean
