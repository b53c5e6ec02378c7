"""A release is public or it is none, whenever the process that makes it is killed."""

from __future__ import annotations

import multiprocessing
import os
import signal
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from plugins.deploying.releases import NoSuchRelease, find_release, keep_newest, list_releases
from plugins.publishing.public import current_release, make_current, never_public
from plugins.publishing.staging import open_release, publish_release, write_file
from plugins.publishing.swap import point_link
from tests.killed import kill_at

NOW = datetime(2023, 1, 2, 3, 4, 5, tzinfo=UTC)
KEPT = 3


def publish(releases: Path, word: str, now: datetime = NOW) -> str:
    """The name of a release that says a word, with its manifest; the oldest go."""
    staging = open_release(releases)
    write_file(staging, "index.html", word.encode())

    def complete(_staging: Path, name: str) -> None:
        (releases / f"{name}.json").write_text(word, encoding="utf-8")

    name = publish_release(staging, releases, now, complete).name
    keep_newest(releases, KEPT)
    return name


def publish_killed(releases: Path, word: str, now: datetime, moment: int) -> bool:
    """Whether a release was killed: before one of its changes to names in the folder, the first being 0."""
    process = multiprocessing.get_context("fork").Process(target=_publish, args=(releases, word, now, moment))
    process.start()
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    return process.exitcode != 0


def _publish(releases: Path, word: str, now: datetime, moment: int) -> None:
    os.setsid()
    kill_at(releases, moment)
    publish(releases, word, now)


def listed(releases: Path) -> list[str]:
    """The oldest first."""
    return [release.name for release in list_releases(releases)][::-1]


def half_public(releases: Path, word: str = "half", now: datetime = NOW) -> str:
    """The name of a release that got it, and whose process was killed before it was public."""
    before = set(listed(releases)) if releases.exists() else set()
    assert publish_killed(releases, word, now, 2)
    (name,) = {path.name for path in releases.glob("2*Z-*") if path.is_dir()} - before
    return name


@pytest.mark.parametrize("step", [timedelta(minutes=1), timedelta(), -timedelta(days=1)], ids=["on", "same", "back"])
def test_only_what_was_public_is_listed_and_gone_back_to_after_a_kill_at_any_change(
    step: timedelta, tmp_path: Path
) -> None:
    public, now, kills = [publish(tmp_path, "one"), publish(tmp_path, "two")], NOW, 0
    for moment in count():
        now += step
        killed = publish_killed(tmp_path, f"killed {moment}", now, moment)
        kills += killed
        if (current := current_release(tmp_path) or "") != public[-1]:
            public.append(current)
        assert listed(tmp_path)[-KEPT:] == public[-KEPT:]
        assert find_release(tmp_path) == public[-2]
        if not killed:
            break
        public.append(publish(tmp_path, f"after {moment}", now))
        assert listed(tmp_path) == public[-KEPT:]
        assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
            ["current", *(f"{name}{ending}" for name in public[-KEPT:] for ending in ("", ".json"))]
        )
    assert kills == 4


def test_nothing_leads_to_a_release_that_was_never_public(tmp_path: Path) -> None:
    first = publish(tmp_path, "one")
    name = half_public(tmp_path)
    assert (listed(tmp_path), never_public(tmp_path)) == ([first], {name})
    for back in ("1", name):
        with pytest.raises(NoSuchRelease):
            find_release(tmp_path, back)
    assert find_release(tmp_path, "1", "20991231T000000Z-0000000000") == first


def test_the_very_first_release_that_was_killed_is_none(tmp_path: Path) -> None:
    releases = tmp_path / "releases"
    half_public(releases)
    assert (listed(releases), current_release(releases)) == ([], None)
    name = publish(releases, "one")
    assert listed(releases) == [name]


def test_a_release_that_was_gone_back_to_from_stays_one_that_was_public(tmp_path: Path) -> None:
    names = [publish(tmp_path, word) for word in ("one", "two")]
    make_current(tmp_path, names[0])
    half_public(tmp_path)
    assert listed(tmp_path) == names
    names.append(publish(tmp_path, "three"))
    assert (listed(tmp_path), find_release(tmp_path)) == (names, names[1])


def test_a_way_back_that_was_killed_hides_nothing(tmp_path: Path) -> None:
    names = [publish(tmp_path, word) for word in ("one", "two")]

    def go_back() -> None:
        os.setsid()
        kill_at(tmp_path, 1)
        point_link(tmp_path / "current", names[0])

    process = multiprocessing.get_context("fork").Process(target=go_back)
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    assert (listed(tmp_path), current_release(tmp_path)) == (names, names[1])
    names.append(publish(tmp_path, "three"))
    assert listed(tmp_path) == names


def test_the_same_release_that_was_killed_before_is_public_when_it_is_made_again(tmp_path: Path) -> None:
    first = publish(tmp_path, "one")
    name = half_public(tmp_path, "two", NOW + timedelta(minutes=1))
    assert publish(tmp_path, "two", NOW + timedelta(minutes=1)) == name
    assert listed(tmp_path) == [first, name]


def test_what_waits_to_be_public_in_another_process_is_not_cleared_and_not_listed_until_it_is(tmp_path: Path) -> None:
    first, other = publish(tmp_path, "one"), "20230109T000000Z-0123456789"
    (tmp_path / other).mkdir()
    waiting = tmp_path / f".{other}.{os.getppid()}.new"
    waiting.symlink_to(other)
    second = publish(tmp_path, "two")
    assert ((tmp_path / other).is_dir(), waiting.is_symlink(), listed(tmp_path)) == (True, True, [first, second])
    waiting.replace(tmp_path / "current")
    assert listed(tmp_path) == sorted([first, second, other])


def test_a_link_that_was_left_with_the_number_of_another_process_hides_no_release_that_was_made_public_again(
    tmp_path: Path,
) -> None:
    first = publish(tmp_path, "one")
    (tmp_path / f".{first}.{os.getppid()}.new").symlink_to(first)
    publish(tmp_path, "one")
    second = publish(tmp_path, "two")
    assert listed(tmp_path) == [first, second]
