from __future__ import annotations

import http.client
import re
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pytest

from plugins.editing.preview.handler import PreviewHandler
from plugins.editing.preview.moment import TODAY
from plugins.editing.preview.showing import Showing
from plugins.editing.resident import ResidentSite
from tests.editing.preview.asking import answer, served
from tests.project import NEW_YEAR_2023, Project, make_project


@pytest.fixture(scope="module")
def resident(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Project, ResidentSite]]:
    """A small project, and its site in memory, to be read for the first time."""
    project = make_project(tmp_path_factory.mktemp("resident") / "project")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project.folder)
        patch.setenv("SOURCE_DATE_EPOCH", NEW_YEAR_2023)
        yield project, ResidentSite("pelicanconf.py")


@pytest.fixture
def showing(resident: tuple[Project, ResidentSite]) -> Showing:
    """What is shown of the site in memory; it has been read."""
    showing = Showing(lambda: resident[1].at(TODAY))
    assert showing.change()
    return showing


@pytest.fixture
def preview(output: Path, showing: Showing) -> Iterator[str]:
    """The address of a preview beside an older site that was built."""
    handler = type("Handler", (PreviewHandler,), {"showing": showing})
    with served(partial(handler, directory=str(output))) as address:
        yield address


def test_the_style_guide_stands_beside_the_site(preview: str) -> None:
    shown = {path: answer(preview + path) for path in ("/_style-guide/", "/_style-guide/site.css")}
    assert {path: (status, kind, text[:14]) for path, (status, kind, text) in shown.items()} == {
        "/_style-guide/": (200, "text/html; charset=utf-8", "<!doctype html"),
        "/_style-guide/site.css": (200, "text/css", "@layer tokens,"),
    }
    assert answer(f"{preview}/_style-guide/nothing.css")[0] == 404


DRAFT, SCHEDULED = "/news/chernova/", "/news/utre/"


def test_drafts_and_what_is_scheduled_are_there_with_a_banner_and_marked_in_lists(preview: str) -> None:
    draft, scheduled, news = (answer(preview + path)[2] for path in (DRAFT, SCHEDULED, "/news/"))
    assert "Това е чернова: читателите не я виждат." in draft
    assert "Читателите ще виждат това от 15 януари 2030 г., 8:00 нататък." in scheduled.replace("\u202f", " ")
    assert "[чернова] " in news
    assert "[от 15 януари 2030 г., 8:00] " in news.replace("\u202f", " ")


def test_what_readers_see_has_neither_drafts_nor_marks(preview: str) -> None:
    public = f"{preview}/_seen/now/public"
    assert [answer(public + path)[0] for path in (DRAFT, SCHEDULED, "/news/")] == [404, 404, 200]
    assert "[чернова]" not in answer(f"{public}/news/")[2]


@pytest.mark.parametrize(("moment", "status"), [("2030-01-15T07:59", 404), ("2030-01-15T08:00", 200)])
def test_at_another_moment_is_there_what_will_be_there_then(preview: str, moment: str, status: int) -> None:
    assert answer(f"{preview}/_seen/{moment}/public{SCHEDULED}")[0] == status


def test_links_stay_at_the_moment_that_is_looked_at(preview: str) -> None:
    page = answer(f"{preview}/_seen/2030-01-15T00:00/public/en/news/")[2]
    links = set(re.findall(r'<a [^>]*href="(/[^"]*)', page.partition('<div class="preview-bar')[0]))
    assert links
    assert {link for link in links if not link.startswith("/_seen/2030-01-15T00:00/public/")} == set()


@pytest.mark.parametrize(
    ("asked", "location"),
    [
        ("as-of=2026-12-10T09:00&page=/news/", "/_seen/2026-12-10T09:00/public/news/"),
        ("as-of=2026-12-10T09:00&drafts=on&page=/en/", "/_seen/2026-12-10T09:00/drafts/en/"),
        ("as-of=&drafts=on&page=/news/", "/news/"),
        ("page=/", "/_seen/now/public/"),
        ("drafts=on&page=//evil.example/", "/evil.example/"),
        ("drafts=on&page=https://evil.example/", "/https://evil.example/"),
        ("drafts=on&page=/a%0d%0aSet-Cookie:%20a", "/a%0D%0ASet-Cookie:%20a"),
    ],
)
def test_the_bar_leads_to_the_same_page_at_another_moment_and_nowhere_else(
    preview: str, asked: str, location: str
) -> None:
    host, port = preview.removeprefix("http://").split(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=60)
    connection.request("GET", f"/_look?{asked}")
    response = connection.getresponse()
    assert (response.status, response.headers["Location"]) == (303, location)
    connection.close()


