from __future__ import annotations

import ctypes
import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from plugins.publishing import swap
from plugins.publishing.swap import point_link, swap_folder, sync
from tests.project import ROOT, settled


def folder(path: Path, word: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(word, encoding="utf-8")
    return path


def test_the_new_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    old, new = folder(tmp_path / "output", "old"), folder(tmp_path / "new", "new")
    swap_folder(new, old)
    assert settled(tmp_path) == ["output"]
    assert (old / "index.html").read_text(encoding="utf-8") == "new"


def test_the_first_folder_needs_no_old_one(tmp_path: Path) -> None:
    swap_folder(folder(tmp_path / "new", "new"), tmp_path / "below" / "output")
    assert (tmp_path / "below" / "output" / "index.html").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("kind", ["file", "link"])
def test_what_is_no_folder_is_replaced_too_and_nothing_left(tmp_path: Path, kind: str) -> None:
    old, new = tmp_path / "output", folder(tmp_path / "new", "new")
    if kind == "file":
        old.write_text("a file", encoding="utf-8")
    else:
        old.symlink_to(folder(tmp_path / "kept", "kept"))
    swap_folder(new, old)
    assert [path.name for path in tmp_path.iterdir() if path.name != "kept"] == ["output"]
    assert (old / "index.html").read_text(encoding="utf-8") == "new"


def test_where_the_system_cannot_exchange_folders_the_result_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "_exchange", lambda _new, _old: False)
    old, new = folder(tmp_path / "output", "old"), folder(tmp_path / "new", "new")
    swap_folder(new, old)
    assert settled(tmp_path) == ["output"]
    assert (old / "index.html").read_text(encoding="utf-8") == "new"


@pytest.mark.skipif(sys.platform != "linux", reason="the system cannot exchange folders")
def test_nobody_ever_sees_no_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = folder(tmp_path / "output", "old"), folder(tmp_path / "new", "new")

    rename = Path.rename

    def refuse(path: Path, target: Path) -> None:
        assert path != old, "it was moved away, and until the next one is there nothing is"
        rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    swap_folder(new, old)
    assert (old / "index.html").read_text(encoding="utf-8") == "new"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")
def test_nobody_waits_for_the_old_folder_to_be_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = folder(tmp_path / "output", "old"), folder(tmp_path / "new", "new")
    go_on, told = os.pipe()

    def delete_later(path: Path, ignore_errors: bool) -> None:
        os.read(go_on, 1)
        delete(path, ignore_errors=ignore_errors)

    delete = shutil.rmtree
    monkeypatch.setattr(swap.shutil, "rmtree", delete_later)
    swap_folder(new, old)
    assert sorted(path.name for path in tmp_path.iterdir()) == [f".output.{os.getpid()}.old", "output"]
    os.write(told, b"!")
    assert settled(tmp_path) == ["output"]
    os.close(go_on)
    os.close(told)


def cannot_fork() -> int:
    raise BlockingIOError


@pytest.mark.parametrize("fork", [None, cannot_fork])
def test_where_the_system_cannot_fork_the_old_folder_is_deleted_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fork: Callable[[], int] | None
) -> None:
    monkeypatch.delattr(os, "fork")
    if fork:
        monkeypatch.setattr(os, "fork", fork, raising=False)
    swap_folder(folder(tmp_path / "new", "new"), folder(tmp_path / "output", "old"))
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


DETACHED = """
import os, shutil, sys
from pathlib import Path
from plugins.publishing.swap import swap_folder
def say(*_, **__):
    print("heard")
    Path("session").write_text(str(os.getsid(0) == os.getpid()), encoding="utf-8")
    os.read(int(sys.argv[1]), 1)
shutil.rmtree = say
swap_folder(Path("new"), Path("output"))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")
def test_who_reads_what_a_build_says_does_not_wait_for_the_deletion_either(tmp_path: Path) -> None:
    folder(tmp_path / "output", "old")
    folder(tmp_path / "new", "new")
    go_on, told = os.pipe()
    done = subprocess.run(
        [sys.executable, "-c", DETACHED, str(go_on)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        pass_fds=[go_on],
        capture_output=True,
        check=True,
        timeout=60,
    )
    os.write(told, b"!")
    os.close(go_on)
    os.close(told)
    assert (done.stdout, done.stderr) == (b"", b"")
    assert (tmp_path / "session").read_text(encoding="utf-8") == "True"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux stores one file system alone")
def test_what_cannot_be_stored_is_told_and_the_old_folder_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = folder(tmp_path / "output", "old"), folder(tmp_path / "new", "new")

    def fail(_name: object, use_errno: bool) -> SimpleNamespace:
        assert use_errno
        ctypes.set_errno(errno.EIO)
        return SimpleNamespace(syncfs=lambda _descriptor: -1)

    monkeypatch.setattr(ctypes, "CDLL", fail)
    with pytest.raises(OSError, match="Input/output error"):
        swap_folder(new, old)
    assert (old / "index.html").read_text(encoding="utf-8") == "old"


def test_where_one_file_system_cannot_be_stored_alone_all_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = []
    monkeypatch.setattr(ctypes, "CDLL", lambda _name, use_errno: SimpleNamespace())  # noqa: ARG005
    monkeypatch.setattr(os, "sync", lambda: stored.append("all"))
    sync(tmp_path)
    assert stored == ["all"]


def test_a_link_is_pointed_elsewhere(tmp_path: Path) -> None:
    link = tmp_path / "current"
    point_link(link, "one")
    assert link.readlink() == Path("one")
    point_link(link, "two")
    assert link.readlink() == Path("two")
    assert [path.name for path in tmp_path.iterdir()] == ["current"]
