"""What is being written, and what was being written when a process was killed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from plugins.beside import beside, clear_all_left_behind, clear_left_behind, stands_beside

PROCESS = os.getpid()


@pytest.fixture(scope="module")
def gone() -> int:
    """The number of a process that is over."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("name", ["output", "ledger.json", "a.5", "20230102T030405Z-0123456789.json"])
def test_what_stands_beside_a_path_says_of_which_and_whose_it_is(name: str, tmp_path: Path) -> None:
    path, made = tmp_path / name, [beside(tmp_path / name)]
    thread = threading.Thread(target=lambda: made.append(beside(path, "old")))
    thread.start()
    thread.join()
    assert [one.name for one in made] == [f".{name}.{PROCESS}.new", f".{name}.{PROCESS}-{thread.ident}.old"]
    assert [stands_beside(one) for one in made] == [name, name]


@pytest.mark.parametrize("name", ["output", ".output", ".output.new", ".output.x.new", "output.1.new"])
def test_no_other_name_does(name: str) -> None:
    assert stands_beside(Path(name)) is None


@pytest.mark.parametrize("everything", [False, True])
def test_what_killed_builds_left_goes_and_nothing_else(tmp_path: Path, gone: int, everything: bool) -> None:
    stay = [f".output.{os.getppid()}.new", ".output", ".output.new", "output"]
    of_others = [f".other.{gone}.new", f".output.html.{gone}.new"]
    for name in (f".output.{gone}.new", f".output.{gone}-7.old", f".output.{PROCESS}.old", *of_others, *stay):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text("left", encoding="utf-8")
    if everything:
        clear_all_left_behind(tmp_path)
    else:
        clear_left_behind(tmp_path / "output")
    assert names(tmp_path) == sorted(stay if everything else [*stay, *of_others])


def test_links_and_files_that_killed_builds_left_go_too(tmp_path: Path, gone: int) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (tmp_path / f".current.{gone}.new").symlink_to("nowhere")
    (tmp_path / f".current.{gone}-1.new").symlink_to("kept")
    (tmp_path / f".ledger.json.{gone}.new").write_text("{}", encoding="utf-8")
    for name in ("current", "ledger.json"):
        clear_left_behind(tmp_path / name)
    assert names(tmp_path) == ["kept"]


def test_what_another_process_is_still_deleting_is_deleted_together(
    tmp_path: Path, gone: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = tmp_path / f".output.{gone}.old"
    for number in range(3):
        (left / str(number)).mkdir(parents=True)
    delete = shutil.rmtree

    def delete_in_time(folder: Path) -> None:
        others = sorted(folder.iterdir())
        delete(others[0] if len(others) > 1 else folder)
        raise FileNotFoundError(others[0])

    monkeypatch.setattr(shutil, "rmtree", delete_in_time)
    clear_left_behind(tmp_path / "output")
    assert names(tmp_path) == []


def test_what_somebody_else_must_delete_is_in_nobodys_way(
    tmp_path: Path, gone: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may delete it all the same."""
    left, other = f".output.{gone}.old", f".output.{gone}-1.old"
    for name in (left, other):
        (tmp_path / name).mkdir()
    delete = shutil.rmtree

    def delete_what_is_ours(folder: Path) -> None:
        if folder.name == left:
            raise PermissionError(folder)
        delete(folder)

    monkeypatch.setattr(shutil, "rmtree", delete_what_is_ours)
    clear_left_behind(tmp_path / "output")
    assert names(tmp_path) == [left]
