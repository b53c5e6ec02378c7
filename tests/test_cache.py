from __future__ import annotations

from pathlib import Path

import pytest

from plugins.cache import cache_beside, put, recall, remember


def test_the_cache_lies_beside_the_content() -> None:
    assert cache_beside(Path("/project/content")) == Path("/project/.cache")


def test_a_file_is_written_whole_in_a_folder_that_need_not_be_there(tmp_path: Path) -> None:
    file = tmp_path / "new" / "file"
    for content in (b"one", b"another"):
        put(file, content)
        assert file.read_bytes() == content
    assert [path.name for path in file.parent.iterdir()] == ["file"]


def test_what_cannot_be_written_leaves_nothing_half_written(tmp_path: Path) -> None:
    (tmp_path / "file" / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="file"):
        put(tmp_path / "file", b"content")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_what_is_remembered_is_recalled_only_whole_and_of_the_same(tmp_path: Path) -> None:
    file = tmp_path / "new" / "file"
    assert recall(file, "made of") is None
    remember(file, "made of", b"content")
    assert recall(file, "made of") == b"content"
    assert recall(file, "made otherwise") is None
    whole = file.read_bytes()
    for position in range(len(whole)):
        file.write_bytes(whole[:position] + bytes([whole[position] ^ 1]) + whole[position + 1 :])
        assert recall(file, "made of") is None
    for torn in (b"", whole[:-1], whole[1:]):
        file.write_bytes(torn)
        assert recall(file, "made of") is None


def test_where_nothing_can_be_remembered_nothing_happens(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    remember(tmp_path / "file" / "inside", "made of", b"content")
    assert recall(tmp_path / "file" / "inside", "made of") is None
