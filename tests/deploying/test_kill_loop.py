"""A few killed deploys; ``python -m tests.deploying.kill_loop 100`` kills more."""

from __future__ import annotations

from pathlib import Path

from tests.deploying.kill_loop import at_each
from tests.deploying.published import Published

KILLS = 6


def test_a_killed_deploy_leaves_a_whole_site_and_the_next_one_finishes_it(published: Published, tmp_path: Path) -> None:
    found = at_each(published, tmp_path, KILLS)
    assert set(found) == {"server", "bucket", "branch"}
    for public in found.values():
        assert (public["broken"], public.total()) == (0, KILLS)
