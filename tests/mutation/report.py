"""``python -m tests.mutation.report``: how many mutants of each module were killed, and why the others live."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from math import sqrt
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
RESULTS, JUDGED = HERE / "results.jsonl", HERE / "judged.yaml"
KILLED = ("killed", "timeout")
Record = Mapping[str, Any]


def interval(killed: int, of: int) -> tuple[float, float]:
    """Wilson's interval of 95 % for a share, in per cent."""
    z, share = 1.96, killed / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return 100 * (middle - half), 100 * (middle + half)


def report(records: list[Record], judged: Mapping[str, str]) -> str:
    return "\n".join([*summary(records, judged), "", *by_module(records), "", *survivors(records, judged), ""])


def summary(records: list[Record], judged: Mapping[str, str]) -> Iterator[str]:
    outcomes = Counter(record["outcome"] for record in records)
    killed, of = sum(outcomes[outcome] for outcome in KILLED), len(records)
    low, high = interval(killed, of)
    equal = sum(name_of(record) in judged and judged[name_of(record)].startswith("Equivalent") for record in records)
    yield (
        f"**{killed} of {of} mutants killed: {100 * killed / of:.1f} %** (95 %: {low:.1f} to {high:.1f} %), "
        f"{outcomes['timeout']} of them by time; {of - killed} survived, {equal} of them equivalent; "
        f"without those {100 * killed / (of - equal):.1f} %."
    )


def by_module(records: list[Record]) -> Iterator[str]:
    yield "| module | mutants | killed | by time | survived |"
    yield "|---|--:|--:|--:|--:|"
    for module in dict.fromkeys(record["module"] for record in records):
        found = Counter(record["outcome"] for record in records if record["module"] == module)
        of = sum(found.values())
        lived = of - found["killed"] - found["timeout"]
        yield f"| `{module.removeprefix('plugins/')}` | {of} | {found['killed']} | {found['timeout']} | {lived} |"


def survivors(records: list[Record], judged: Mapping[str, str]) -> Iterator[str]:
    for record in records:
        if record["outcome"] not in KILLED:
            place = f"{record['module'].removeprefix('plugins/')}:{record['line']}"
            change = f"`{difference(record['before'], record['after'])}`"
            yield f"- **{place}** {change}. {judged.get(name_of(record), '???')}"


def difference(before: str, after: str) -> str:
    """The two, shortened to where they differ."""
    start = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)
    start = max(start - 30, 0) if max(len(before), len(after)) > 70 else 0
    cut = [" ".join(text[start : start + 70].split()).replace("`", "'") for text in (before, after)]
    return "` → `".join(f"{'…' * (start > 0)}{text or ' '}" for text in cut)


def name_of(record: Record) -> str:
    return f"{record['module']}#{record['number']}"


if __name__ == "__main__":
    lines = RESULTS.read_text(encoding="utf-8").splitlines()
    print(report([json.loads(line) for line in lines], yaml.safe_load(JUDGED.read_text(encoding="utf-8")) or {}))
