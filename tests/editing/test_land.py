from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from plugins.editing.land import EUROPE, INTEGRITY, PACKAGE, WORLD, Drawing, drawn, fetch, made_from
from plugins.participants.sheet import LAND

SQUARE_WITH_A_LAKE = {
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    "arcs": [
        [[-10, -10], [20, 0], [0, 20]],
        [[10, 10], [-20, 0], [0, -20]],
        [[-5, -5], [0, 10], [10, 0], [0, -10], [-10, 0]],
    ],
    "objects": {"land": {"geometries": [{"type": "MultiPolygon", "arcs": [[[0, 1], [2]]]}]}},
}
OVER_THE_180TH_MERIDIAN = {
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    "arcs": [[[170, 0], [0, 20], [-340, 0], [0, -20], [340, 0]]],
    "objects": {"land": {"geometries": [{"type": "MultiPolygon", "arcs": [[[0]]]}]}},
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The package from the registry; on a machine that has no npm or no network the test is skipped, in CI it fails."""
    if shutil.which("npm") is None and not os.environ.get("CI"):
        pytest.skip("needs npm: sudo apt install npm")
    try:
        return fetch(tmp_path_factory.mktemp("npm"))
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        if os.environ.get("CI"):
            raise
        pytest.skip("needs the registry of npm")


def whole(topology: dict[str, object]) -> str:
    return drawn(Drawing(WORLD, "", (-180, -57, 180, 84), smallest=0, detail=0), topology)


def test_the_outlines_that_are_committed_are_made_anew_byte_for_byte(package: bytes) -> None:
    assert made_from(package) == LAND.read_text(encoding="utf-8")


def test_the_outlines_say_where_they_are_from() -> None:
    assert json.loads(LAND.read_text(encoding="utf-8"))["source"] == {
        "title": "Natural Earth",
        "licence": "public domain",
        "package": PACKAGE,
        "integrity": INTEGRITY,
    }


def test_a_package_with_another_digest_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    npm = tmp_path / "bin" / "npm"
    npm.parent.mkdir()
    npm.write_text("#!/bin/sh\necho changed > world-atlas-2.0.2.tgz\n", encoding="utf-8")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(npm.parent), prepend=os.pathsep)
    with pytest.raises(ValueError, match="the digest is sha512-"):
        fetch(tmp_path)


def test_land_has_its_lakes() -> None:
    assert whole(SQUARE_WITH_A_LAKE).count("z") == 2


def test_land_over_the_180th_meridian_stands_at_both_edges() -> None:
    assert whole(OVER_THE_180TH_MERIDIAN).count("z") == 2


def test_what_is_too_small_or_beside_the_sheet_is_left_out() -> None:
    assert drawn(Drawing(WORLD, "", (-180, -57, 180, 84), smallest=1e6, detail=0), SQUARE_WITH_A_LAKE) == ""
    assert drawn(Drawing(EUROPE, "", (0, 40, 60, 84), smallest=0, detail=0), SQUARE_WITH_A_LAKE) == ""
