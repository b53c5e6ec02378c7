from __future__ import annotations

from pathlib import Path

import pytest

from plugins.images.store import Store, key, store_beside

KEY = key("картина", 360)


def never() -> bytes:
    raise AssertionError


def test_what_is_kept_is_not_made_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    assert store.made(KEY, lambda: b"made") == b"made"
    assert store.made(KEY, never) == b"made"
    assert Store(tmp_path / "store").read(KEY) == b"made"
    assert [path.name for path in (tmp_path / "store").rglob("*") if path.is_file()] == [KEY]


@pytest.mark.parametrize("damage", [lambda kept: kept[:-1], lambda _: b"", lambda kept: kept[:-1] + b"?"])
def test_what_is_damaged_is_made_anew(damage: object, tmp_path: Path) -> None:
    assert callable(damage)
    store = Store(tmp_path)
    store.write(KEY, b"made")
    (path,) = (path for path in tmp_path.rglob("*") if path.is_file())
    path.write_bytes(damage(path.read_bytes()))
    assert store.read(KEY) is None
    assert store.made(KEY, lambda: b"anew") == b"anew"
    assert store.read(KEY) == b"anew"


def test_where_nothing_can_be_written_all_is_made_each_time(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a file where a folder should be")
    store = Store(tmp_path / "store")
    assert [store.made(KEY, lambda: b"made") for _ in range(2)] == [b"made", b"made"]


def test_other_parts_have_another_key() -> None:
    assert len({key("a", "b"), key("ab"), key("a", "b", ""), key("b", "a")}) == 4


def test_it_lies_beside_the_content() -> None:
    assert store_beside(Path("/project/content")) == Store(Path("/project/.cache/images"))
