"""Releases of the small site while something goes wrong: readers have a whole one, and the next is right."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from random import Random

import tests.killed
from plugins.deploying.manifest import NoManifest, read_manifest
from plugins.deploying.ready_files import ENCODINGS
from plugins.deploying.releases import find_release, list_releases
from plugins.publishing.public import current_release
from tests.faults.building import is_told, read_only
from tests.incremental.kill_loop import write
from tests.project import ENVIRONMENT, NEW_YEAR_2023, Project, make_project

PUBLISH = (sys.executable, "-m", "plugins.editing.publish", "--lang", "en")
EVENT = "events/2020-09-28-laboratoria/index.bg.md"
PAGES = ("about/index.html", "en/news/nachalo/index.html", "cities/sofia/index.html")
"""Where readers see what was written into each of the edited files."""

KEPT = 3
"""So many releases fit on a small disk."""

MOMENTS = (
    "releases/.release.*.new",
    ".ledger.json.*.new",
    "releases/.*.json.*.new",
    "releases/*.json",
    "releases/*Z-*",
)
"""What appears when a release is staged, its promises, its manifest, and when it is in its place but not public."""

CHANGES = 5
"""To names among the releases: of the manifest, the link that waits, the release, ``current``, a release that goes."""


@dataclass
class Releases:
    """The small site, published again and again; each release says a higher ``number``, and changes the ledger."""

    project: Project
    random: Random = field(default_factory=lambda: Random(1))
    number: int = 0
    clock: int = int(NEW_YEAR_2023)
    seconds: float = 0.0
    """What a release takes."""
    seen: set[str | None] = field(default_factory=set)
    """The names of the releases that readers were seen to have, or that were said to be published."""

    @property
    def folder(self) -> Path:
        return self.project.releases

    @property
    def current(self) -> str | None:
        return current_release(self.folder)

    @property
    def ledger(self) -> bytes:
        """What is promised."""
        return (self.project.folder / "ledger.json").read_bytes()

    @property
    def public(self) -> int | None:
        """The number that the current release says, if it is whole."""
        return said(self.folder, self.current or "")

    def edit(self) -> None:
        """Writes the next number into texts, and puts off an event."""
        self.number += 1
        self.clock += 60
        write(self.project, self.number)
        event = self.project.content / EVENT
        text = event.read_text(encoding="utf-8")
        event.write_text(re.sub("end: .*", f"end: 2020-10-{2 + self.number % 20:02}", text), encoding="utf-8")

    def start(self, earlier: int = 0, command: Sequence[str] = PUBLISH) -> subprocess.Popen[str]:
        """A release that is being made, in a process group of its own; its clock may be some seconds behind."""
        environment = {**ENVIRONMENT, "WORKERS": "2", "SOURCE_DATE_EPOCH": str(self.clock - earlier)}
        pipe = subprocess.PIPE
        return subprocess.Popen(
            command,
            cwd=self.project.folder,
            env=environment,
            stdout=pipe,
            stderr=pipe,
            text=True,
            start_new_session=True,
        )

    def publish(self) -> subprocess.CompletedProcess[str]:
        return self.ended(self.start())

    def ended(self, process: subprocess.Popen[str]) -> subprocess.CompletedProcess[str]:
        """A release that is over, however; what readers have then is noted."""
        output, errors = process.communicate(timeout=300)
        self.seen |= {self.current, *re.findall(r"Published in \S*releases/(\S+)", output)}
        return subprocess.CompletedProcess(process.args, process.returncode, output, errors)

    def are_public(self) -> bool:
        """Whether the releases that are listed, and gone back to, are those that readers had."""
        there = {release.name for release in list_releases(self.folder)}
        folders = {path.name for path in self.folder.glob("2*Z-*") if path.is_dir()}
        return there == folders & self.seen

    def is_kept(self, before: Before, done: subprocess.CompletedProcess[str]) -> bool:
        """Whether what failed changed nothing, and what did not is public."""
        if done.returncode == 0:
            return self.public == self.number and self.ledger != before.ledger
        return (self.current, self.public, self.ledger) == (before.current, before.public, before.ledger)

    def is_right_now(self) -> bool:
        """Whether a release that nothing happens to is whole, the newest, before the last in turn, and all there is."""
        before = self.current
        self.edit()
        done = self.publish()
        newest, *others = [release.name for release in list_releases(self.folder)]
        left = [path.name for path in chain(self.folder.glob(".*"), self.project.folder.glob(".*.new"))]
        whole = all(said(self.folder, name) is not None for name in others)
        right = done.returncode == 0 and self.public == self.number and newest == self.current and self.are_public()
        return right and whole and not left and find_release(self.folder) == (others or [before])[0]

    def now(self) -> Before:
        return Before(self.current, self.public, self.ledger)


@dataclass(frozen=True)
class Before:
    """What was public and promised before a fault."""

    current: str | None
    public: int | None
    ledger: bytes


def published_site(folder: Path) -> Releases:
    """A site that has been published twice."""
    project = make_project(folder / "published")
    settings = project.folder / "publishconf.py"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}\nRELEASES_KEPT = {KEPT}\n", encoding="utf-8")
    releases = Releases(project)
    for _ in range(2):
        releases.edit()
        begin = time.monotonic()
        done = releases.publish()
        releases.seconds = time.monotonic() - begin
        assert (done.returncode, releases.public) == (0, releases.number), done
    return releases


def said(folder: Path, name: str) -> int | None:
    """The number that all pages of a release say; none where a file is not as its manifest says, or is not in it."""
    try:
        files = read_manifest(folder, name).files
    except NoManifest:
        return None
    endings = {encoding.name: encoding.ending for encoding in ENCODINGS}
    expected = dict.fromkeys(files) | {
        f"{path}{endings[form]}": size for path, entry in files.items() for form, size in entry.ready.items()
    }
    found = {path.relative_to(folder / name).as_posix(): path for path in (folder / name).rglob("*") if path.is_file()}
    if found.keys() != expected.keys():
        return None
    same = all(_digest(found[path]) == entry.sha256 for path, entry in files.items())
    ready = all(size is None or found[path].stat().st_size == size for path, size in expected.items())
    numbers = {re.search(r"State (\d+)\.", found[page].read_text(encoding="utf-8")) for page in PAGES}
    told = {int(match[1]) for match in numbers if match}
    return told.pop() if same and ready and None not in numbers and len(told) == 1 else None


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def fill_disk(site: Releases) -> bool:
    """The disk has room for a part of the release, or for none of it."""
    before = site.now()
    site.edit()
    if site.random.random() < 0.5:
        shutil.rmtree(site.project.folder / ".cache", ignore_errors=True)
    room = int(site.random.choice((0, 0.2, 1, 3, 9)) * 1_000_000 * site.random.random())
    with filled(site.project.folder, room):
        done = site.publish()
        kept = site.is_kept(before, done)
    return is_told(done, 0, 3) and kept and site.is_right_now()


def fill_disk_meanwhile(site: Releases) -> bool:
    """The disk fills at one of the moments of a release: nothing more can be written, or nothing more be created."""
    before = site.now()
    site.edit()
    moment, room = site.random.choice(MOMENTS), site.random.choice((0, 4_096, 50_000))
    names = set(site.project.folder.glob(moment))
    process = site.start()
    while process.poll() is None and names >= set(site.project.folder.glob(moment)):
        time.sleep(0.000_5)
    fill = filled if site.random.random() < 0.5 else crowded
    with fill(site.project.folder, room):
        done = site.ended(process)
        kept = site.is_kept(before, done)
    return is_told(done, 0, 3) and kept and site.is_right_now()


def forbid_writing(site: Releases) -> bool:
    """The project, or a folder in it, can only be read."""
    before = site.now()
    place = site.random.choice((".", ".cache", "releases"))
    site.edit()
    with read_only(site.project.folder / place):
        done = site.publish()
        kept = site.is_kept(before, done)
    return is_told(done, 0, 3) and kept and site.is_right_now()


def kill(site: Releases) -> bool:
    """The release is killed at any moment: readers have the one before or, whole, the new one."""
    before = site.now()
    site.edit()
    process = site.start()
    time.sleep(site.random.random() * 1.1 * site.seconds)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    site.ended(process)
    promised = json.loads(site.ledger)
    return site.public in (before.public, site.number) and bool(promised) and site.are_public() and site.is_right_now()


def kill_as_it_becomes_public(site: Releases) -> bool:
    """The release is killed before one of its last changes: it has its name, and readers the one before or this one."""
    before = site.now()
    site.edit()
    moment = site.random.randrange(CHANGES if len(list_releases(site.folder)) == KEPT else CHANGES - 1)
    killed = (sys.executable, tests.killed.__file__, "releases", str(moment), *PUBLISH[2:])
    done = site.ended(site.start(command=killed))
    kept = site.public == (site.number if moment == CHANGES - 1 else before.public) and site.are_public()
    return done.returncode == -signal.SIGKILL and kept and site.is_right_now()


def publish_twice_at_once(site: Releases) -> bool:
    """Two releases are begun at the same moment; the clock of one is a minute behind."""
    site.edit()
    processes = [site.start(), site.start(site.random.choice((0, 60)))]
    done = [site.ended(process) for process in processes]
    return all(is_told(one, 0) for one in done) and site.public == site.number and site.is_right_now()


def set_clock_back(site: Releases) -> bool:
    """The clock goes back by some seconds or a day: the newest is current, and the way back leads to the one before."""
    before = site.current
    site.edit()
    true, site.clock = site.clock, site.clock - site.random.choice((60, 61, 3_600, 86_400))
    done = site.publish()
    newest = list_releases(site.folder)[0].name
    right = (site.current, find_release(site.folder)) == (newest, before)
    again = site.is_right_now()
    site.clock = max(true, site.clock)
    return is_told(done, 0) and right and again and site.is_right_now()


Fault = Callable[[Releases], bool]
ANYWHERE: dict[str, Fault] = {
    "release killed": kill,
    "release killed as it becomes public": kill_as_it_becomes_public,
    "release, clock set back": set_clock_back,
    "two releases": publish_twice_at_once,
}
AS_ROOT: dict[str, Fault] = {
    "release, disk full": fill_disk,
    "release, disk filling": fill_disk_meanwhile,
    "release, read-only": forbid_writing,
}
"""Those that only root can make."""


@contextmanager
def filled(folder: Path, room: int) -> Iterator[None]:
    """A disk on which there is room for so many bytes."""
    filler, free = folder / "filler", os.statvfs(folder)
    with suppress(OSError), filler.open("wb") as stream:
        os.posix_fallocate(stream.fileno(), 0, max(free.f_bavail * free.f_frsize - room, 1))
    try:
        yield
    finally:
        filler.unlink(missing_ok=True)


@contextmanager
def crowded(folder: Path, room: int) -> Iterator[None]:
    """A disk on which no more than a few files can be created, one for each 4 kB of room."""
    filler = folder / "crowd"
    with suppress(OSError):
        filler.mkdir()
        for number in range(os.statvfs(folder).f_favail - room // 4_096):
            (filler / str(number)).touch()
    try:
        yield
    finally:
        shutil.rmtree(filler, ignore_errors=True)
