"""One mutant after the other in a copy of the tree, each against its tests in a process of its own.

The processes are forked from one that has imported every library and none of our modules: so a mutant costs its tests
and no more, and nothing of the right program is left in memory.
"""

from __future__ import annotations

import gc
import io
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

import pytest

from tests.mutation.mutants import Module, Mutant

PATIENCE = 10
"""How many times as long as without the fault the tests may take before the mutant counts as hung."""

AT_LEAST = 150.0
LEFT_OUT = (".git", ".venv", ".uv", ".cache", "output", "releases", ".mypy_cache", "__pycache__", ".hypothesis")
OURS = {"plugins", "tests", "conftest", "pelicanconf", "publishconf", "tasks"}
QUIET = ["-x", "-q", "--no-header", "--tb=line", "-p", "no:cacheprovider"]


class Outcome(StrEnum):
    KILLED = "killed"
    TIMEOUT = "timeout"
    SURVIVED = "survived"
    UNTESTED = "untested"


@dataclass(frozen=True)
class Result:
    """What came of a mutant, how many tests it met, and in how many seconds."""

    mutant: Mutant
    outcome: Outcome
    tests: int
    seconds: float

    def as_record(self) -> dict[str, object]:
        shown = {key: value for key, value in asdict(self.mutant).items() if key != "lines"}
        return {**shown, "outcome": str(self.outcome), "tests": self.tests, "seconds": round(self.seconds, 1)}


class Order:
    """A plugin of pytest: these tests and no others, in this order."""

    def __init__(self, tests: list[str]) -> None:
        self.place = {test: place for place, test in enumerate(tests)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted(
            (item for item in items if item.nodeid in self.place), key=lambda item: self.place[item.nodeid]
        )


def copy_of(root: Path, into: Path) -> Path:
    """The tree to mutate: the real one is read only once."""
    shutil.copytree(root, into, symlinks=True, ignore=shutil.ignore_patterns(*LEFT_OUT), dirs_exist_ok=True)
    return into


def import_libraries() -> None:
    """Imports what the tests import, and forgets what is ours."""
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        pytest.main(["--collect-only", "-q", "-p", "no:cacheprovider", "tests"])
    for name in [name for name in sys.modules if name.partition(".")[0] in OURS]:
        del sys.modules[name]
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    gc.collect()
    gc.freeze()


@contextmanager
def in_place(tree: Path, module: Module, mutant: Mutant) -> Iterator[None]:
    """The mutant stands in the tree, newer than any bytecode; afterwards the right file does, as old as it was."""
    path = tree / module.path
    before = path.stat()
    path.write_text(module.mutated(mutant.number), encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(module.source, encoding="utf-8")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def run(tree: Path, module: Module, mutant: Mutant, tests: list[str], expected: float) -> Result:
    """Whether any of the tests, which take ``expected`` seconds without the fault, fails with it."""
    if not tests:
        return Result(mutant, Outcome.UNTESTED, 0, 0.0)
    began = time.monotonic()
    with in_place(tree, module, mutant), tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        outcome = outcome_of(tests, Path(scratch), max(AT_LEAST, PATIENCE * expected))
    return Result(mutant, outcome, len(tests), time.monotonic() - began)


def outcome_of(tests: list[str], scratch: Path, patience: float) -> Outcome:
    child = os.fork()
    if not child:
        become_tests(tests, scratch)
    end = time.monotonic() + patience
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            end_all(child)
            return Outcome.SURVIVED if os.waitstatus_to_exitcode(status) == 0 else Outcome.KILLED
        time.sleep(0.02)
    end_all(child)
    os.waitpid(child, 0)
    return Outcome.TIMEOUT


def end_all(group: int) -> None:
    """Ends what the tests started and left."""
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def become_tests(tests: list[str], scratch: Path) -> None:
    """Runs the tests in this process, which ends with their code."""
    code = 1
    try:
        os.setsid()
        log = os.open(scratch / "log", os.O_WRONLY | os.O_CREAT)
        for stream in (1, 2):
            os.dup2(log, stream)
        os.environ["TMPDIR"] = str(scratch)
        tempfile.tempdir = str(scratch)
        files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
        code = int(pytest.main([*QUIET, f"--basetemp={scratch / 'tests'}", *files], plugins=[Order(tests)]))
    finally:
        os._exit(code)
