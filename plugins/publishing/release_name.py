"""What releases are called: after time and content; the order of their names is that in which they were made."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

_NAME = re.compile(r"(?P<time>\d{8}T\d{6}Z)-[0-9a-f]{10}")
_TIME = "%Y%m%dT%H%M%SZ"


def is_release_name(name: str) -> bool:
    """Whether a release could be called so."""
    return _NAME.fullmatch(name) is not None


def time_of(name: str) -> datetime:
    """When a release was built (UTC), as its name says."""
    return datetime.strptime(name.partition("-")[0], _TIME).replace(tzinfo=UTC)


def next_name(releases: Path, now: datetime, digest: str) -> str:
    """The name of a release that is built at ``now`` (UTC) out of content with this digest.

    Where the clock has gone back it is named as if a second had passed since the newest one, so that the way back leads
    to what was public before. The same content at the same moment is the same release.
    """
    name = _named(now, digest)
    newest = max((path.name for path in releases.iterdir() if is_release_name(path.name)), default="")
    if name > newest or (releases / name).exists():
        return name
    return _named(time_of(newest) + timedelta(seconds=1), digest)


def _named(time: datetime, digest: str) -> str:
    return f"{time:{_TIME}}-{digest[:10]}"
