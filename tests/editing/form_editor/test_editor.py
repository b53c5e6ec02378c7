from __future__ import annotations

import http.client
import json
import os
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from plugins.editing.form_editor import packages
from plugins.editing.form_editor.editor import CACHE, FormEditor
from plugins.editing.form_editor.server import Server, repository_of, start
from tests.programs import required
from tests.project import ROOT
from tests.waiting import until

LOCALES = {"bg": "bg", "en": "en_GB"}


def text(editor: FormEditor, path: str) -> str:
    found = editor.file(path)
    assert found
    return found[1].decode()


def test_without_npm_one_line_says_what_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "bg_BG.UTF-8")
    editor = FormEditor(tmp_path, LOCALES)
    until(lambda: "sudo apt install npm" in text(editor, ""))
    assert "Формулярът не може да бъде изтеглен" in capsys.readouterr().err
    assert editor.file("config.yml") is None
    until(lambda: "needs npm and its registry" in text(editor, "en/"))
    editor.stop()


def test_while_it_is_fetched_the_page_says_so_and_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "cms", lambda _: time.sleep(0.2) or (_ for _ in ()).throw(OSError("no network")))
    editor = FormEditor(tmp_path, LOCALES)
    assert '<meta http-equiv="refresh" content="2">' in text(editor, "")
    until(lambda: '<meta http-equiv="refresh" content="30">' in text(editor, ""))


def test_two_that_fetch_the_server_at_once_both_have_it_whole(tmp_path: Path) -> None:
    required("npm", "npm")
    with ThreadPoolExecutor(2) as both:
        first, second = both.map(packages.server, [tmp_path, tmp_path])
    assert first == second
    assert first.is_file()
    assert [one.name for one in tmp_path.iterdir()] == [first.relative_to(tmp_path).parts[0]]


def test_the_server_is_for_this_machine_only_and_ends_with_what_has_started_it(tmp_path: Path) -> None:
    required("npm", "npm")
    program = packages.server(ROOT / CACHE)
    server = start(program, repository_of(tmp_path))
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", server.port), 1)
    assert server.process.stdin
    server.process.stdin.close()
    assert server.process.wait(20) == 0


def test_without_git_files_are_written_and_nothing_is_committed(tmp_path: Path) -> None:
    assert repository_of(tmp_path).mode == "fs"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real server, over a folder with one text."""
    required("npm", "npm")
    folder = tmp_path_factory.mktemp("repository")
    (folder / "content").mkdir()
    (folder / "content" / "text.md").write_text("words", encoding="utf-8")
    (folder / "tasks.py").write_text("program", encoding="utf-8")
    running = start(packages.server(ROOT / CACHE), repository_of(folder))
    yield running
    running.stop()


READ = json.dumps({"action": "getEntry", "params": {"branch": "main", "path": "content/text.md"}})
JSON = {"Content-Type": "application/json"}


def asks(server: Server, method: str, path: str, headers: dict[str, str], body: str = READ) -> tuple[int, str, str]:
    """The status, the origin that may read the answer, and the answer; ``{key}`` and ``{port}`` are the server's."""
    known = {"key": server.key, "port": server.port}
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request(
        method, path.format(**known), body, {name: text.format(**known) for name, text in headers.items()}
    )
    answer = connection.getresponse()
    said = (answer.status, answer.headers.get("Access-Control-Allow-Origin", ""), answer.read().decode())
    connection.close()
    return said


def test_the_form_reads_from_where_the_preview_is(server: Server) -> None:
    for origin in ("http://127.0.0.1:8000", "http://localhost:8000"):
        status, readable_by, answer = asks(server, "POST", "/{key}/api/v1", {**JSON, "Origin": origin})
        assert (status, readable_by) == (200, origin)
        assert json.loads(answer)["data"] == "words"
    asked_before = {"Origin": "http://localhost:8000", "Access-Control-Request-Method": "POST"}
    assert asks(server, "OPTIONS", "/{key}/api/v1", asked_before, "")[:2] == (204, "http://localhost:8000")


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("POST", "/api/v1", {**JSON, "Origin": "http://localhost:3000"}, 404),
        ("POST", "/wrong/api/v1", JSON, 404),
        ("POST", "/{key}/api/v1/", JSON, 404),
        ("POST", "/{key}/api/v1", {**JSON, "Host": "rebound.example:{port}"}, 421),
        ("POST", "/{key}/api/v1", {**JSON, "Host": "localhost:{port}"}, 421),
        ("POST", "/{key}/api/v1", {**JSON, "Origin": "https://other.example"}, 403),
        ("POST", "/{key}/api/v1", {**JSON, "Origin": "http://localhost.other.example"}, 403),
        ("POST", "/{key}/api/v1", {**JSON, "Origin": "null"}, 403),
        ("OPTIONS", "/{key}/api/v1", {"Origin": "https://other.example"}, 403),
        ("OPTIONS", "/api/v1", {"Origin": "http://localhost:3000"}, 404),
        ("POST", "/{key}/api/v1", {"Content-Type": "text/plain"}, 415),
        ("POST", "/{key}/api/v1", {"Content-Type": "application/x-www-form-urlencoded"}, 415),
        ("POST", "/{key}/api/v1", {}, 415),
        ("GET", "/{key}/api/v1", JSON, 405),
    ],
)
def test_who_is_not_the_form_is_neither_answered_nor_told_anything(
    server: Server, method: str, path: str, headers: dict[str, str], status: int
) -> None:
    assert asks(server, method, path, headers) == (status, "", "")