def test_a_page_that_is_no_more_is_not_taken_from_what_was_built(preview: str, output: Path) -> None:
    (output / "news" / "gone").mkdir()
    (output / "news" / "gone" / "index.html").write_text("<p>Old", encoding="utf-8")
    status, _, page = answer(f"{preview}/news/gone/")
    assert (status, "Old" in page) == (404, False)
    assert "preview/reload.js" in page  # it comes by itself when it is written


@pytest.mark.parametrize(("path", "language"), [("/nothing/", "bg"), ("/en/nothing/", "en")])
def test_what_does_not_exist_is_said_in_the_language_of_the_path(preview: str, path: str, language: str) -> None:
    for root in ("", "/_seen/now/public"):
        status, _, page = answer(preview + root + path)
        assert (status, f'<html lang="{language}">' in page) == (404, True)


def test_a_mistake_is_shown_over_the_last_good_page_and_goes_away(
    preview: str, showing: Showing, resident: tuple[Project, ResidentSite]
) -> None:
    file = resident[0].content / "pages" / "about" / "index.en.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title: About", "titel: <script>alert(1)</script>"), encoding="utf-8")
    try:
        assert not showing.change([file.absolute()])
        bulgarian, english = (answer(f"{preview}{path}")[2] for path in ("/about/", "/en/about/"))
    finally:
        file.write_text(text, encoding="utf-8")
    assert "2 грешки в съдържанието" in bulgarian
    assert "няма ключ &#34;titel&#34;; може би имате предвид &#34;title&#34;?" in bulgarian
    assert "there is no key &#34;titel&#34;; did you mean &#34;title&#34;?" in english
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in english
    assert "<script>alert" not in english
    assert "<h1" in english
    assert showing.change([file.absolute()])
    assert "mistakes in the content" not in answer(f"{preview}/en/about/")[2]


def test_where_there_is_no_good_page_yet_the_mistakes_are_the_page(
    tmp_path: Path, resident: tuple[Project, ResidentSite]
) -> None:
    topics = resident[0].content / "topics.yaml"
    text = topics.read_text(encoding="utf-8")
    topics.write_text("- a\n", encoding="utf-8")
    showing = Showing(lambda: resident[1].at(TODAY))
    handler = partial(type("Handler", (PreviewHandler,), {"showing": showing}), directory=str(tmp_path))
    try:
        assert not showing.change()
        with served(handler) as address:
            status, _, page = answer(f"{address}/en/news/")
            nowhere = answer(f"{address}/nothing.css")[0]
    finally:
        topics.write_text(text, encoding="utf-8")
    assert (status, nowhere) == (503, 404)
    assert "There is no page to show until they are mended" in page
    assert "content/topics.yaml:1:1" in page


def test_side_by_side_are_the_languages_of_a_page(preview: str) -> None:
    page = answer(f"{preview}/_seen/2030-01-15T00:00/public/_side-by-side/en/news/")[2]
    assert re.findall('<iframe src="([^"]*)', page) == [
        "/_seen/2030-01-15T00:00/public/news/",
        "/_seen/2030-01-15T00:00/public/en/news/",
    ]


def test_a_page_in_a_frame_has_no_bar(preview: str) -> None:
    request = urllib.request.Request(f"{preview}/news/", headers={"Sec-Fetch-Dest": "iframe"})
    with urllib.request.urlopen(request, timeout=60) as response:
        framed = response.read().decode()
    assert ("preview-bar" in framed, "preview-bar" in answer(f"{preview}/news/")[2]) == (False, True)


def test_the_status_says_what_is_not_seen_and_what_to_better(preview: str) -> None:
    page = answer(f"{preview}/_status/?lang=en")[2].replace("\u202f", " ")
    assert re.search(r'<a href="/news/chernova/">.*?</a></td><td>draft</td>', page)
    assert re.search(r'<a href="/news/utre/">.*?</a></td><td>appears</td><td>15 January 2030, 08:00</td>', page)
    assert "Warnings (19)" in page


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}])
@pytest.mark.parametrize("path", ["/", "/_changes", "/_status/", "/assets/font.woff2"])
def test_other_sites_are_refused(preview: str, path: str, headers: dict[str, str]) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(urllib.request.Request(preview + path, headers=headers), timeout=60)
    assert refused.value.code == 403
    refused.value.close()


