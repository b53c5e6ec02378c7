"""Pictures in texts: what comes into the HTML, and what is told of those that cannot."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from plugins.domain.picture import PictureFile
from plugins.domain.thing import Body
from plugins.reading.links import LinkMap
from tests.pictures import gradient, written
from tests.reading.test_markdown import convert, told

SQUARE = written(gradient(8, 4), "PNG")
PICTURE = PictureFile("snimka.png", hashlib.sha256(SQUARE).hexdigest(), 8, 4)
CREDIT = "Автор, CC BY 4.0"
SIZES = "(min-width: 46rem) 42rem, 92vw"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a piece of news with two pictures beside its text."""
    news = tmp_path / "content" / "news" / "2021-05-10-primer"
    news.mkdir(parents=True)
    (news / "snimka.png").write_bytes(SQUARE)
    (news / "golyama.jpg").write_bytes(written(gradient(800, 400), "JPEG"))
    return news


def html(body: str, folder: Path, root: str = "") -> str:
    converted, problems = convert(body, folder, links=LinkMap({}, ("bg", "en"), root))
    assert problems == []
    return converted.html


def shown(alt: str = "Снимка", root: str = "") -> str:
    """The elements of the small picture."""
    avif, webp, jpeg = (root + PICTURE.address(PICTURE.variants(form)[0]) for form in PICTURE.formats)
    return (
        f'<picture><source sizes="{SIZES}" srcset="{avif} 8w" type="image/avif">'
        f'<source sizes="{SIZES}" srcset="{webp} 8w" type="image/webp">'
        f'<img alt="{alt}" decoding="async" height="4" loading="lazy" sizes="{SIZES}" src="{jpeg}"'
        f' srcset="{jpeg} 8w" width="8"></picture>'
    )


def caption(text: str = CREDIT) -> str:
    return f'<figcaption class="picture__credit">{text}</figcaption>'


def test_a_picture_alone_in_its_paragraph_is_a_figure_with_its_credit(folder: Path) -> None:
    body = f'![Снимка](snimka.png "{CREDIT}")'
    figure = f'<figure class="picture">{shown(root="/icc")}{caption()}</figure>'
    assert convert(body, folder, links=LinkMap({}, ("bg", "en"), "/icc")) == (Body(figure, pictures=(PICTURE,)), [])


def test_a_picture_among_words_has_its_credit_behind_it(folder: Path) -> None:
    small = f'<small class="picture__credit">{CREDIT}</small>'
    assert html(f'А ![Снимка](snimka.png "{CREDIT}") б', folder) == f"<p>А {shown()} {small} б</p>"


def test_a_picture_that_is_a_link_is_a_figure_too(folder: Path) -> None:
    body = f'[![Снимка](snimka.png "{CREDIT}")](https://sofia.bg/)'
    link = f'<a href="https://sofia.bg/">{shown()}</a>'
    assert html(body, folder) == f'<figure class="picture">{link}{caption()}</figure>'


def test_a_picture_is_listed_once_however_often_it_is_shown(folder: Path) -> None:
    body = f'![А](snimka.png "{CREDIT}") [Б](snimka.png) ![В](golyama.jpg "{CREDIT}")'
    assert [picture.name for picture in convert(body, folder)[0].pictures] == ["snimka.png", "golyama.jpg"]


def test_decoration_is_said_to_be_decoration(folder: Path) -> None:
    body = f'![](snimka.png "{CREDIT}"){{.decorative}}'
    assert html(body, folder) == f'<figure class="picture">{shown("")}{caption()}</figure>'


def test_no_mark_of_a_text_gets_into_the_credit_or_the_description(folder: Path) -> None:
    body = "![А & <b>](snimka.png 'Б & \"В\" <i>')"
    figure = f'<figure class="picture">{shown("А &amp; <b>")}{caption("Б &amp; &quot;В&quot; &lt;i&gt;")}</figure>'
    assert html(body, folder).replace("&lt;b&gt;", "<b>") == figure.replace("&quot;", '"')


def test_attributes_of_an_editor_do_not_get_into_the_picture(folder: Path) -> None:
    body = f'![Снимка](snimka.png "{CREDIT}"){{: loading=eager width=9999 onerror=x srcset=https://evil.example/a }}'
    assert html(body, folder) == f'<figure class="picture">{shown()}{caption()}</figure>'


def test_a_link_to_a_picture_leads_to_what_is_published_of_it(folder: Path) -> None:
    address = PICTURE.address(PICTURE.largest)
    assert html("[Снимката](snimka.png)", folder, "/icc") == f'<p><a href="/icc{address}">Снимката</a></p>'


@pytest.mark.parametrize(
    ("body", "mistakes"),
    [
        ("![](snimka.png)", [("picture-without-alt", 7, 5), ("picture-without-credit", 7, 5)]),
        ('![А](snimka.png "Б")\n\n![А](snimka.png)', [("picture-without-credit", 9, 6)]),
        ('![А](snimka.png "Б"){.decorative}', [("decorative-picture-described", 7, 6)]),
        ('![А](nyama.png "Б")', [("file-not-found", 7, 6)]),
        ("![](nyama.png)", [("picture-without-alt", 7, 5), ("picture-without-credit", 7, 5), ("file-not-found", 7, 5)]),
        ('![А](schupena.jpg "Б")', [("picture-unreadable", 7, 6)]),
        ("[А](schupena.jpg)", [("picture-unreadable", 7, 5)]),
        ('<picture><img src="snimka.png"></picture>', [("html-not-allowed", 7, 1), ("html-not-allowed", 7, 10)]),
    ],
)
def test_a_picture_that_is_wrong_is_told_whole_and_in_its_place(
    body: str, mistakes: list[tuple[str, int, int]], folder: Path
) -> None:
    (folder / "schupena.jpg").write_bytes(written(gradient(64, 64), "JPEG")[:-60])
    assert told(body, folder) == mistakes


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (r'![а](img\_a.jpg "А")', "9:8"),
        (r'![а](..\\a.jpg "А")', "9:8"),
        (r'![а](a\b.jpg "А")', "9:8"),
        (r'![а](a\-.jpg "А") ![а](a\-.jpg "А")', "9:8 9:26"),
        (r"[а](a\_b.pdf)", "9:7"),
    ],
)
def test_a_path_with_backslashes_is_told_where_it_stands(body: str, place: str, folder: Path) -> None:
    _, problems = convert(f"а\n\nд {body}", folder)
    assert " ".join(f"{found.place.line}:{found.place.column}" for found in problems) == place
