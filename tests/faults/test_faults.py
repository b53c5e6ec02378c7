from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.faults import building, releasing
from tests.faults.building import Site, build, is_told, site, small_disk, try_all
from tests.faults.releasing import published_site
from tests.incremental.kill_loop import EDITED, STATES, write

TIMES = 2
"""So often each kind is tried here; ``python -m tests.faults 1000`` tries more."""


@pytest.fixture(scope="module")
def on_any_disk(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site(tmp_path_factory.mktemp("faults"))


@pytest.mark.parametrize(
    ("make", "faults"), [(site, building.ANYWHERE), (published_site, releasing.ANYWHERE)], ids=["build", "release"]
)
def test_what_is_public_is_whole_and_the_next_one_right_after_any_fault(
    make: Callable[[Path], Any], faults: Mapping[str, Any], tmp_path: Path
) -> None:
    all_survived(make(tmp_path), faults)


@pytest.mark.parametrize(
    ("make", "faults"), [(site, building.AS_ROOT), (published_site, releasing.AS_ROOT)], ids=["build", "release"]
)
def test_a_disk_that_is_full_or_read_only_and_no_network_harm_nothing(
    make: Callable[[Path], Any], faults: Mapping[str, Any], tmp_path: Path
) -> None:
    try:
        with small_disk(tmp_path / "disk") as disk:
            all_survived(make(disk), faults)
    except PermissionError:
        assert not os.environ.get("CI"), "CI must run the tests as root, or with the right to mount"
        pytest.skip("only root can mount a file system")


def all_survived(there: Any, faults: Mapping[str, Any]) -> None:
    found = try_all(there, faults, TIMES)
    print(dict(found))
    assert found == {f"{kind}: survived": TIMES for kind in faults}


def test_an_edit_is_seen_though_the_clock_goes_forward_and_back(on_any_disk: Site) -> None:
    """In the future an edit may even have the time of the one before: what is said there is looked into."""
    now = int(time.time())
    for state, days in enumerate((1, 1, 400, -1, -400, 1)):
        on_any_disk.built.state = state % STATES
        write(on_any_disk.project, state % STATES)
        for path in EDITED:
            os.utime(on_any_disk.project.content / path, (now + 86_400 * days,) * 2)
        assert on_any_disk.is_right_now(), (state, days)


def test_a_compiled_template_that_was_changed_is_not_run(on_any_disk: Site) -> None:
    for file in sorted((on_any_disk.project.folder / ".cache" / "templates").rglob("*")):
        if file.is_file():
            file.write_bytes(file.read_bytes().replace(b"TemplateNotFound", b"TemplateNotFoune"))
    style = on_any_disk.project.content / "pages" / "about" / "index.en.md"
    style.write_text(style.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert is_told(build(on_any_disk.project), 0)


@pytest.mark.parametrize("name", ["ф" * 98 + ".pdf", "f" * 196 + ".pdf"])
def test_a_document_may_have_a_name_of_200_bytes(name: str, on_any_disk: Site) -> None:
    assert _with_document(on_any_disk, name) == (0, "")


@pytest.mark.parametrize("name", ["ф" * 125 + ".pdf", "f" * 251 + ".pdf"])
def test_a_document_with_a_longer_name_is_refused(name: str, on_any_disk: Site) -> None:
    code, errors = _with_document(on_any_disk, name)
    assert (code, "error[file-name-too-long]" in errors) == (1, True)


def test_ever_so_many_files_in_a_folder_are_refused(on_any_disk: Site) -> None:
    folder = on_any_disk.project.content / "pages" / "about"
    for number in range(600):
        (folder / f"{number}.txt").touch()
    done = build(on_any_disk.project)
    for number in range(600):
        (folder / f"{number}.txt").unlink()
    assert (is_told(done, 1), "error[too-many-files]" in done.stderr, on_any_disk.is_right_now()) == (True, True, True)


def _with_document(site: Site, name: str) -> tuple[int, str]:
    """What a build says of a page to which a document of this name is added."""
    folder = site.project.content / "pages" / "about"
    page = folder / "index.bg.md"
    before = page.read_text(encoding="utf-8")
    (folder / name).write_bytes(b"%PDF-1.4")
    page.write_text(f"{before}\n\n[Документ]({name})\n", encoding="utf-8")
    done = build(site.project)
    (folder / name).unlink()
    page.write_text(before, encoding="utf-8")
    assert site.is_right_now()
    return done.returncode, done.stderr
