from __future__ import annotations

import sys
from pathlib import Path

import pytest

from plugins.publishing import swap
from plugins.publishing.swap import point_link, swap_folder


def folder(path: Path, word: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(word, encoding="utf-8")
    return path


def test_the_new_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    old, new = folder(tmp_path / "output", "old"), folder(tmp_path / "new", "new")
    swap_folder(new, old)
    assert [path.name for path in tmp_path.iterdir()] == ["output"]
    assert (old / "index.html").read_text(encoding="utf-8") == "new"


def test_the_first_folder_needs_no_old_one(tmp_path: Path) -> None:
    swap_folder(folder(tmp_path / "new", "new"), tmp_path / "below" / "output")
    assert (tmp_path / "below" / "output" / "index.html").read_text(encoding="utf-8") == "new"


def test_where_the_system_cannot_exchange_folders_the_result_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "_exchange", lambda _new, _old: False)
    old, new = folder(tmp_path / "output", "old"), folder(tmp_path / "new", "new")
    swap_folder(new, old)
    assert [path.name for path in tmp_path.iterdir()] == ["output"]
    assert (old / "index.html").read_text(encoding="utf-8") == "new"


@pytest.mark.skipif(sys.platform != "linux", reason="the system cannot exchange folders")
def test_nobody_ever_sees_no_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = folder(tmp_path / "output", "old"), folder(tmp_path / "new", "new")

    def refuse(path: Path, _target: Path) -> None:
        raise AssertionError(f"{path} was moved away, and until the next one is there nothing is")

    monkeypatch.setattr(Path, "rename", refuse)
    swap_folder(new, old)
    assert (old / "index.html").read_text(encoding="utf-8") == "new"


def test_a_link_is_pointed_elsewhere(tmp_path: Path) -> None:
    link = tmp_path / "current"
    point_link(link, "one")
    assert link.readlink() == Path("one")
    point_link(link, "two")
    assert link.readlink() == Path("two")
    assert [path.name for path in tmp_path.iterdir()] == ["current"]
