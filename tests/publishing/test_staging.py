from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from plugins.publishing import public, swap
from plugins.publishing import staging as staging_module
from plugins.publishing.staging import (
    digest,
    open_staging,
    publish_folder,
    publish_release,
    write_file,
)
from tests.project import settled as names

NOW = datetime(2023, 1, 2, 3, 4, 5, tzinfo=UTC)


def staged(output: Path, word: str) -> Path:
    staging = open_staging(output)
    write_file(staging, "news/index.html", word.encode())
    return staging


def test_staging_is_a_new_empty_folder_beside_the_output(tmp_path: Path) -> None:
    staging = open_staging(tmp_path / "below" / "output")
    assert staging == tmp_path / "below" / f".output.{os.getpid()}.new"
    assert names(staging) == []


def test_what_this_process_staged_before_does_not_stay(tmp_path: Path) -> None:
    staged(tmp_path / "output", "first")
    assert names(open_staging(tmp_path / "output")) == []


def test_two_files_at_one_path_are_refused(tmp_path: Path) -> None:
    staging = staged(tmp_path / "output", "one")
    with pytest.raises(FileExistsError):
        write_file(staging, "news/index.html", b"two")
    assert (staging / "news" / "index.html").read_bytes() == b"one"


def test_what_is_published_is_what_was_staged(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish_folder(staged(output, "one"), output)
    publish_folder(staged(output, "two"), output)
    assert names(tmp_path) == ["output"]
    assert (output / "news" / "index.html").read_bytes() == b"two"


@pytest.mark.parametrize("release", [False, True])
def test_what_is_staged_is_stored_before_it_is_published_and_its_name_thereafter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, release: bool
) -> None:
    output, done = tmp_path / "output", []
    publish_folder(staged(output, "one"), output)
    two = staged(output, "two")

    def noted(what: str) -> Callable[[Path], None]:
        return lambda folder: done.append((what, folder, two.exists()))

    monkeypatch.setattr(staging_module, "sync", noted("sync"))
    monkeypatch.setattr(swap, "sync", noted("sync"))
    monkeypatch.setattr(public, "sync_names", noted("sync_names"))
    monkeypatch.setattr(swap, "sync_names", noted("sync_names"))
    if release:
        publish_release(two, tmp_path, NOW)
        assert done == [("sync", two, True), *[("sync_names", tmp_path, False)] * 2]
    else:
        publish_folder(two, output)
        assert done == [("sync", two, True), ("sync_names", tmp_path, False)]


def test_a_release_is_named_after_its_time_and_content_and_current_leads_to_it(tmp_path: Path) -> None:
    staging = staged(tmp_path / "release", "one")
    expected = tmp_path / f"20230102T030405Z-{digest(staging)[:10]}"
    assert publish_release(staging, tmp_path, NOW) == expected
    assert names(tmp_path) == [expected.name, "current"]
    assert (tmp_path / "current").readlink() == Path(expected.name)


def test_the_same_release_twice_is_one(tmp_path: Path) -> None:
    first = publish_release(staged(tmp_path / "release", "one"), tmp_path, NOW)
    inode = (first / "news" / "index.html").stat().st_ino
    assert publish_release(staged(tmp_path / "release", "one"), tmp_path, NOW) == first
    assert (first / "news" / "index.html").stat().st_ino == inode
    assert names(tmp_path) == [first.name, "current"]


def test_current_leads_to_the_last_release(tmp_path: Path) -> None:
    first = publish_release(staged(tmp_path / "release", "one"), tmp_path, NOW)
    second = publish_release(staged(tmp_path / "release", "two"), tmp_path, NOW)
    assert names(tmp_path) == sorted([first.name, second.name, "current"])
    assert (tmp_path / "current" / "news" / "index.html").read_bytes() == b"two"


@pytest.mark.parametrize("back", [timedelta(), timedelta(seconds=1), timedelta(days=9)])
def test_a_release_is_newer_than_those_before_though_the_clock_went_back(tmp_path: Path, back: timedelta) -> None:
    made = [publish_release(staged(tmp_path / "release", word), tmp_path, NOW).name for word in ("one", "two")]
    for word in "abcdefghi":
        made += [publish_release(staged(tmp_path / "release", word), tmp_path, NOW - back).name]
    assert made == sorted(made)
    assert (tmp_path / "current").readlink() == Path(made[-1])


def test_a_release_that_cannot_be_made_public_is_none(tmp_path: Path) -> None:
    (tmp_path / "current").mkdir()
    staging = staged(tmp_path / "release", "one")
    with pytest.raises(IsADirectoryError):
        publish_release(staging, tmp_path, NOW)
    assert names(tmp_path) == [staging.name, "current"]


def test_what_could_not_be_written_is_told_with_its_path(tmp_path: Path) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, limits[1]))
    handled = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        with pytest.raises(OSError, match="too large") as error:
            write_file(tmp_path, "news/index.html", b"more than ten bytes")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handled)
    assert error.value.filename == f"{tmp_path}/news/index.html"


def test_a_digest_changes_with_a_name_or_a_byte_and_with_nothing_else(tmp_path: Path) -> None:
    def made(folder: str, name: str, content: str) -> str:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(content, encoding="utf-8")
        return digest(tmp_path / folder)

    assert made("a", "name", "content") == made("b", "name", "content")
    assert len({made("c", "name", "content"), made("d", "other", "content"), made("e", "name", "other")}) == 3
