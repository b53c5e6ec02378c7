from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TypeVar

import pytest

from plugins.editing.preview import Preview, serve
from plugins.editing.preview_server import PreviewHandler, SiteHandler
from plugins.editing.resident import ResidentSite
from tests.project import ENVIRONMENT, Project

Happened = TypeVar("Happened")
FILES = {
    "index.html": "<p>Начало</p>",
    "404.html": "<p>Няма такава страница</p>",
    "en/index.html": "<p>Home</p>",
    "en/404.html": "<p>No such page</p>",
    "feeds/news.atom": "<feed/>",
    "feeds/news.rss": "<rss/>",
    "feeds/events.ics": "BEGIN:VCALENDAR",
    "sitemap.xml": "<urlset/>",
    "robots.txt": "User-agent: *",
    "assets/font.woff2": "font",
    "assets/site.css": "b {}",
    "news/cover.png": "picture",
}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "output"
    for path, content in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return folder


@pytest.fixture
def address(output: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SiteHandler, directory=str(output))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def answer(url: str, method: str = "GET") -> tuple[int, str, str]:
    """Status, type and text of an answer."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, method=method), timeout=10) as response:
            return response.status, response.headers["Content-Type"], response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers["Content-Type"], error.read().decode()


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
def test_a_file_is_served_with_its_type(address: str, path: str, content_type: str) -> None:
    file = f"{path[1:]}index.html" if path.endswith("/") else path[1:]
    assert answer(address + path) == (200, content_type, FILES[file])


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
def test_what_does_not_exist_is_answered_in_the_language_of_its_address(address: str, path: str, page: str) -> None:
    assert answer(address + path) == (404, "text/html; charset=utf-8", FILES[page])


@pytest.mark.parametrize("path", ["/feeds/", "/news/", "/assets/"])
def test_a_folder_without_a_page_is_not_listed(address: str, path: str) -> None:
    assert answer(address + path) == (404, "text/html; charset=utf-8", FILES["404.html"])


def test_an_answer_without_a_body_has_none(address: str) -> None:
    assert answer(f"{address}/nothing/", "HEAD") == (404, "text/html; charset=utf-8", "")


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/news/../../secret.txt", "//secret.txt"])
def test_nothing_outside_the_output_is_served(address: str, path: str) -> None:
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode())
        received = b"".join(iter(lambda: connection.recv(4096), b""))
    assert received.split(b" ")[1] == b"404"
    assert b"secret" not in received


def test_the_browser_keeps_nothing(address: str) -> None:
    with urllib.request.urlopen(f"{address}/", timeout=10) as response:
        assert response.headers["Cache-Control"] == "no-store"


def test_a_port_that_is_taken_gives_one_line_and_code_2(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert (
            serve(output, "127.0.0.1", port, Preview(lambda: True, partial(ResidentSite, "pelicanconf.py")), [output])
            == 2
        )
    written = capsys.readouterr()
    assert written.out == ""
    assert re.fullmatch(rf"cannot serve on 127\.0\.0\.1:{port}: .+; choose another port with --port\n", written.err)


def test_the_task_tells_of_a_port_that_is_taken_with_the_same_code(project: Project) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = project.run("invoke", "serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert "choose another port with --port" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_that_cannot_be_is_wrong_usage(project: Project) -> None:
    done = project.run("plugins.editing.preview", "--port", "99999")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_the_preview_builds_again_when_a_file_changes_and_keeps_the_site_when_it_is_wrong(project: Project) -> None:
    file = project.content / "pages" / "about" / "index.en.md"
    text = file.read_text(encoding="utf-8")
    with running_preview(project) as log:
        address = until(lambda: re.search(r"The site is at (\S+)/ ", log.read_text(encoding="utf-8"))).group(1)
        assert answer(f"{address}/en/about/")[0] == 200

        def shows_the_change() -> bool:
            file.write_text(text.replace("title: About", "title: Changed"), encoding="utf-8")
            return "Changed" in answer(f"{address}/en/about/")[2]

        def tells_the_mistake() -> bool:
            file.write_text(text.replace("title: About", "titel: Wrong"), encoding="utf-8")
            return "error[unknown-key]" in log.read_text(encoding="utf-8")

        assert until(shows_the_change)
        assert until(tells_the_mistake)
        assert "Changed" in answer(f"{address}/en/about/")[2]


@contextmanager
def running_preview(project: Project) -> Iterator[Path]:
    """The preview, stopped as a service is (Ctrl+C may be off where tests run); gives what it prints."""
    log = project.folder.with_name("log.txt")
    command = [sys.executable, "-u", "-m", "plugins.editing.preview", "--port", "0"]
    with log.open("w", encoding="utf-8") as stream:
        preview = subprocess.Popen(
            command, cwd=project.folder, env=ENVIRONMENT, stdout=stream, stderr=stream, start_new_session=True
        )
    try:
        yield log
    finally:
        preview.send_signal(signal.SIGTERM)
        code = preview.wait(timeout=60)
    assert (code, log.read_text(encoding="utf-8").splitlines()[-1]) == (0, "Stopped.")


def until(happens: Callable[[], Happened | None]) -> Happened:
    """Waits for what a condition gives, for a minute at most."""
    for _ in range(120):
        if found := happens():
            return found
        time.sleep(0.5)
    raise AssertionError("it did not happen in a minute")


def test_the_style_guide_stands_beside_the_site(output: Path) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(PreviewHandler, directory=str(output))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        root = f"http://127.0.0.1:{server.server_port}"
        shown = {}
        for path in ("/_style-guide/", "/_style-guide/site.css", "/_style-guide/nothing.css", "/"):
            try:
                with urllib.request.urlopen(root + path) as response:
                    shown[path] = (response.status, response.headers["Content-Type"], response.read(15))
            except urllib.error.HTTPError as error:
                shown[path] = (error.code, error.headers["Content-Type"], error.read(3))
        server.shutdown()
        thread.join()
    assert shown == {
        "/_style-guide/": (200, "text/html; charset=utf-8", b"<!doctype html>"),
        "/_style-guide/site.css": (200, "text/css", b"@layer tokens, "),
        "/_style-guide/nothing.css": (404, "text/html; charset=utf-8", b"<p>"),
        "/": (200, "text/html; charset=utf-8", "<p>Начало</p>".encode()[:15]),
    }
