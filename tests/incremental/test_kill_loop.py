from __future__ import annotations

from pathlib import Path

from tests.incremental.kill_loop import prepare

KILLS = 8


def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_site_and_harms_no_later_one(tmp_path: Path) -> None:
    public = prepare(tmp_path).kill_all(KILLS)
    assert (public.total(), public["broken"]) == (KILLS, 0)
    assert public["before"] > 0
