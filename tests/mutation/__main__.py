"""``python -m tests.mutation``: draws mutants, runs the tests that are to kill them, writes down what came of each."""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.mutation.choice import Choice
from tests.mutation.mutants import Module, Mutant, modules, sample
from tests.mutation.running import Outcome, Result, copy_of, import_libraries, run
from tests.mutation.tests_by_line import Measured

ROOT = Path(__file__).parents[2]
MEASURED = ROOT / ".cache" / "mutation" / "tests_by_line.json"
RESULTS = Path(__file__).with_name("results.jsonl")


def asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("measured", type=Path, nargs="*", help="which tests run which line; measured if not given")
    parser.add_argument("--size", type=int, default=600, help="how many mutants")
    parser.add_argument("--seed", type=int, default=20261128, help="what the sample is drawn from")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where the results are; those there are kept")
    parser.add_argument("--again", action="store_true", help="only what survived so far")
    parser.add_argument("--only", default="", help="only mutants whose names match this")
    parser.add_argument("--seconds", type=float, default=25.0, help="how long the tests of a survivor take")
    return parser.parse_args()


def measure() -> Path:
    """Runs the whole suite once to learn what each test runs, unless that is known."""
    if not MEASURED.exists():
        subprocess.run(
            [sys.executable, "-m", "tests.mutation.tests_by_line", str(MEASURED.parent)], cwd=ROOT, check=True
        )
    return MEASURED


def records(path: Path) -> dict[str, dict[str, object]]:
    """What came of mutants before, by their names."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    found = (json.loads(line) for line in lines)
    return {f"{record['module']}#{record['number']}": record for record in found}


def to_run(drawn: list[Mutant], known: dict[str, dict[str, object]], *, again: bool) -> Iterator[Mutant]:
    for mutant in drawn:
        record = known.get(mutant.name)
        if (record is None and not again) or (again and record and record["outcome"] in {"survived", "untested"}):
            yield mutant


def write(path: Path, known: dict[str, dict[str, object]], drawn: list[Mutant]) -> None:
    lines = [json.dumps(known[mutant.name], ensure_ascii=False) for mutant in drawn if mutant.name in known]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def said(result: Result) -> str:
    mutant = result.mutant
    change = f"{mutant.before!r:.70} -> {mutant.after!r:.70}" if result.outcome is not Outcome.KILLED else ""
    return f"{result.outcome:9} {result.seconds:5.1f} s {result.tests:4} tests  {mutant.name}:{mutant.line} {change}"


def main() -> int:
    options = asked()
    measured = Measured.load(*(path.resolve() for path in options.measured or [measure()]))
    results = options.results.resolve()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        tree = copy_of(ROOT, Path(scratch) / "tree")
        by_path = {module.path: module for module in modules(tree)}
        drawn = sample(list(by_path.values()), options.size, options.seed)
        choice = Choice(tree, measured, options.seconds)
        known = records(results)
        waiting = [
            mutant for mutant in to_run(drawn, known, again=options.again) if re.search(options.only, mutant.name)
        ]
        sys.path[0] = str(tree)
        os.chdir(tree)
        import_libraries()
        for mutant in waiting:
            result = attempt(tree, by_path[mutant.module], mutant, choice)
            known[mutant.name] = result.as_record()
            write(results, known, drawn)
            print(said(result), flush=True)
    return 0


def attempt(tree: Path, module: Module, mutant: Mutant, choice: Choice) -> Result:
    tests = choice.tests(mutant)
    return run(tree, module, mutant, tests, sum(choice.measured.seconds[test] for test in tests))


if __name__ == "__main__":
    sys.exit(main())
