"""A whole site with real pictures: what is written of them, and what its pages say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from tests.pictures import gradient, written
from tests.project import Project, files_of, make_project
from tests.small_site import SITE_URL

FOLDER = "news/2022-03-01-snimki"
WORDS = """---
title: {title}
summary: {title}.
picture_alt: {alt}
{facts}---
![{alt}](diagrama.png "{credit}, CC BY 4.0")
"""
FACTS = """id: news-pictures
date: 2022-03-01
picture: ploshtad.jpg
picture_credit: Иновативна София
picture_licence: CC BY 4.0
"""


def photograph() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Скрит апарат"
    exif.get_ifd(0x8825)[2] = (42.0, 41.0, 51.7)
    return written(gradient(1500, 1000), "JPEG", exif=exif)


def add_pictures(project: Project) -> None:
    folder = project.content / FOLDER
    folder.mkdir()
    (folder / "ploshtad.jpg").write_bytes(photograph())
    (folder / "diagrama.png").write_bytes(written(gradient(400, 300, "RGBA"), "PNG"))
    bulgarian = WORDS.format(title="Снимки", alt="Площадът", credit="Иновативна София", facts=FACTS)
    english = WORDS.format(title="Pictures", alt="The square", credit="Innovative Sofia", facts="")
    (folder / "index.bg.md").write_text(bulgarian, encoding="utf-8")
    (folder / "index.en.md").write_text(english, encoding="utf-8")


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = make_project(tmp_path_factory.mktemp("pictured") / "project")
    add_pictures(project)
    code, _, errors = project.pelican()
    assert (code, errors) == (0, "")
    return project


@pytest.fixture(scope="module")
def files(pictured: Project) -> Mapping[str, bytes]:
    return files_of(pictured.output)


def made(files: Mapping[str, bytes], stem: str) -> dict[str, bytes]:
    """The files of a picture by their sizes and formats."""
    name = re.compile(rf"assets/{stem}-(?P<size>\d+x\d+)\.[0-9a-f]{{10}}(?P<ending>\.\w+)")
    found = ((name.fullmatch(path), content) for path, content in files.items())
    return {match["size"] + match["ending"]: content for match, content in found if match}


def test_a_picture_is_published_in_every_width_and_format(files: Mapping[str, bytes]) -> None:
    sizes = ("360x240", "720x480", "1080x720", "1440x960")
    expected = {f"{size}.{form}" for size in sizes for form in ("avif", "webp", "jpg")}
    assert set(made(files, "ploshtad")) == expected | {"1200x630.jpg"}
    assert set(made(files, "diagrama")) == {f"360x270.{form}" for form in ("avif", "webp", "png")}


def test_each_file_is_what_its_name_says_and_holds_no_more(files: Mapping[str, bytes]) -> None:
    formats = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG", "png": "PNG"}
    for name, content in {**made(files, "ploshtad"), **made(files, "diagrama")}.items():
        size, _, ending = name.partition(".")
        image = Image.open(BytesIO(content))
        assert (f"{image.width}x{image.height}", image.format) == (size, formats[ending])
        assert dict(image.getexif()) == {}
        assert "Скрит апарат".encode() not in content


def test_no_file_of_an_author_is_published(files: Mapping[str, bytes], pictured: Project) -> None:
    originals = {(pictured.content / FOLDER / name).read_bytes() for name in ("ploshtad.jpg", "diagrama.png")}
    assert originals & set(files.values()) == set()


@pytest.mark.parametrize(("path", "alt"), [("", "Площадът"), ("en/", "The square")])
def test_a_page_offers_its_pictures_by_width_and_format(files: Mapping[str, bytes], path: str, alt: str) -> None:
    tree = LexborHTMLParser(files[f"{path}news/snimki/index.html"])
    lead, inside = tree.css("main picture")[:2]
    for shown, size in ((lead, ("1440", "960")), (inside, ("360", "270"))):
        image = shown.css("img")[0].attributes
        assert (image["width"], image["height"], image["alt"]) == (*size, alt)
        assert [source.attributes["type"] for source in shown.css("source")] == ["image/avif", "image/webp"]
        for one in shown.css("[srcset]"):
            addresses = [candidate.split()[0] for candidate in (one.attributes["srcset"] or "").split(", ")]
            assert [address for address in addresses if address[1:] not in files] == []
            assert one.attributes["sizes"]
    first, second = (shown.css("img")[0].attributes for shown in (lead, inside))
    assert (first.get("fetchpriority"), first.get("loading")) == ("high", None)
    assert (second.get("fetchpriority"), second.get("loading"), second.get("decoding")) == (None, "lazy", "async")
    captions = [caption.text() for caption in tree.css("main figcaption")]
    assert captions[0] == "Иновативна София, CC BY 4.0"
    assert captions[1].endswith(", CC BY 4.0")


def test_a_link_that_is_shared_shows_the_picture(files: Mapping[str, bytes]) -> None:
    tree = LexborHTMLParser(files["news/snimki/index.html"])
    told = {
        node.attributes["property"]: node.attributes["content"]
        for node in tree.css('meta[property^="og:image"]')
        if node.attributes["property"]
    }
    address = told.pop("og:image") or ""
    assert told == {
        "og:image:type": "image/jpeg",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Площадът",
    }
    assert Image.open(BytesIO(files[address.removeprefix(f"{SITE_URL}/")])).size == (1200, 630)


def test_every_shared_image_is_there(files: Mapping[str, bytes]) -> None:
    told = {
        match.decode()
        for path, content in files.items()
        if path.endswith(".html")
        for match in re.findall(rb'og:image" content="https://icc.sofia.example/([^"]+)"', content)
    }
    assert len(told) > 20
    assert told - set(files) == set()


def test_a_feed_knows_the_length_and_the_type_of_a_picture(files: Mapping[str, bytes]) -> None:
    feed = files["feeds/news.rss"].decode()
    enclosures = [dict(re.findall(r'(\w+)="([^"]*)"', one)) for one in re.findall(r"<enclosure [^>]+>", feed)]
    assert len(enclosures) == 2
    for told in enclosures:
        content = files[told["url"].removeprefix(f"{SITE_URL}/")]
        assert (told["length"], told["type"]) == (str(len(content)), "image/jpeg")
        assert Image.open(BytesIO(content)).format == "JPEG"


def test_a_second_build_makes_nothing_again_and_gives_the_same_bytes(pictured: Project) -> None:
    first = files_of(pictured.output)
    store = pictured.folder / ".cache" / "images"
    kept = {path: path.stat().st_mtime_ns for path in store.rglob("*") if path.is_file()}
    assert pictured.pelican()[0] == 0
    assert {path: path.stat().st_mtime_ns for path in store.rglob("*") if path.is_file()} == kept
    assert files_of(pictured.output) == first
