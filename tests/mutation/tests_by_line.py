"""Which tests run which line of both rooms, and how long each takes: measured once, kept beside the results.

A test counts for the lines that its wider fixtures ran, and for those of the programs it started: each is told in its
environment for which test it works.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import coverage
import pytest

from tests.mutation.mutants import ROOMS

SETTINGS = """
[run]
core = ctrace
source = {rooms}
data_file = {data}
parallel = True
patch = _exit
{context}
disable_warnings = no-data-collected, module-not-imported, module-not-measured, couldnt-parse
"""

SUITE = [
    "tests",
    *(
        f"--ignore=tests/{path}"
        for path in (
            "benchmarks",
            "browser",
            "deploying",
            "incremental",
            "page_checkers",
            "calendar/test_clients.py",
            "editing/form_editor/test_browser.py",
            "editing/preview/test_handler.py",
            "editing/preview/test_server.py",
            "editing/preview/test_serving.py",
            "feeds/test_newsboat.py",
        )
    ),
    "--deselect=tests/publishing/test_lock.py::test_a_build_waits_for_one_into_the_same_output_and_then_runs",
]
"""All but what takes minutes, a browser or another program: tests that fail here are left out too."""


@dataclass(frozen=True)
class Measured:
    """Seconds by test, and tests by module and line; "" is the test of a line that runs when the module is imported."""

    seconds: dict[str, float]
    tests: dict[str, dict[int, list[str]]]

    @classmethod
    def load(cls, *paths: Path) -> Measured:
        """What was measured, in one go or in several."""
        seconds: dict[str, float] = {}
        tests: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
        for said in (json.loads(path.read_text(encoding="utf-8")) for path in paths):
            seconds |= said["seconds"]
            for module, by_line in said["tests"].items():
                for line, found in by_line.items():
                    tests[module][int(line)] += found
        return cls(seconds, tests)

    def save(self, path: Path) -> None:
        path.write_text(json.dumps({"seconds": self.seconds, "tests": self.tests}), encoding="utf-8")


class Measuring:
    """A plugin of pytest that tells coverage which test, or which fixture of several tests, is running."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.folder = folder
        self.settings = {name: folder / f"{name}.ini" for name in ("here", "started")}
        rooms = ",".join(str(root / room) for room in ROOMS)
        for name, path in self.settings.items():
            context = "context = ${MUTATION_TEST-}" if name == "started" else ""
            path.write_text(SETTINGS.format(rooms=rooms, data=folder / "data", context=context), encoding="utf-8")
        self.coverage = coverage.Coverage(config_file=str(self.settings["here"]))
        self.seconds: dict[str, float] = defaultdict(float)
        self.fixtures: dict[str, set[str]] = defaultdict(set)
        self.fixture_seconds: dict[str, float] = defaultdict(float)
        self.failed: set[str] = set()
        self.working_for = [""]

    @contextmanager
    def working(self, name: str) -> Iterator[None]:
        self.working_for.append(name)
        self.tell()
        yield
        self.working_for.pop()
        self.tell()

    def tell(self) -> None:
        self.coverage.switch_context(self.working_for[-1])
        os.environ["MUTATION_TEST"] = self.working_for[-1]

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        with self.working(item.nodeid):
            yield

    @pytest.hookimpl(hookwrapper=True)
    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest
    ) -> Iterator[None]:
        name = f"fixture {fixturedef.baseid} {fixturedef.argname} {request.param_index}"
        if fixturedef.scope == "function":
            yield
            return
        began = time.monotonic()
        with self.working(name):
            yield
        self.fixture_seconds[fixturedef.argname] += time.monotonic() - began

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        self.fixtures[item.nodeid].update(getattr(item, "fixturenames", ()))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or not self.fixtures_of_several(report.nodeid):
            self.seconds[report.nodeid] += report.duration
        if report.failed or report.skipped:
            self.failed.add(report.nodeid)

    def measured(self, root: Path) -> Measured:
        tests: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        users = defaultdict(set)
        for test, names in self.fixtures.items():
            for name in names:
                users[name].add(test)
        for data in self.data():
            for file in data.measured_files():
                module = Path(file).relative_to(root).as_posix() if Path(file).is_relative_to(root) else ""
                for line, contexts in data.contexts_by_lineno(file).items():
                    for context in contexts:
                        name = context.split(" ")[2] if context.startswith("fixture ") else None
                        tests[module][line] |= users[name] if name else {context}
        passed = set(self.seconds) - self.failed
        by_line = {
            module: {line: sorted(found & (passed | {""})) for line, found in by.items()}
            for module, by in tests.items()
            if module
        }
        return Measured({test: self.seconds_alone(test) for test in sorted(passed)}, by_line)

    def fixtures_of_several(self, test: str) -> bool:
        return any(name in self.fixture_seconds for name in self.fixtures[test])

    def seconds_alone(self, test: str) -> float:
        """How long a test takes that is the first to need its fixtures."""
        return self.seconds[test] + sum(self.fixture_seconds[name] for name in self.fixtures[test])

    def data(self) -> Iterator[coverage.CoverageData]:
        self.coverage.save()
        for path in sorted(self.folder.glob("data.*")):
            data = coverage.CoverageData(str(path))
            try:
                data.read()
            except coverage.exceptions.DataError:  # of a program that a test killed while it wrote
                continue
            yield data


def started_programs_measure(settings: Path) -> None:
    """Every Python that a test starts measures itself, even if the test gives it an environment of its own."""
    original = subprocess.Popen.__init__

    def start(self: subprocess.Popen[bytes], *arguments: object, **options: object) -> None:
        environment = dict(options.get("env") or os.environ)  # type: ignore[call-overload]
        environment["COVERAGE_PROCESS_START"] = str(settings)
        environment["MUTATION_TEST"] = os.environ.get("MUTATION_TEST", "")
        original(self, *arguments, **{**options, "env": environment})  # type: ignore[arg-type]

    subprocess.Popen.__init__ = start  # type: ignore[method-assign,assignment]


def main(folder: Path, arguments: list[str]) -> int:
    root = Path.cwd()
    folder.mkdir(parents=True, exist_ok=True)
    measuring = Measuring(root, folder)
    started_programs_measure(measuring.settings["started"])
    measuring.coverage.start()
    code = pytest.main(["-q", "-p", "no:cacheprovider", "-W", "default", *(arguments or SUITE)], plugins=[measuring])
    measuring.coverage.stop()
    measuring.measured(root).save(folder / "tests_by_line.json")
    return int(code not in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED})


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), sys.argv[2:]))
