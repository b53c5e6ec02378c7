"""What a release is made of, written beside it: for whoever runs the site, and for timers that publish it anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from plugins.domain.site import Site


def write_manifest(release: Path, site: Site) -> None:
    """Writes ``<release>.json`` beside the folder ``release``, unless it stands there already as it is."""
    path, content = release.with_name(f"{release.name}.json"), manifest(release, site).encode()
    if not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)


def manifest(release: Path, site: Site) -> str:
    """The release's name, when it was built, when a page next changes by itself (UTC, or null), and its files.

    A file is told by its path below the release, its size in bytes and its SHA-256.
    """
    return (
        json.dumps(
            {
                "release": release.name,
                "built": _instant(site.now),
                "next_change": _instant(site.next_change) if site.next_change else None,
                "files": dict(_files(release)),
            },
            indent=2,
            ensure_ascii=False,
        )
        + "\n"
    )


def _files(release: Path) -> Iterator[tuple[str, dict[str, object]]]:
    for path in sorted(path for path in release.rglob("*") if path.is_file()):
        content = path.read_bytes()
        name = path.relative_to(release).as_posix()
        yield name, {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def _instant(instant: datetime) -> str:
    return f"{instant.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
