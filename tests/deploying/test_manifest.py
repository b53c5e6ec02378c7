"""What stands beside a release."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.deploying.manifest import Entry, Manifest, NoManifest, read_manifest, write_manifest
from plugins.publishing.public import current_release
from tests.deploying.published import Published

MANIFEST = Manifest(
    release="20261123T080000Z-0123456789",
    built=datetime(2026, 11, 23, 8, tzinfo=UTC),
    next_change=datetime(2026, 12, 1, 22, tzinfo=UTC),
    site="https://sofia.example/icc",
    commit="abc",
    uncommitted=False,
    headers={"X-Content-Type-Options": "nosniff"},
    redirects={"/icc/old/": "/icc/new/"},
    files={
        "404.html": Entry(3, "ab", "text/html; charset=utf-8", "no-cache", {"br": 2}),
        "en/404.html": Entry(3, "cd", "text/html; charset=utf-8", "no-cache"),
    },
)


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_manifest(tmp_path, MANIFEST)
    assert read_manifest(tmp_path, MANIFEST.release) == MANIFEST
    value = json.loads((tmp_path / f"{MANIFEST.release}.json").read_text(encoding="utf-8"))
    assert (value["built"], value["next_change"]) == ("2026-11-23T08:00:00Z", "2026-12-01T22:00:00Z")


def test_where_nothing_changes_by_itself_that_is_said(tmp_path: Path) -> None:
    write_manifest(tmp_path, replace(MANIFEST, next_change=None))
    assert read_manifest(tmp_path, MANIFEST.release).next_change is None


def test_a_manifest_knows_the_path_of_the_site_and_its_pages_of_what_is_not_found() -> None:
    assert (MANIFEST.root, MANIFEST.not_found) == ("/icc", {"": "404.html", "en": "en/404.html"})


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"release": "x", "files": {}}', '{"files": []}'])
def test_a_damaged_manifest_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    with pytest.raises(NoManifest):
        read_manifest(tmp_path, "x")


def test_a_published_release_has_a_manifest_of_every_file(published: Published) -> None:
    manifest = published.manifest(2)
    assert current_release(published.releases) == manifest.release
    ready = {f"{path}.{ending}" for path, entry in manifest.files.items() for ending in _endings(entry)}
    folder = published.releases / manifest.release
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} == {
        *manifest.files,
        *ready,
    }
    for path, entry in manifest.files.items():
        content = (folder / path).read_bytes()
        assert (entry.size, entry.sha256) == (len(content), hashlib.sha256(content).hexdigest())


def _endings(entry: Entry) -> list[str]:
    return [{"br": "br", "zstd": "zst", "gzip": "gz"}[name] for name in entry.ready]
