"""``inv build``: what has not changed is not built again, which is known before anything large is loaded.

What a build depends on is looked at before it begins, what it has written when it is done; both are remembered as a
digest of paths, sizes, times and inodes. A file that was changed so shortly before that its clock could not tell a
further change apart is remembered by its content too.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import time_ns

from plugins.cache import cache_beside, put
from plugins.versions import environment

COMMAND = ["-s", "pelicanconf.py", "--fatal", "warnings"]
INPUTS = ("content", "theme", "plugins", "pelicanconf.py", "ledger.json", "changes.json", "accessibility.json")
OUTPUT = "output"
STATE = cache_beside(Path("content")) / "build.json"
VARIABLES = ("SITEURL", "SOURCE_DATE_EPOCH", "LC_ALL", "LANG", "LANGUAGE")
TICK = 2 * 10**9
"""Nanoseconds within which a clock of files may show the same time twice (that of FAT, the slowest)."""


@dataclass(frozen=True, slots=True)
class Look:
    """Files at one moment: a digest of what is known of them all, and the content of the very latest."""

    digest: str
    fresh: dict[str, str]


def look(paths: Iterable[str], now: int | None = None) -> Look:
    """Looks at files and at all below folders; ``now`` in nanoseconds since 1970, if the latest are looked into."""
    whole, fresh = hashlib.blake2b(digest_size=16), {}
    for path, status in sorted(files(paths), key=lambda found: found[0]):
        known = status and (status.st_size, status.st_mtime_ns, status.st_ino, status.st_mode)
        whole.update(f"{path}\0{known}\n".encode("utf-8", "surrogateescape"))
        if status and now is not None and now - status.st_mtime_ns < TICK:
            fresh[path] = content_digest(path)
    return Look(whole.hexdigest(), fresh)


def is_current(state: dict[str, object], inputs: Look, now: datetime) -> bool:
    """Whether a build from ``inputs`` would give what stands in the output already."""
    fresh, due = state.get("fresh"), state.get("due")
    return (
        state.get("inputs") == inputs.digest
        and isinstance(fresh, dict)
        and all(content_digest(path) == content for path, content in fresh.items())
        and state.get("environment") == _environment()
        and state.get("output") == look((OUTPUT,)).digest
        and (due is None or (isinstance(due, str) and now < datetime.fromisoformat(due)))
    )


def read_state() -> dict[str, object]:
    """What is remembered of the last build; nothing where that is lost or damaged."""
    try:
        state = json.loads(STATE.read_bytes())
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) else {}


def write_state(inputs: Look, due: datetime | None) -> None:
    """Remembers a build that has just been published; ``due`` is when a page changes by itself (UTC)."""
    state = {
        "inputs": inputs.digest,
        "fresh": inputs.fresh,
        "environment": _environment(),
        "output": look((OUTPUT,)).digest,
        "due": due.isoformat() if due else None,
    }
    put(STATE, json.dumps(state).encode())


def main() -> int:
    """Builds the site into ``output/`` unless it stands there already; exit codes are those of the build."""
    now, inputs = build_time(), look(INPUTS, time_ns())
    if is_current(read_state(), inputs, now):
        print("Nothing has changed since the last build.")
        return 0
    STATE.unlink(missing_ok=True)
    from plugins.publishing.generator import run  # noqa: PLC0415 (large, and seldom needed)

    due = run(COMMAND)
    with suppress(OSError):  # then the next build looks again
        write_state(inputs, due)
    return 0


def files(paths: Iterable[str]) -> Iterator[tuple[str, os.stat_result | None]]:
    """Every file, and every folder by its name alone."""
    for path in paths:
        try:
            status = os.stat(path)  # noqa: PTH116 (one call a file)
        except OSError:
            continue
        if not os.path.isdir(path):  # noqa: PTH112
            yield path, status
            continue
        with os.scandir(path) as entries:
            below = [entry for entry in entries if entry.name != "__pycache__"]  # Python's own
        for entry in below:
            if entry.is_dir(follow_symlinks=False):
                yield f"{entry.path}/", None
                yield from files((entry.path,))
            else:
                yield entry.path, entry.stat(follow_symlinks=False)


def _environment() -> str:
    """What else decides about the bytes: variables, Python, and the packages beside it."""
    variables = {name: os.environ.get(name) for name in VARIABLES}
    return hashlib.blake2b(repr((variables, environment())).encode(), digest_size=16).hexdigest()


def content_digest(path: str) -> str:
    """The digest of what a file holds; nothing where it cannot be read."""
    try:
        return hashlib.blake2b(Path(path).read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""


def build_time() -> datetime:
    """The moment for which is built (UTC): that of ``SOURCE_DATE_EPOCH``, where it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)


if __name__ == "__main__":
    sys.exit(main())
