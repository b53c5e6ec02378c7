from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.building import small_disk, try_all
from tests.faults.releasing import ANYWHERE, AS_ROOT, published_site

TIMES = 2
"""So often each kind is tried here; ``python -m tests.faults 1000`` tries more."""


def test_a_whole_release_is_public_and_the_next_one_right_after_any_fault(tmp_path: Path) -> None:
    found = try_all(published_site(tmp_path), ANYWHERE, TIMES)
    print(dict(found))
    assert found == {f"{kind}: survived": TIMES for kind in ANYWHERE}


def test_a_disk_that_is_full_or_read_only_harms_no_release(tmp_path: Path) -> None:
    try:
        with small_disk(tmp_path / "disk") as disk:
            found = try_all(published_site(disk), AS_ROOT, TIMES)
    except PermissionError:
        assert not os.environ.get("CI"), "CI must run the tests as root, or with the right to mount"
        pytest.skip("only root can mount a file system")
    print(dict(found))
    assert found == {f"{kind}: survived": TIMES for kind in AS_ROOT}
