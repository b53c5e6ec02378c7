"""Builds in forks of one process that has everything imported: each as fresh as a new one, and much quicker."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from tests.project import ENVIRONMENT, ROOT


@dataclass(frozen=True)
class Done:
    """How a build ended: its exit code, and what it said of problems."""

    code: int
    errors: str


@dataclass(frozen=True)
class Forks:
    """Where builds of the project in a folder are ordered."""

    folder: Path
    process: subprocess.Popen[str]

    def begin(self, **environment: str) -> None:
        """Begins what ``inv build`` does, in this environment too."""
        assert self.process.stdin is not None
        print(json.dumps(environment), file=self.process.stdin, flush=True)

    def done(self) -> Done:
        """Waits for the end of what was begun."""
        assert self.process.stdout is not None
        return Done(*json.loads(self.process.stdout.readline()))


@contextmanager
def forks(folder: Path, **environment: str) -> Iterator[Forks]:
    """Builds of the project in ``folder``, which has its plugins already, until the block ends."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.incremental.forks"],
        cwd=folder,
        env={**ENVIRONMENT, "WORKERS": "1", "PYTHONPATH": str(ROOT), **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Forks(folder, process)


def main() -> int:
    """Makes one build for each line that is read."""
    for module in sorted(Path("plugins").glob("*/*.py")):
        import_module(".".join(module.with_suffix("").parts).removesuffix(".__init__"))
    for line in sys.stdin:
        said = Path("errors.txt")
        child = os.fork()
        if child == 0:
            return _build(json.loads(line), said)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(json.dumps((code, said.read_text(encoding="utf-8"))), flush=True)
    return 0


def _build(environment: dict[str, str], said: Path) -> int:
    os.environ.update(environment)
    os.dup2(os.open(os.devnull, os.O_RDWR), 1)
    os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
    sys.argv = ["pelican"]
    return import_module("plugins.editing.build").main()  # type: ignore[no-any-return]


if __name__ == "__main__":
    sys.exit(main())
