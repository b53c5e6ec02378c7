"""A cold build and one edit over the number of articles, both axes logarithmic, as an SVG."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import floor, log10

from tests.benchmarks.samples import Results

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 420, 60, 150, 20, 50
COLOURS = {
    "ours": "#0b57a4",
    "hugo": "#c2185b",
    "eleventy": "#2e7d32",
    "pelican": "#b26a00",
    "pelican-cache": "#6d4c41",
}
STYLES = {"cold": "", "one body": ' stroke-dasharray="6 4"'}
"""Whole lines for cold builds, dashed ones for those after an edit."""


def plot(results: Results) -> str:
    """All generators that were measured, in seconds."""
    scale = _Scale(results)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" style="font: 12px sans-serif">',
        "<title>Seconds a build takes, by the number of articles: cold (whole lines), one body edited (dashed)</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        *_axes(results, scale),
    ]
    for number, (change, style) in enumerate(STYLES.items()):
        x, y = WIDTH - RIGHT + 40, HEIGHT - BOTTOM - 24 + number * 20
        parts.append(f'<path d="M{x} {y}h24" stroke="#444" stroke-width="2"{style}/>')
        parts.append(f'<text x="{x + 32}" y="{y + 4}">{change}</text>')
    for number, generator in enumerate(results.generators):
        colour = COLOURS.get(generator, "#444")
        y = TOP + 14 + number * 18
        parts.append(f'<text x="{WIDTH - RIGHT + 40}" y="{y}" fill="{colour}">{generator}</text>')
        for change, style in STYLES.items():
            parts += _line(results, scale, generator, change, f'stroke="{colour}"{style}')
    return "\n".join([*parts, "</svg>"]) + "\n"


class _Scale:
    """From articles and seconds to places in the picture."""

    def __init__(self, results: Results) -> None:
        taken = [sample.wall for sample in results.samples if sample.change in STYLES]
        self.decades = range(floor(log10(min(taken))), floor(log10(max(taken))) + 2)
        self._least = log10(results.sizes[0])
        self._span = log10(results.sizes[-1]) - self._least or 1.0

    def x(self, articles: int) -> float:
        return round(LEFT + (log10(articles) - self._least) / self._span * (WIDTH - LEFT - RIGHT), 1)

    def y(self, seconds: float) -> float:
        part = (log10(seconds) - self.decades[0]) / (self.decades[-1] - self.decades[0])
        return round(HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM), 1)


def _axes(results: Results, scale: _Scale) -> Iterator[str]:
    for decade in scale.decades:
        y = scale.y(10**decade)
        yield f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="#ddd"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{10**decade:,g} s</text>'
    for articles in results.sizes:
        x = scale.x(articles)
        yield f'<path d="M{x} {TOP}V{HEIGHT - BOTTOM}" stroke="#ddd"/>'
        yield f'<text x="{x}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{articles:,}</text>'
    middle = (LEFT + WIDTH - RIGHT) / 2
    yield f'<text x="{middle}" y="{HEIGHT - 10}" text-anchor="middle">articles in two languages</text>'


def _line(results: Results, scale: _Scale, generator: str, change: str, style: str) -> Iterator[str]:
    found = [sample for articles in results.sizes if (sample := results.median(generator, articles, change))]
    points = [(scale.x(sample.articles), scale.y(sample.wall)) for sample in found]
    for (x1, y1), (x2, y2) in pairwise(points):
        yield f'<path d="M{x1} {y1}L{x2} {y2}" {style} stroke-width="2"/>'
    for x, y in points:
        yield f'<circle cx="{x}" cy="{y}" r="3" fill="#fff" {style.partition(" stroke-dash")[0]}/>'
