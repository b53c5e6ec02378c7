"""Keeps what was measured: the samples, the tables in README.md, and the plot."""

from __future__ import annotations

import re

from tests.benchmarks.generator import BENCHMARKS
from tests.benchmarks.plot import plot
from tests.benchmarks.samples import Results, read_results, write_results
from tests.benchmarks.tables import tables

README = BENCHMARKS / "README.md"
SAMPLES = BENCHMARKS / "results.jsonl"
_KEPT = re.compile(r"(?<=<!-- results -->\n).*(?=<!-- end of results -->)", re.DOTALL)


def keep(results: Results) -> None:
    """Adds a run to those before it: of each number of articles what was measured last stays."""
    kept = read_results(SAMPLES).with_newer(results) if SAMPLES.exists() else results
    write_results(kept, SAMPLES)
    (BENCHMARKS / "plot.svg").write_text(plot(kept), encoding="utf-8")
    text = README.read_text(encoding="utf-8")
    README.write_text(_KEPT.sub(lambda _: _written(kept), text), encoding="utf-8")


def _written(results: Results) -> str:
    versions = "; ".join(dict.fromkeys(results.versions.values()))
    lists = "\n".join(f"- {part}" for part in results.parts)
    profile = f"```text\n{results.profile}\n```\n" if results.profile else ""
    return (
        f"\n![Seconds a build takes, by the number of articles](plot.svg)\n\n"
        f"{results.words}\n\nMeasured: {versions}.\n\n"
        f"{tables(results, markdown=True)}\n\n#### Parts of a build of ours\n\n{lists}\n\n"
        f"#### The slowest functions of a cold build of ours\n\n{profile}\n"
    )
