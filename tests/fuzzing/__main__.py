"""Coverage-guided fuzzing: ``./inv fuzz bodies --minutes 10``, or ``python -m tests.fuzzing``.

Needs atheris (the dependency group ``fuzz``: Linux). What was found is in ``.cache/fuzzing/<target>/findings``, one
file for each place in the code; the corpus in ``.cache/fuzzing/<target>/corpus`` is gone on with the next time.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import atheris

from tests.fuzzing.targets import NAMES, Target
from tests.project import ROOT

INSTRUMENTED = ["plugins", "markdown", "bs4", "markdownify", "dateutil", "icalendar"]
LONGEST_INPUT = 4_000


@dataclass
class Findings:
    """What does not hold, one input for each place where it was seen; the run goes on."""

    folder: Path
    executions: int = 0
    seen: dict[str, int] = field(default_factory=dict)

    def add(self, data: bytes, error: BaseException) -> None:
        """Keeps an input; of the same place, the shortest."""
        key = _where(error)
        name = hashlib.sha256(key.encode()).hexdigest()[:12]
        file = self.folder / name
        first = key not in self.seen
        self.seen[key] = self.seen.get(key, 0) + 1
        if first or (file.exists() and len(data) < file.stat().st_size):
            self.folder.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            (self.folder / f"{name}.txt").write_text(
                "".join(traceback.format_exception(error, limit=-12)), encoding="utf-8", errors="backslashreplace"
            )
        if first:
            print(f"FINDING {name} {key}", flush=True)


def _where(error: BaseException) -> str:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/fuzzing/" not in frame.filename]
    last = frames[-1] if frames else None
    place = f"{Path(last.filename).name}:{last.lineno}" if last else ""
    said = "".join(letter for letter in str(error)[:60] if not letter.isdigit()) if not last else ""
    return f"{type(error).__name__} {place} {said.split('[')[0].split('{')[0]}".strip()


def run(target: Target, minutes: float) -> None:
    """Runs one target for so many minutes of the clock."""
    folder = ROOT / ".cache" / "fuzzing" / target.name
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in (*target.seeds(), *(file.read_bytes() for file in sorted(target.cases.glob("*")))):
        (corpus / f"seed-{hashlib.sha256(seed).hexdigest()[:16]}").write_bytes(seed)
    findings, begin = Findings(folder / "findings"), time.monotonic()

    def one(data: bytes) -> None:
        if time.monotonic() - begin > minutes * 60:
            _finish(target.name, findings, time.monotonic() - begin)
        findings.executions += 1
        try:
            target.check(data)
        except Exception as error:
            findings.add(data, error)

    options = [
        sys.argv[0],
        f"-max_len={LONGEST_INPUT}",
        f"-dict={target.dictionary}",
        "-timeout=60",
        "-rss_limit_mb=6000",
        "-print_final_stats=1",
        str(corpus),
    ]
    print(f"{target.name}: {len(list(corpus.iterdir()))} inputs to begin with", flush=True)
    atheris.Setup(options, one)
    atheris.Fuzz()


def _finish(name: str, findings: Findings, spent: float) -> NoReturn:
    """Ends the process: libFuzzer, left to its own clock, would do so without a word."""
    print(f"{name}: {findings.executions} executions in {spent:.0f} s, {len(findings.seen)} findings", flush=True)
    os._exit(1 if findings.seen else 0)


def main() -> None:
    """Runs the target that is asked for."""
    parser = argparse.ArgumentParser(prog="inv fuzz", description=__doc__)
    parser.add_argument("target", choices=NAMES)
    parser.add_argument("--minutes", type=float, default=10)
    options = parser.parse_args()
    with atheris.instrument_imports(include=INSTRUMENTED):
        from tests.fuzzing.targets import target  # noqa: PLC0415 (instrumented as it is loaded)

        chosen = target(options.target)
    run(chosen, options.minutes)


if __name__ == "__main__":
    main()
