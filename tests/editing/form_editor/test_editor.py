from __future__ import annotations

import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from plugins.editing.form_editor import packages
from plugins.editing.form_editor.editor import CACHE, FormEditor
from plugins.editing.form_editor.server import repository_of, start
from tests.programs import required
from tests.project import ROOT

LOCALES = {"bg": "bg", "en": "en_GB"}


def until(happens: Callable[[], bool]) -> None:
    for _ in range(200):
        if happens():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen")


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
