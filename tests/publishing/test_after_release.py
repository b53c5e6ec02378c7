from __future__ import annotations

from pathlib import Path

import pytest

from plugins.publishing.after_release import written_after


def said(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_all_files_are_put_in_place_after_the_release(tmp_path: Path) -> None:
    one, two = tmp_path / "ledger.json", tmp_path / "changes.json"
    one.write_bytes(b"old")
    with written_after([(one, b"new"), (two, b"first")]):
        assert (one.read_bytes(), two.exists(), len(said(tmp_path))) == (b"old", False, 3)
    assert said(tmp_path) == {"ledger.json": b"new", "changes.json": b"first"}


def test_what_was_not_published_is_not_written_down(tmp_path: Path) -> None:
    one, two = tmp_path / "ledger.json", tmp_path / "changes.json"
    one.write_bytes(b"old")
    with pytest.raises(OSError, match="full"), written_after([(one, b"new"), (two, b"first")]):
        raise OSError("full")
    assert said(tmp_path) == {"ledger.json": b"old"}


def test_what_cannot_be_written_is_told_before_anything_is_published(tmp_path: Path) -> None:
    published = []
    files = [(tmp_path / "ledger.json", b"new"), (tmp_path / "nowhere" / "changes.json", b"new")]
    with pytest.raises(OSError, match="No such file"), written_after(files):
        published.append("release")
    assert (published, said(tmp_path)) == ([], {})


def test_a_file_that_stays_the_same_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    path.write_bytes(b"same")
    before = path.stat()
    with written_after([(path, b"same")]):
        pass
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
