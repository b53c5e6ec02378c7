"""Builds of the small site while something goes wrong: what is public stays whole, and the next build is right.

``python -m tests.faults 1000`` tries a thousand faults of every kind together, and says how many were survived.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Protocol, TypeVar

from plugins.publishing.staging import digest
from tests.incremental.kill_loop import BUILD, STATES, Killed, prepare, write
from tests.project import ENVIRONMENT, Project, settled

VALIDATE = (sys.executable, "-m", "plugins.editing.validate", "--lang", "en")
SPACE, FILES = 24, 10_000
"""Megabytes of the small file system, and how many files it may hold."""

MOVING = "news/2020-07-02-nachalo/index.en.md"


@dataclass
class Site:
    """The small site, built many times; ``built`` knows what a build that remembers nothing gives in each state."""

    built: Killed
    random: Random

    @property
    def project(self) -> Project:
        return self.built.project

    def edit(self) -> None:
        """Brings the content into its next state, as often as not."""
        if self.random.random() < 0.5:
            self.built.state = (self.built.state + 1) % STATES
            write(self.project, self.built.state)

    @property
    def public(self) -> int | None:
        """Which of the states is public, whole; none where it is none."""
        found = digest(self.project.output)
        return next((state for state, cold in self.built.cold.items() if cold == found), None)

    def is_right_now(self) -> bool:
        """Whether a build that nothing happens to gives what a build gives that remembers nothing."""
        done = build(self.project)
        left = [name for name in settled(self.project.folder) if name.endswith((".new", ".old"))]
        return done.returncode == 0 and self.public == self.built.state and not left


def site(folder: Path) -> Site:
    """A site that has been built."""
    return Site(prepare(folder), Random(1))


def build(project: Project, *before: str) -> subprocess.CompletedProcess[str]:
    return _run(project, *before, *BUILD)


def _run(project: Project, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**ENVIRONMENT, "WORKERS": "2"}
    return subprocess.run(
        command, cwd=project.folder, env=environment, capture_output=True, text=True, check=False, timeout=300
    )


def is_told(done: subprocess.CompletedProcess[str], *codes: int) -> bool:
    """Whether a build ended with one of the exit codes, and said a sentence where it failed."""
    if done.returncode not in codes:
        return False
    return "Traceback" not in done.stderr and (done.returncode == 0 or "error[" in done.stderr)


def damage_store(site: Site) -> bool:
    """A file that builds remember something in is flipped at a few bytes, torn, emptied, or another one's."""
    files = sorted(path for path in (site.project.folder / ".cache").rglob("*") if path.is_file())
    large = [file for file in files if file.suffix in (".sqlite3", ".json")]
    file, random = site.random.choice(large if site.random.random() < 0.7 else files), site.random
    content = bytearray(file.read_bytes())
    kind = random.randrange(6)
    if kind < 3 and content:
        for _ in range(random.choice((1, 1, 8))):
            content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    elif kind == 3:
        content = content[: random.randrange(len(content) + 1)]
    elif kind == 4:
        content = bytearray(random.choice(files).read_bytes())
    else:
        content = bytearray(random.choice((b"", b"{}", b"[]", b"null", b'{"settings": 1}', random.randbytes(5_000))))
    file.write_bytes(content)
    site.edit()
    checked = _run(site.project, *VALIDATE) if random.random() < 0.2 else None
    return site.is_right_now() and (checked is None or (checked.returncode == 0 and not checked.stderr))


def fill_disk(site: Site) -> bool:
    """The disk has room for a part of what is to be written, or for none of it."""
    filler = site.project.folder / "filler"
    before = site.public
    site.built.state = (site.built.state + 1) % STATES
    write(site.project, site.built.state)
    if site.random.random() < 0.3:
        shutil.rmtree(site.project.folder / ".cache", ignore_errors=True)
    free = os.statvfs(site.project.folder)
    room = int(site.random.choice((0, 1, 2)) * 1_000_000 * site.random.random())
    with suppress(OSError), filler.open("wb") as stream:
        os.posix_fallocate(stream.fileno(), 0, max(free.f_bavail * free.f_frsize - room, 1))
    done = build(site.project)
    after = site.public
    filler.unlink(missing_ok=True)
    kept = after == (site.built.state if done.returncode == 0 else before)
    return is_told(done, 0, 3) and kept and site.is_right_now()


def forbid_writing(site: Site) -> bool:
    """The project, or a folder in it, can only be read."""
    before = site.public
    place = site.random.choice((".", ".cache", "output"))
    site.edit()
    if site.random.random() < 0.3:
        (site.project.folder / "pelicanconf.py").touch()
    with read_only(site.project.folder / place):
        done = build(site.project)
        public = site.public
    whole = public in (before, site.built.state) if done.returncode == 0 else public == before
    return is_told(done, 0, 3) and whole and site.is_right_now()


