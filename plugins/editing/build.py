"""``inv build``: what has not changed is not built again, which is known before anything large is loaded.

What a build depends on is looked at before it begins, what it has written when it is done; both are remembered as a
digest of paths, sizes, times and inodes. Of what it depends on that is also when the disk itself noted a change, which
nobody can set back. A file that was changed so shortly before that its clock could not tell a further change apart is
remembered by its content too.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import time_ns

from plugins.cache import cache_beside, put
from plugins.versions import environment

COMMAND = ["-s", "pelicanconf.py", "--fatal", "warnings"]
CONTENT = ("content", "ledger.json", "changes.json", "accessibility.json")
AROUND = ("theme", "plugins", "pelicanconf.py")
"""What only Pelican looks into."""

INPUTS = (*CONTENT, *AROUND)
OUTPUT = "output"
State = Mapping[str, object]
Known = tuple[str | int, ...]
"""The path of a file with its time (ns), size, inode and the time of its last change (ns); of a folder nothing else."""

STATE = cache_beside(Path("content")) / "build.json"
VARIABLES = ("SITEURL", "SOURCE_DATE_EPOCH", "LC_ALL", "LANG", "LANGUAGE")
TICK = 2 * 10**9
"""Nanoseconds within which a clock of files may show the same time twice (that of FAT, the slowest)."""


@dataclass(frozen=True, slots=True)
class Look:
    """Files at one moment: a digest of what is known of them all, and the content of the very latest."""

    digest: str
    fresh: dict[str, str]


@dataclass(frozen=True, slots=True)
class Built:
    """A build: when a page of it changes by itself (UTC), its files if they are known, the settings to redo it with."""

    due: datetime | None
    outputs: Iterable[tuple[str, int, int, int]] | None
    settings: object


def look(paths: Iterable[str], now: int) -> Look:
    """Looks at files and at all below folders, into those that changed hardly before ``now`` (ns since 1970)."""
    known = list(files(paths))
    latest = [one[0] for one in known if len(one) > 1 and now - max(int(one[1]), int(one[4])) < TICK]
    return Look(digest_of(known), {path: content_digest(path) for path in map(str, latest)})


def look_at_output() -> str:
    """The digest of what is published. When it changed last tells nothing: builds give it other names and take them."""
    return digest_of(one[:4] for one in files((OUTPUT,)))


def digest_of(known: Iterable[Known]) -> str:
    """The digest of what is known of files."""
    whole = repr(sorted(known)).encode("utf-8", "backslashreplace")
    return hashlib.blake2b(whole, digest_size=16).hexdigest()


def published(outputs: Iterable[tuple[str, int, int, int]]) -> str:
    """The digest of an output folder in which are these files, by path, size, time and inode, and no others."""
    known = [(f"{OUTPUT}/{path}", changed, size, inode) for path, size, changed, inode in outputs]
    deepest = {path.rpartition("/")[0] for path, *_ in known}
    folders = {f"{path[:end]}/" for path in deepest for end in _ends(path)} - {f"{OUTPUT}/"}
    return digest_of([*known, *((folder,) for folder in folders)])


def _ends(path: str) -> list[int]:
    """Where in the path of a folder the names of folders end."""
    return [*(position for position, letter in enumerate(path) if letter == "/"), len(path)]


def is_current(state: State, content: Look, now: datetime) -> bool:
    """Whether a build from this content would give what stands in the output already."""
    due = state.get("due")
    return (
        _is_same(state.get("content"), content)
        and state.get("output") == look_at_output()
        and (due is None or (isinstance(due, str) and now < datetime.fromisoformat(due)))
    )


def is_around(state: State, around: Look) -> bool:
    """Whether settings, theme, code, packages and environment are those of the last build."""
    return _is_same(state.get("around"), around) and state.get("environment") == _environment()


def _is_same(known: object, seen: Look) -> bool:
    """Whether what was known of a look is known of another one."""
    if not isinstance(known, list) or len(known) != 2 or not isinstance(known[1], dict):
        return False
    return known[0] == seen.digest and all(content_digest(path) == content for path, content in known[1].items())


def read_state() -> State:
    """What is remembered of the last build; nothing where that is lost or damaged."""
    try:
        state = json.loads(STATE.read_bytes())
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) else {}


def write_state(content: Look, around: Look, built: Built) -> None:
    """Remembers a build that has just been published."""
    state = {
        "content": (content.digest, content.fresh),
        "around": (around.digest, around.fresh),
        "environment": _environment(),
        "output": look_at_output() if built.outputs is None else published(built.outputs),
        "due": built.due.isoformat() if built.due else None,
        "settings": built.settings,
    }
    put(STATE, json.dumps(state).encode())


def main() -> int:
    """Builds the site into ``output/`` unless it stands there already; exit codes are those of the build."""
    now, state = build_time(), read_state()
    around, content = look(AROUND, time_ns()), look(CONTENT, time_ns())
    settings = state.get("settings") if is_around(state, around) else None
    if settings is not None and is_current(state, content, now):
        _know_without_looking_into(state, content, around)
        print("Nothing has changed since the last build.")
        return 0
    _forget(state if settings else {})
    built = _built(settings, now)
    with suppress(OSError):  # then the next build looks again
        write_state(content, around, built)
    return 0


def _know_without_looking_into(state: State, content: Look, around: Look) -> None:
    """What was fresh when the last build began, and is not any more, need not be looked into from now on."""
    seen = {name: [one.digest, one.fresh] for name, one in (("content", content), ("around", around))}
    if any(state[name] != look for name, look in seen.items()):
        with suppress(OSError):
            put(STATE, json.dumps({**state, **seen}).encode())


def _forget(state: State) -> None:
    """What is published is not known until this build is done; what surrounds the content may be."""
    if not state:
        forget(STATE)
        return
    with suppress(OSError):
        put(STATE, json.dumps({name: state[name] for name in ("around", "environment", "settings")}).encode())


def forget(state: Path) -> None:
    """What was remembered is deleted, or nothing is built: it would be believed once more.

    Raises:
        SystemExit: it cannot be deleted.
    """
    try:
        state.unlink(missing_ok=True)
    except OSError as error:
        from plugins.publishing.printing import refuse_to_write  # noqa: PLC0415 (large, and seldom needed)

        refuse_to_write(error)


def _built(settings: object, now: datetime) -> Built:
    """Builds, without Pelican where its settings are known."""
    gc.disable()  # a build is over before there is much that only a collector could free
    if settings and isinstance(settings, dict):
        from plugins.editing.rebuild import rebuild  # noqa: PLC0415 (large, and seldom needed)

        return Built(*rebuild(settings, now), settings)
    from plugins.editing.rebuild import settings_to_keep  # noqa: PLC0415
    from plugins.publishing.generator import run  # noqa: PLC0415

    built = run(COMMAND)
    return Built(built["SITE"].next_change, None, settings_to_keep(built) or {})


def files(paths: Iterable[str]) -> Iterator[Known]:
    """Every file, and every folder that is not empty, whose name ends with a slash."""
    for path in paths:
        try:
            status = os.stat(path)  # noqa: PTH116 (one call a file)
        except OSError:
            continue
        if os.path.isdir(path):  # noqa: PTH112
            yield from _below(path)
        else:
            yield _known(path, status)


def _below(path: str) -> list[Known]:
    """What is known of all below a folder; of what cannot be read nothing, and the build says why."""
    found: list[Known] = []
    with suppress(OSError), os.scandir(path) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":  # Python's own
                    found.append((f"{entry.path}/",))
                    found += _below(entry.path)
            else:
                status = entry.stat(follow_symlinks=False)
                found.append(_known(entry.path, status))
    return found


def _known(path: str, status: os.stat_result) -> Known:
    return path, status.st_mtime_ns, status.st_size, status.st_ino, status.st_ctime_ns


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
    code = main()
    sys.stdout.flush()
    os._exit(code)  # to free a whole site, object by object, would take longer than many an edit
