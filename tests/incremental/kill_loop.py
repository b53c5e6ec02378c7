"""Builds that are killed at any moment: what is public is whole, and the next build gives what a cold one gives.

``python -m tests.incremental.kill_loop 100`` kills a hundred and says what was public after each.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from plugins.publishing.staging import digest
from tests.project import ENVIRONMENT, Project, make_project

BUILD = (sys.executable, "-m", "plugins.editing.build")
EDITED = ("pages/about/index.bg.md", "news/2020-07-02-nachalo/index.en.md", "cities/sofia/index.bg.md")
STATES = 3
"""So many different sites there are; each differs from the one before in every edited file."""


@dataclass
class Killed:
    """The small site, its builds killed one after the other."""

    project: Project
    cold: Mapping[int, str]
    """The digest of the output in each state, by a build that remembers nothing."""
    length: float
    """Seconds that a build takes."""
    random: Random = field(default_factory=lambda: Random(1))
    state: int = 0

    def kill(self, moment: float) -> str:
        """Edits, kills the build at a moment of its length (from 0 to 1), and says what is public then."""
        before, self.state = self.cold[self.state], (self.state + 1) % STATES
        after = self.cold[self.state]
        write(self.project, self.state)
        with start(self.project) as process:
            time.sleep(moment * self.length)
            os.killpg(process.pid, signal.SIGKILL)
        public = digest(self.project.output)
        assert run(self.project) == 0
        left = [path.name for path in self.project.folder.glob(".output.*.new")]
        whole = public in (before, after) and digest(self.project.output) == after and not left
        return ("after" if public == after else "before") if whole else "broken"

    def kill_all(self, kills: int) -> Counter[str]:
        """Kills so many builds, at moments that are spread over the whole length and a little beyond."""
        moments = [1.2 * (number + self.random.random()) / kills for number in range(kills)]
        self.random.shuffle(moments)
        return Counter(self.kill(moment) for moment in moments)


def prepare(folder: Path) -> Killed:
    """Builds every state once from nothing, and the first one where builds will be killed."""
    cold = {}
    for state in range(STATES):
        project = make_project(folder / f"cold-{state}")
        write(project, state)
        assert run(project) == 0
        cold[state] = digest(project.output)
    assert len(set(cold.values())) == STATES
    project = make_project(folder / "project")
    lengths = []
    for state in (*range(STATES), 0):
        write(project, state)
        begin = time.monotonic()
        assert run(project) == 0
        lengths.append(time.monotonic() - begin)
    return Killed(project, cold, min(lengths))


def write(project: Project, state: int) -> None:
    """Brings the content into one of its states."""
    for path in EDITED:
        file = project.content / path
        text = file.read_text(encoding="utf-8").partition("\n\nState ")[0]
        file.write_text(f"{text}\n\nState {state}.\n", encoding="utf-8")


def start(project: Project) -> subprocess.Popen[bytes]:
    """A build in a process group of its own, by two workers."""
    environment = {**ENVIRONMENT, "WORKERS": "2"}
    nothing = subprocess.DEVNULL
    return subprocess.Popen(
        BUILD, cwd=project.folder, env=environment, stdout=nothing, stderr=nothing, start_new_session=True
    )


def run(project: Project) -> int:
    """The exit code of a build that nobody kills."""
    with start(project) as process:
        return process.wait(timeout=120)


def main(kills: int) -> int:
    """Gives 1 if any site was broken."""
    with tempfile.TemporaryDirectory() as folder:
        public = prepare(Path(folder)).kill_all(kills)
    print(f"{kills} builds killed: {public['before']} before, {public['after']} after, {public['broken']} broken")
    return int(public["broken"] > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