OUTSIDE = [
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e%2fsecret.txt",
    "/news/..%2f..%2fsecret.txt",
    "/..\\secret.txt",
    "/..%5csecret.txt",
    "//secret.txt",
    "/{folder}/secret.txt",
    "/%2f{folder}/secret.txt",
    "/file://{folder}/secret.txt",
    "/secret.txt%00",
    "/news/%00../../secret.txt",
    "/_preview/../../secret.txt",
    "/_preview/%2e%2e%2f%2e%2e%2fsecret.txt",
    "/_style-guide/%2e%2e/secret.txt",
    "/admin/../../secret.txt",
    "/_seen/now/public/..%2f..%2fsecret.txt",
    "/_seen/now/public/{folder}/secret.txt",
    "/%c0%ae%c0%ae/secret.txt",
    "/%ff%fe",
    "http://localhost/../secret.txt",
    "/way/secret.txt",
    "/secret-link.txt",
    "/" + "a" * 5_000,
    "/_seen/2022-01-01T12:00/public/" + "a" * 5_000,
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_path_leads_out_of_the_preview(
    preview: str, output: Path, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (output / "way").symlink_to(output.parent)
    (output / "secret-link.txt").symlink_to(output.parent / "secret.txt")
    asked = path.format(folder=str(output.parent).strip("/"))
    received = received_for(preview, f"GET {asked} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
    assert received.split(b" ")[1] == b"404"
    assert b"\r\n\r\nsecret" not in received
    assert capsys.readouterr().err == ""


def received_for(address: str, sent: bytes) -> bytes:
    """What is answered to bytes, which need not be a request."""
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=60) as connection:
        connection.sendall(sent)
        return b"".join(iter(lambda: connection.recv(65_536), b""))


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b"GARBAGE\r\n\r\n", b"Error code: 400"),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 200 + b"\n\r\n", b"Error code: 400"),
        (b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", b"Error code: 505"),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", b"Error code: 414"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://[\r\n\r\n", b"Error code: 403"),
        (b"GET * HTTP/1.1\r\nHost: localhost\r\n\r\n", b"Error code: 403"),
        (b"GET /_changes?" + b"9" * 5_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", b"data:"),
        (b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}", b"Error code: 501"),
        (b"OPTIONS / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n\r\n", b"Error code: 501"),
    ],
)
def test_what_is_no_request_for_a_page_is_answered_too_and_told_nobody(
    preview: str, sent: bytes, said: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    received = received_for(preview, sent)
    assert said in received
    assert b"access-control" not in received.lower()
    assert capsys.readouterr().err == ""


def test_no_other_site_gets_hold_of_what_is_shown(preview: str) -> None:
    for path in ("/", "/assets/font.woff2", "/_status/", "/admin/", "/admin/nothing", "/nothing/"):
        received = received_for(preview, f"GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
        found = sorted(re.findall(rb"Cross-Origin-(\w+)-Policy: same-origin\r\n", received))
        assert found == [b"Opener", b"Resource"]


def test_no_text_can_act_in_a_page_and_the_form_has_a_policy_of_its_own(preview: str) -> None:
    pages = ("/", "/en/news/", "/_status/", "/_style-guide/", "/_side-by-side/", "/nothing/")
    for path in (*pages, "/admin/nothing", "/admin/..%2fen/"):
        received = received_for(preview, f"GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode()).decode()
        for policy in re.findall(r"(?m)^Content-Security-Policy: (.*)", received) or [""]:
            assert "default-src 'none'; script-src 'self'; style-src 'self'; " in policy
            assert "unsafe" not in policy


@pytest.mark.parametrize("path", ["//other.example/", "/\\other.example/", "///other.example/"])
def test_side_by_side_shows_no_other_site(preview: str, path: str) -> None:
    page = answer(f"{preview}/_side-by-side{quote(path)}")[2]
    assert re.findall('<iframe src="([^"]*)', page) == ["/other.example/", "/en/other.example/"]


def test_who_is_slow_keeps_nobody_waiting(preview: str) -> None:
    host, port = preview.removeprefix("http://").split(":")
    slow = [socket.create_connection((host, int(port)), timeout=60) for _ in range(20)]
    try:
        for number, connection in enumerate(slow):
            connection.sendall(b"GET /_changes HTTP/1.0\r\nHost: localhost\r\n\r\n" if number % 2 else b"GET /")
        assert answer(f"{preview}/news/")[0] == 200
    finally:
        for connection in slow:
            connection.close()