def test_the_key_is_new_each_time_and_stands_only_in_the_address(server: Server, tmp_path: Path) -> None:
    other = start(packages.server(ROOT / CACHE), repository_of(tmp_path))
    other.stop()
    assert server.key != other.key
    assert len(server.key) >= 40
    assert server.key not in " ".join(os.environ.values())
    assert server.backend["backend"]["proxy_url"] == f"{server.address}/{server.key}/api/v1"


OUTSIDE = [
    "../secret.txt",
    "/etc/passwd",
    "a/../../secret.txt",
    "..\\secret.txt",
    "content/../../secret.txt",
    "content\\..\\..\\secret.txt",
    "tasks.py",
    "./tasks.py",
    "content/../tasks.py",
    "content/./../tasks.py",
    "contents/tasks.py",
    ".git/config",
    "",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_nothing_outside_the_content_is_read_written_or_deleted(server: Server, path: str) -> None:
    outside, program = server.repository.folder.with_name("secret.txt"), server.repository.folder / "tasks.py"
    outside.write_text("nobody's words", encoding="utf-8")
    content = "b3ZlcndyaXR0ZW4="
    asset = {"path": path, "content": content, "encoding": "base64"}
    right = {"path": "content/text.md", "raw": "words", "slug": "x"}
    options = {"commitMessage": "x"}
    asked = [
        ("getEntry", {"path": path}),
        ("getMediaFile", {"path": path}),
        ("entriesByFiles", {"files": [{"path": path}]}),
        ("persistEntry", {"dataFiles": [{**right, "path": path}], "assets": [], "options": options}),
        ("persistEntry", {"dataFiles": [{**right, "newPath": path}], "assets": [], "options": options}),
        ("persistEntry", {"entry": {**right, "path": path}, "assets": [], "options": options}),
        ("persistEntry", {"dataFiles": [right], "assets": [asset], "options": options}),
        ("persistMedia", {"asset": asset, "options": options}),
        ("deleteFile", {"path": path, "options": options}),
        ("deleteFiles", {"paths": ["content/none.md", path], "options": options}),
        ("entriesByFolder", {"folder": path, "extension": "py", "depth": 1}),
        ("getMedia", {"mediaFolder": path}),
    ]
    for action, params in asked:
        body = json.dumps({"action": action, "params": {"branch": "main", **params}})
        assert asks(server, "POST", "/{key}/api/v1", JSON, body)[::2] == (403, "")
    assert program.read_text(encoding="utf-8") == "program"
    assert (server.repository.folder / "content" / "text.md").read_text(encoding="utf-8") == "words"
    assert outside.read_text(encoding="utf-8") == "nobody's words"


@pytest.mark.parametrize(
    "path", ["content/way/secret.txt", "content/way/new.txt", "content/lost", "content/lost/new.txt"]
)
def test_no_link_leads_out_of_the_content(server: Server, path: str, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("nobody's words", encoding="utf-8")
    content = server.repository.folder / "content"
    links = [(content / "way", tmp_path), (content / "lost", tmp_path / "nowhere.txt")]
    for link, target in links:
        link.symlink_to(target)
    options, entry = {"commitMessage": "x"}, {"path": path, "raw": "words", "slug": "x"}
    asked = [
        ("getEntry", {"path": path}),
        ("persistEntry", {"dataFiles": [entry], "assets": [], "options": options}),
        ("deleteFile", {"path": path, "options": options}),
    ]
    for action, params in asked:
        body = json.dumps({"action": action, "params": {"branch": "main", **params}})
        status, _, answer = asks(server, "POST", "/{key}/api/v1", JSON, body)
        assert (status in (400, 403), answer) == (True, "")
    for link, _ in links:
        link.unlink()
    assert {file.name: file.read_text(encoding="utf-8") for file in tmp_path.iterdir()} == {
        "secret.txt": "nobody's words"
    }


def test_what_is_new_in_a_new_folder_is_written(server: Server) -> None:
    new = {"path": "content/news/new/text.md", "raw": "words", "slug": "x"}
    options = {"commitMessage": "x", "useWorkflow": False, "status": "draft"}
    params = {"branch": "main", "dataFiles": [new], "assets": [], "options": options}
    body = json.dumps({"action": "persistEntry", "params": params})
    assert asks(server, "POST", "/{key}/api/v1", JSON, body)[0] == 200
    assert (server.repository.folder / new["path"]).read_text(encoding="utf-8") == "words"


@pytest.mark.parametrize("body", ["", "{", "[" * 100_000, "null", "7"])
def test_what_is_no_question_is_not_answered(server: Server, body: str) -> None:
    assert asks(server, "POST", "/{key}/api/v1", JSON, body)[0] in (400, 422)
