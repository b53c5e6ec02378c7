"""Where names stand on a map whose dots and letters keep their size while the sheet grows and shrinks.

A name is placed in pixels from its dot; a ``scale`` is how many units of the sheet a pixel is on some screen.
"""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.participants.spacing import Point
from plugins.publishing.rectangle import Rectangle

LETTER, BOLD_LETTER = 7.6, 9.0
"""A letter's width, in pixels: rather too wide than too narrow."""

LINE = 18
LONGEST = 30
"""Letters of a line."""

CLEAR = 14, 7
"""So far to the side, and above or below, a name keeps from the middle of another dot, or it would seem to be its."""

_GAP = 9
_RING = 3
_PLATE = 5
_SQUARE = 70


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands: its anchor's distance from the dot in pixels, and which end of it the anchor is."""

    x: float
    y: float
    anchor: str


def beside(gap: float) -> tuple[Place, ...]:
    """Where a name may stand, the best place first: to the right, to the left, above, below."""
    return (
        Place(gap, 5, "start"),
        Place(-gap, 5, "end"),
        Place(0, -gap - 2, "middle"),
        Place(0, gap + 12, "middle"),
    )


def place_above(point: Point, lines: Sequence[str], width: float, scale: float) -> Place:
    """Where the first of some lines stands above a dot, or below where there is no room above.

    They are moved sideways so that they end within the sheet's ``width``, at ``scale`` and at every smaller one.
    """
    half = max(map(len, lines)) * LETTER / 2
    first, last = half - point[0] / scale, (width - point[0]) / scale - half
    sideways = min(max(0.0, first), last) if first <= last else (first + last) / 2
    height = len(lines) * LINE
    above = point[1] / scale > height + _GAP + _PLATE
    return Place(round(sideways, 1), LINE - height - _GAP - _PLATE if above else LINE + _GAP, "middle")


def lines_of(name: str, country: str) -> tuple[tuple[str, str], ...]:
    """“Name, country” in lines that are not too long: of each line what is of the name, and what follows it."""
    if len(name) + len(country) + 2 <= LONGEST:
        return ((name, f", {country}"),)
    *first, last = textwrap.wrap(name, LONGEST, break_long_words=False)
    return (*((part, "") for part in first), (last, ","), *(("", part) for part in textwrap.wrap(country, LONGEST)))


class Lettering:
    """The names on a sheet, placed one after the other, each where it meets neither a name nor another dot."""

    def __init__(self, points: Sequence[Point], weights: Sequence[int], width: float, height: float) -> None:
        """Begins with the dots only; their weights say how bad it is to cover them."""
        self._points = points
        self._weights = weights
        self._page = width, height
        self._names: list[tuple[Point, Rectangle]] = []
        self._dots: dict[tuple[int, int], list[int]] = defaultdict(list)
        for index, point in enumerate(points):
            self._dots[_square(point)].append(index)

    def place(self, index: int, name: str, scales: Sequence[float]) -> Place | None:
        """The place of a dot's name that is free at all of the ``scales``; none where there is none."""
        choices = [(place, _box(place, len(name) * LETTER)) for place in beside(_GAP)]
        free = ((place, box) for place, box in choices if not self._met(index, box, scales))
        return self._taken(index, *next(free, (None, None)))

    def insist(self, index: int, name: str, scales: Sequence[float]) -> Place | None:
        """The place of a ringed dot's bold name where it meets least."""
        choices = [(place, _box(place, len(name) * BOLD_LETTER)) for place in beside(_GAP + _RING)]
        return self._taken(index, *min(choices, key=lambda choice: self._met(index, choice[1], scales)))

    def _taken(self, index: int, place: Place | None, box: Rectangle | None) -> Place | None:
        if box:
            self._names.append((self._points[index], box))
        return place

    def _met(self, index: int, box: Rectangle, scales: Sequence[float]) -> int:
        """How much a name meets: a dot counts its weight, a name 10, the edge of the sheet 100."""
        return sum(self._met_at(index, box.at(self._points[index], scale), scale) for scale in scales)

    def _met_at(self, index: int, box: Rectangle, scale: float) -> int:
        width, height = self._page
        outside = box.left < 0 or box.top < 0 or box.right > width or box.bottom > height
        names = sum(box.meets(other.at(point, scale)) for point, other in self._names)
        dot = Rectangle(-CLEAR[0], -CLEAR[1], *CLEAR)
        near = [other for other in self._near(box) if other != index]
        dots = sum(self._weights[other] for other in near if box.meets(dot.at(self._points[other], scale)))
        return 100 * outside + 10 * names + dots

    def _near(self, box: Rectangle) -> Iterator[int]:
        (left, top), (right, bottom) = _square((box.left, box.top)), _square((box.right, box.bottom))
        for across in range(left - 1, right + 2):
            for down in range(top - 1, bottom + 2):
                yield from self._dots.get((across, down), ())


def _square(point: Point) -> tuple[int, int]:
    return int(point[0] // _SQUARE), int(point[1] // _SQUARE)


def _box(place: Place, length: float) -> Rectangle:
    """What a name of some length covers, in pixels from its dot."""
    left = place.x - {"start": 0.0, "middle": length / 2, "end": length}[place.anchor]
    return Rectangle(left, place.y - LINE + 5, left + length, place.y + 4)
