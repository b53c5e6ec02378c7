"""What was measured as tables: seconds, processor seconds, memory and pages; ratios to Hugo; growth."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import log

from tests.benchmarks.samples import Results, Sample

REFERENCE = "hugo"
GOALS = {
    1_000: {"cold": 1.0, "nothing changed": 0.10, "one body": 0.25, "one title": 0.35, "one article more": 0.35},
    5_000: {"cold": 1.0, "nothing changed": 0.05, "one body": 0.12, "one title": 0.20, "one article more": 0.20},
}
"""How long ours may take, as a part of what Hugo takes for the same change in the same run."""

MEMORY_GOALS = {1_000: 0.6, 5_000: 0.4}
STOCK_GOAL = 0.25
"""A cold build of ours as a part of stock Pelican's."""

COLUMNS: dict[str, Callable[[Sample], str]] = {
    "wall, s": lambda sample: f"{sample.wall:.2f}",
    "CPU, s": lambda sample: f"{sample.cpu:.2f}",
    "peak memory, MB": lambda sample: f"{sample.memory / 1e6:.0f}",
    "pages": lambda sample: f"{sample.pages:,}",
}


def tables(results: Results, *, markdown: bool) -> str:
    """Everything that a run says, as text or as Markdown."""
    write = _markdown if markdown else _aligned
    mark = "#### " if markdown else ""
    parts = [results.machine]
    for articles in results.sizes:
        parts.append(f"{mark}{articles:,} articles in two languages (rounds: {results.rounds[str(articles)]})")
        parts.append(write(list(_builds(results, articles))))
        if REFERENCE in results.generators:
            parts += [f"{mark}{articles:,} articles, as parts of Hugo's", write(list(_ratios(results, articles)))]
    if len(results.sizes) > 1:
        parts += [f"{mark}Growth: time ~ articles to the power of", write(list(_growth(results)))]
    return "\n\n".join([*parts, *(f"Note: {note}" for note in results.notes)])


def _builds(results: Results, articles: int) -> Iterator[list[str]]:
    yield ["change", "generator", *COLUMNS]
    for change in results.changes:
        for generator in results.generators:
            if sample := results.median(generator, articles, change):
                yield [change, generator, *(column(sample) for column in COLUMNS.values())]


def _ratios(results: Results, articles: int) -> Iterator[list[str]]:
    others = [name for name in results.generators if name != REFERENCE]
    yield ["change", *others, "goal for ours"]
    for change in results.changes:
        goal = GOALS.get(articles, {}).get(change)
        yield [
            change,
            *(_ratio(results, (name, REFERENCE), articles, change) for name in others),
            f"≤ {goal}" if goal else "",
        ]
    goal = MEMORY_GOALS.get(articles)
    yield [
        "peak memory, cold",
        *(_ratio(results, (name, REFERENCE), articles, "cold", "memory") for name in others),
        f"≤ {goal}" if goal else "",
    ]
    if {"ours", "pelican"} <= set(results.generators):
        stock = _ratio(results, ("ours", "pelican"), articles, "cold")
        yield ["cold, of stock Pelican's", stock, *("" for _ in others[1:]), f"≤ {STOCK_GOAL}"]


def _ratio(results: Results, names: tuple[str, str], articles: int, change: str, of: str = "wall") -> str:
    """Both as they were measured in this run; empty where one was left out."""
    ours, theirs = (results.median(name, articles, change) for name in names)
    return f"{getattr(ours, of) / getattr(theirs, of):.2f}" if ours and theirs else ""


def _growth(results: Results) -> Iterator[list[str]]:
    steps = [*pairwise(results.sizes)]
    yield ["change", "generator", *(f"{low:,} → {high:,}" for low, high in steps)]
    for change in results.changes:
        for generator in results.generators:
            yield [change, generator, *(_exponent(results, generator, change, step) for step in steps)]


def _exponent(results: Results, generator: str, change: str, step: tuple[int, int]) -> str:
    low, high = (results.median(generator, articles, change) for articles in step)
    return f"{log(high.wall / low.wall) / log(step[1] / step[0]):.2f}" if low and high else ""


def _markdown(rows: Sequence[Sequence[str]]) -> str:
    ruled = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
    return "\n".join(f"| {' | '.join(row)} |" for row in ruled)


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