def move_content(site: Site) -> bool:
    """A text grows, shrinks, vanishes and comes back while it is read."""
    before, file = site.public, site.project.content / MOVING
    text, stop = file.read_bytes(), threading.Event()

    def move() -> None:
        random = Random(site.random.random())
        while not stop.is_set():
            kind = random.randrange(3)
            if kind == 0:
                file.unlink(missing_ok=True)
            else:
                file.write_bytes(text + b"a" * random.randrange(5_000) if kind == 1 else text[: random.randrange(200)])
            time.sleep(random.random() / 50)

    mover = threading.Thread(target=move)
    mover.start()
    try:
        done = build(site.project)
    finally:
        stop.set()
        mover.join()
    whole = done.returncode == 0 or site.public == before
    file.write_bytes(text)
    return is_told(done, 0, 1, 3) and whole and site.is_right_now()


def set_clock_back(site: Site) -> bool:
    """What was written last seems to have been written tomorrow, and what is written now before that."""
    for file in site.project.folder.rglob("*"):
        if site.random.random() < 0.5 and file.is_file() and not file.is_symlink() and file.name != "theme":
            tomorrow = time.time() + 86_400 * site.random.choice((1, -400))
            os.utime(file, (tomorrow, tomorrow), follow_symlinks=False)
    site.edit()
    return site.is_right_now()


def build_twice_at_once(site: Site) -> bool:
    """Two builds begin at the same moment."""
    site.edit()
    done: list[subprocess.CompletedProcess[str]] = []
    builds = [threading.Thread(target=lambda: done.append(build(site.project))) for _ in range(2)]
    for one in builds:
        one.start()
    for one in builds:
        one.join()
    return all(is_told(one, 0) for one in done) and len(done) == 2 and site.is_right_now()


AS_A_COMMAND = (sys.executable, "-m", "plugins.closed_pipe", *BUILD[2:])
"""A build as ``inv`` runs it."""

STREAMS = (">/dev/full", "2>/dev/full", ">&-", "2>&-", "<&- >&- 2>&-")


def allow_few_files(site: Site) -> bool:
    """No more than a few files can be open at once; the next build with something to do takes away what that left."""
    before = site.public
    site.edit()
    if site.random.random() < 0.5:
        shutil.rmtree(site.project.folder / ".cache", ignore_errors=True)
    shell = f'ulimit -n {site.random.randrange(4, 40)} && exec "$@"'
    done = _run(site.project, "sh", "-c", shell, "sh", *AS_A_COMMAND)
    kept = site.public == (site.built.state if done.returncode == 0 else before)
    site.built.state = (site.built.state + 1) % STATES
    write(site.project, site.built.state)
    return is_told(done, 0, 3) and kept and site.is_right_now()


def listen_to_nothing(site: Site) -> bool:
    """What the build says cannot be written, or nobody is there to read it."""
    before = site.public
    site.edit()
    streams = site.random.choice(STREAMS)
    done = _run(site.project, "sh", "-c", f'exec "$@" {streams}', "sh", *AS_A_COMMAND)
    kept = site.public == (site.built.state if done.returncode == 0 else before)
    return done.returncode in (0, 3) and "Traceback" not in done.stderr and kept and site.is_right_now()


def cut_network(site: Site) -> bool:
    """There is no network, not even this machine's own."""
    site.edit()
    return is_told(build(site.project, "unshare", "--net"), 0) and site.is_right_now()


Fault = Callable[[Site], bool]
ANYWHERE: dict[str, Fault] = {
    "store damaged": damage_store,
    "text moving": move_content,
    "clock set back": set_clock_back,
    "two builds": build_twice_at_once,
    "few open files": allow_few_files,
    "nobody listens": listen_to_nothing,
}
AS_ROOT: dict[str, Fault] = {"disk full": fill_disk, "read-only": forbid_writing, "no network": cut_network}
"""Those that only root can make."""


class Healing(Protocol):
    """What faults are tried on."""

    def is_right_now(self) -> bool:
        """Whether all is right when nothing happens any more."""


Tried = TypeVar("Tried", bound=Healing)


def try_all(site: Tried, faults: Mapping[str, Callable[[Tried], bool]], times: int) -> Counter[str]:
    """Tries each kind of fault so often; counted is what was survived, and what was not."""
    found: Counter[str] = Counter()
    for name, fault in faults.items():
        for _ in range(times):
            if fault(site):
                found[f"{name}: survived"] += 1
            else:
                found[f"{name}: broken"] += 1
                site.is_right_now()
    return found


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A file system of a few megabytes.

    Raises:
        PermissionError: only root can have one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _mount("-t", "tmpfs", "-o", f"size={SPACE}m,nr_inodes={FILES}", "tmpfs", str(folder))
    try:
        yield folder
    finally:
        subprocess.run(("umount", "--lazy", str(folder)), check=True)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """A folder in which root cannot write either.

    Raises:
        PermissionError: only root can make one.
    """
    _mount("--bind", str(folder), str(folder))
    try:
        _mount("-o", "remount,ro,bind", str(folder))
        yield
    finally:
        subprocess.run(("umount", "--lazy", str(folder)), check=True)


def _mount(*arguments: str) -> None:
    done = subprocess.run(("mount", *arguments), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise PermissionError(done.stderr.strip())
