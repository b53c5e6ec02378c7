"""Deploys that are killed at any moment: readers get a whole site, and the next deploy finishes it.

``python -m tests.deploying.kill_loop 100`` kills a hundred at each kind of target and says what readers got after each.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from plugins.deploying.branch import NAMED, Branch
from plugins.deploying.target import Order, Target
from tests.deploying import stores
from tests.deploying.published import Published, publish
from tests.deploying.readers import Reader, from_bucket
from tests.deploying.servers import git_daemon
from tests.deploying.test_server import a_server, silent
from tests.project import files_of, make_project

BRANCH = "gh-pages"
MARKS = (NAMED, ".nojekyll", "CNAME")
"""What stands on a branch beside a release."""

Look = Callable[[Order, Order], str]
"""Says which of two releases readers get, ``between`` where that is both and whole, or ``broken``."""


@dataclass
class Killed:
    """A target whose deploys are killed one after the other."""

    target: Target
    orders: list[Order]
    look: Look
    random: Random = field(default_factory=lambda: Random(1))
    state: int = 0

    def kill_all(self, kills: int) -> Counter[str]:
        """Kills so many deploys, at moments spread over the length of one and a little beyond."""
        self.target.deploy(self.orders[1], silent)
        begin = time.monotonic()
        self.target.deploy(self.orders[0], silent)
        length = time.monotonic() - begin
        moments = [1.1 * length * (number + self.random.random()) / kills for number in range(kills)]
        self.random.shuffle(moments)
        return Counter(self.kill(moment) for moment in moments)

    def kill(self, moment: float) -> str:
        """Kills a deploy some seconds after its beginning; told is what readers get, once the next one is done."""
        before, self.state = self.orders[self.state], (self.state + 1) % len(self.orders)
        after = self.orders[self.state]
        process = multiprocessing.get_context("fork").Process(target=self._deploy, args=(after,))
        process.start()
        time.sleep(moment)
        with suppress(ProcessLookupError):
            os.killpg(process.pid or 0, signal.SIGKILL)
        process.join()
        found = self.look(before, after)
        self.target.deploy(after, silent)
        whole = self.look(after, after) == "after" and self.target.current() == after.manifest.release
        return found if whole else "broken"

    def _deploy(self, order: Order) -> None:
        os.setsid()
        self.target.deploy(order, silent)


def at_a_server(folder: Path) -> Look:
    """What stands in ``current``: one release, to the last byte, and its assets in the pool."""

    def look(before: Order, after: Order) -> str:
        found, pool = files_of(folder / "current" / "site"), folder / "pool"
        for order, name in ((after, "after"), (before, "before")):
            assets = [path for path in order.manifest.files if path.startswith("assets/")]
            if found == files_of(order.folder) and all((pool / path).exists() for path in assets):
                return name
        return "broken"

    return look


def in_a_bucket(store: stores.Store) -> Look:
    """What a reader finds who follows every link: each page as in one of two releases, and nothing missing."""
    get = from_bucket(store.bucket()._client, store.folder.name)

    def look(before: Order, after: Order) -> str:
        reader = Reader(get).read()
        as_in = {name: _same(reader, order) for name, order in (("after", after), ("before", before))}
        if reader.missing or set(reader.pages) - (as_in["after"] | as_in["before"]):
            return "broken"
        return next((name for name, same in as_in.items() if same >= set(reader.pages)), "between")

    return look


def on_a_branch(repository: Path) -> Look:
    """What the branch holds: one release, to the last byte."""

    def look(before: Order, after: Order) -> str:
        archive = subprocess.run(["git", "-C", repository, "archive", BRANCH], capture_output=True, check=True).stdout
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            found = {one.name: _content(files, one) for one in files if one.isfile() and one.name not in MARKS}
        for order, name in ((after, "after"), (before, "before")):
            if found == {path: (order.folder / path).read_bytes() for path in order.manifest.files}:
                return name
        return "broken"

    return look


def _content(files: tarfile.TarFile, one: tarfile.TarInfo) -> bytes:
    stream = files.extractfile(one)
    return stream.read() if stream else b""


def _same(reader: Reader, order: Order) -> set[str]:
    there = ((path, order.folder / path) for path in reader.pages)
    return {path for path, file in there if file.exists() and file.read_bytes() == reader.pages[path]}


def at_each(published: Published, folder: Path, kills: int) -> dict[str, Counter[str]]:
    """Kills so many deploys at each kind of target."""
    orders = [published.order(number) for number in range(3)]
    server = Killed(a_server(folder / "srv", 80), orders, at_a_server(folder / "srv"))
    found = {"server": server.kill_all(kills)}
    with ExitStack() as stack:
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        stores.known(patch)
        store = stack.enter_context(stores.store(folder / "store" / "icc"))
        found["bucket"] = Killed(_Forgetful(store), orders, in_a_bucket(store)).kill_all(kills)
        repository = folder / "git" / "there.git"
        subprocess.run(["git", "init", "--quiet", "--bare", repository], check=True)
        host = stack.enter_context(git_daemon(repository.parent))
        branch = Branch("https://icc.sofia.example", f"{host}/there.git", BRANCH)
        found["branch"] = Killed(branch, orders, on_a_branch(repository)).kill_all(kills)
    return found


class _Forgetful:
    """A bucket with a client of its own each time, as threads and connections do not survive a fork."""

    def __init__(self, store: stores.Store) -> None:
        self.store = store

    def __getattr__(self, name: str) -> object:
        return getattr(self.store.bucket(), name)


def main(kills: int) -> int:
    """Gives 1 if any site was broken."""
    with tempfile.TemporaryDirectory() as folder:
        project = make_project(Path(folder, "project"))
        for state in range(3):
            publish(project, state)
        found = at_each(Published(project), Path(folder), kills)
    for kind, public in found.items():
        parts = ", ".join(f"{public[name]} {name}" for name in ("before", "between", "after", "broken"))
        print(f"{kills} deploys to a {kind} killed: {parts}")
    return int(any(public["broken"] for public in found.values()))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
