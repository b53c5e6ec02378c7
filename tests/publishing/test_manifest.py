"""What stands beside a release."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from plugins.publishing.manifest import write_manifest
from tests.small_site import site


def test_a_manifest_names_every_file_and_the_next_change(tmp_path: Path) -> None:
    release = tmp_path / "20261123T080000Z-abc"
    (release / "news").mkdir(parents=True)
    (release / "news" / "index.html").write_bytes("Новини".encode())
    (release / "index.html").write_bytes(b"")
    now, due = datetime(2026, 11, 23, 8, tzinfo=UTC), datetime(2026, 12, 1, 22, tzinfo=UTC)
    write_manifest(release, replace(site(), now=now, turning_points=(due,)))
    assert json.loads((tmp_path / "20261123T080000Z-abc.json").read_text(encoding="utf-8")) == {
        "release": "20261123T080000Z-abc",
        "built": "2026-11-23T08:00:00Z",
        "next_change": "2026-12-01T22:00:00Z",
        "files": {
            "index.html": {"size": 0, "sha256": hashlib.sha256(b"").hexdigest()},
            "news/index.html": {"size": 12, "sha256": hashlib.sha256("Новини".encode()).hexdigest()},
        },
    }


def test_where_nothing_changes_by_itself_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "release").mkdir()
    write_manifest(tmp_path / "release", site())
    assert json.loads((tmp_path / "release.json").read_text(encoding="utf-8"))["next_change"] is None
