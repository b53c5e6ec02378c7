"""What is kept of what was published, and the way back on this machine."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.beside import beside
from plugins.deploying.releases import NoSuchRelease, find_release, keep_newest, list_releases
from plugins.publishing.public import make_current

NAMES = [f"2026112{number}T080000Z-{number:010x}" for number in range(5)]


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    for name in NAMES:
        (tmp_path / name).mkdir()
        (tmp_path / f"{name}.json").write_text("{}", encoding="utf-8")
    make_current(tmp_path, NAMES[3])
    return tmp_path


def test_releases_are_listed_with_the_newest_first(releases: Path) -> None:
    assert [(one.name, one.current) for one in list_releases(releases)] == [
        (name, name == NAMES[3]) for name in reversed(NAMES)
    ]


def test_there_are_none_where_nothing_was_published(tmp_path: Path) -> None:
    assert list_releases(tmp_path / "nowhere") == []


@pytest.mark.parametrize(("back", "name"), [("1", NAMES[2]), ("3", NAMES[0]), (NAMES[4], NAMES[4])])
def test_one_goes_back_by_steps_or_to_a_name(releases: Path, back: str, name: str) -> None:
    assert find_release(releases, back) == name


@pytest.mark.parametrize("back", ["0", "4", "-1", "x", "²", "", "../20261120T080000Z-0000000000"])
def test_there_is_no_way_to_what_is_not_there(releases: Path, back: str) -> None:
    with pytest.raises(NoSuchRelease):
        find_release(releases, back)


def test_the_newest_are_kept_and_the_current_one(releases: Path) -> None:
    make_current(releases, NAMES[0])
    assert keep_newest(releases, 2) == [NAMES[2], NAMES[1]]
    left = sorted(path.name for path in releases.iterdir())
    assert left == sorted(["current", *(f"{name}{end}" for name in (NAMES[0], *NAMES[3:]) for end in ("", ".json"))])


def test_a_manifest_without_its_release_goes_too(releases: Path) -> None:
    torn = releases / "20261129T080000Z-00000000ff.json"
    torn.write_text("{}", encoding="utf-8")
    keep_newest(releases, 5)
    assert not torn.exists()


def test_what_a_killed_process_half_wrote_or_half_deleted_goes_too(releases: Path) -> None:
    before = sorted(path.name for path in releases.iterdir())
    for left, name in ((f"{NAMES[1]}.json", "new"), (NAMES[0], "old"), ("current", "new")):
        beside(releases / left, name).mkdir()
    (beside(releases / NAMES[0], "old") / "news").mkdir()
    keep_newest(releases, 5)
    assert sorted(path.name for path in releases.iterdir()) == before


def test_a_release_is_no_more_before_its_first_file_is_deleted(releases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left, delete = [], shutil.rmtree

    def look_and_delete(folder: Path) -> None:
        left.append([one.name for one in list_releases(releases)])
        delete(folder)

    monkeypatch.setattr(shutil, "rmtree", look_and_delete)
    keep_newest(releases, 2)
    assert left == [NAMES[:2:-1]] * 3
