from __future__ import annotations

import socket
import urllib.request
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from plugins.editing.preview.server import SiteHandler
from tests.editing.preview.asking import answer, served


@pytest.fixture
def address(output: Path) -> Iterator[str]:
    with served(partial(SiteHandler, directory=str(output))) as address:
        yield address


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/en/", "text/html; charset=utf-8"),
        ("/feeds/news.atom", "application/atom+xml; charset=utf-8"),
        ("/feeds/news.rss", "application/rss+xml; charset=utf-8"),
        ("/feeds/events.ics", "text/calendar; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/assets/font.woff2", "font/woff2"),
        ("/assets/site.css", "text/css"),
        ("/news/cover.png", "image/png"),
    ],
)
def test_a_file_is_served_with_its_type(output: Path, address: str, path: str, content_type: str) -> None:
    file = f"{path[1:]}index.html" if path.endswith("/") else path[1:]
    assert answer(address + path) == (200, content_type, (output / file).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/nothing/", "404.html"),
        ("/news/nothing.html", "404.html"),
        ("/en/nothing/", "en/404.html"),
        ("/en/news/?page=1", "en/404.html"),
        ("/english/", "404.html"),
    ],
)
def test_what_does_not_exist_is_answered_in_the_language_of_its_address(
    output: Path, address: str, path: str, page: str
) -> None:
    assert answer(address + path) == (404, "text/html; charset=utf-8", (output / page).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", ["/feeds/", "/news/", "/assets/"])
def test_a_folder_without_a_page_is_not_listed(address: str, path: str) -> None:
    assert answer(address + path) == (404, "text/html; charset=utf-8", "<p>Няма такава страница</p>")


def test_an_answer_without_a_body_has_none(address: str) -> None:
    assert answer(f"{address}/nothing/", "HEAD") == (404, "text/html; charset=utf-8", "")


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/news/../../secret.txt", "//secret.txt"])
def test_nothing_outside_the_output_is_served(address: str, path: str) -> None:
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=60) as connection:
        connection.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode())
        received = b"".join(iter(lambda: connection.recv(4096), b""))
    assert received.split(b" ")[1] == b"404"
    assert b"secret" not in received


def test_on_the_newer_loopback_address_it_listens_too(output: Path) -> None:
    with served(partial(SiteHandler, directory=str(output)), "::1") as address:
        assert answer(f"{address}/en/") == (200, "text/html; charset=utf-8", "<p>Home</p>")


def test_the_browser_keeps_nothing(address: str) -> None:
    with urllib.request.urlopen(f"{address}/", timeout=60) as response:
        assert response.headers["Cache-Control"] == "no-store"
