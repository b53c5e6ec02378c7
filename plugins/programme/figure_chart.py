"""The chart of a figure's history: where marks, grid and labels stand, as pure numbers.

Across is time, in percent of the width; up are values, in the size of the letters (em) from the top. So the chart
fits any width, and its letters are never drawn smaller. A value is drawn as long as it is known for: a day is a point,
a month or a span a bar. Between values nothing is drawn, for nothing is known there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from plugins.domain.programme import FigureValue
from plugins.domain.when import Day
from plugins.publishing.rectangle import Rectangle

TOP, BOTTOM, FOOT = 1.5, 13.5, 15.25
"""The lines of the highest and of the lowest value of the scale, and the end of the drawing, in em from the top."""

END = 98.0
"""Where the last day ends, in percent of the width."""

LETTER = 3.2
"""The width of a digit in percent of the narrowest chart (a screen of 320 px)."""

MOST_STEPS = 5
_UNITS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""How many months may lie between two dates of the axis."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A value on the chart: from ``left`` to ``right`` (equal for a day), at the height ``y``."""

    left: float
    right: float
    y: float


@dataclass(frozen=True, slots=True)
class Label:
    """The number beside a mark; ``position`` is that of its value in the history."""

    x: float
    y: float
    position: int


@dataclass(frozen=True, slots=True)
class Level:
    """A line of the grid: a value of the scale, and its height."""

    y: float
    value: Decimal


@dataclass(frozen=True, slots=True)
class Date:
    """A date of the axis: the first day of a month or of a year, and where it stands."""

    x: float
    first_day: date


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn history, whose grid goes from ``start`` to the right edge, and down to ``bottom``.

    ``by_year`` says whether the dates of the axis are those of whole years.
    """

    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    levels: tuple[Level, ...]
    dates: tuple[Date, ...]
    by_year: bool
    start: float
    bottom: float = BOTTOM


def chart(values: Sequence[FigureValue], texts: Sequence[str]) -> Chart:
    """The chart of a history of two values at least; ``texts`` are the values as they are written beside the marks."""
    levels = scale([value.value for value in values])
    axis = TimeAxis.of(values, start=_room_for(levels))
    low, high = levels[0], levels[-1]

    def height(value: Decimal) -> float:
        return round(BOTTOM - float((value - low) / (high - low)) * (BOTTOM - TOP), 2)

    marks = tuple(Mark(*axis.extent(value), height(value.value)) for value in values)
    return Chart(
        marks=marks,
        labels=tuple(_labels(marks, texts)),
        levels=tuple(Level(height(level), level) for level in levels),
        dates=tuple(axis.dates()),
        by_year=axis.months % 12 == 0,
        start=axis.start,
    )


def scale(values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Round numbers from below the least value to above the greatest, equally far apart, lowest first.

    Zero is among them unless that would leave the greater half of the chart empty. Whole numbers have whole steps.
    """
    low, high = min(values), max(values)
    if low >= 0 and 2 * low <= high:
        low = Decimal(0)
    if high <= 0 and 2 * high >= low:
        high = Decimal(0)
    spread = high - low or abs(high) or Decimal(1)
    step = _round_step(spread / MOST_STEPS)
    if all(value == value.to_integral_value() for value in values):
        step = max(step, Decimal(1))
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = max((high / step).to_integral_value(ROUND_CEILING), first + 1)
    return tuple(_plain(step * count) for count in range(int(first), int(last) + 1))


def _round_step(least: Decimal) -> Decimal:
    """The least of 1, 2 and 5 times a power of ten that is not below ``least``."""
    power = Decimal(1).scaleb(least.adjusted())
    return next(power * digit for digit in (1, 2, 5, 10) if power * digit >= least)


def _plain(number: Decimal) -> Decimal:
    """The same number without zeros behind the point."""
    return number.to_integral_value() if number == number.to_integral_value() else number.normalize()


def _room_for(levels: Sequence[Decimal]) -> float:
    """Where time begins: behind the numbers of the scale, at most a third of the width."""
    longest = max(len(f"{level:f}") for level in levels)
    return min(round((longest + 2) * LETTER * 0.8, 1), 33.0)


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Days from ``first`` up to ``end``, which is not in it, across the width; dates stand ``months`` apart."""

    first: date
    end: date
    months: int
    start: float

    @classmethod
    def of(cls, values: Sequence[FigureValue], start: float) -> TimeAxis:
        """The axis of a history: whole months or years, at most four dates of months or six of years."""
        first = min(value.as_of.first_day for value in values)
        last = max((value.until or value.as_of).last_day for value in values)
        for months in _UNITS:
            begin, end = _floor(first, months), _floor(last, months) + months
            if (end - begin) // months <= (6 if months % 12 == 0 else 4):
                break
        return cls(_first_day(begin), _first_day(end), months, start)

    def x(self, ordinal: float) -> float:
        """Where a day (its proleptic Gregorian ordinal) stands, in percent of the width."""
        share = (ordinal - self.first.toordinal()) / (self.end.toordinal() - self.first.toordinal())
        return round(self.start + share * (END - self.start), 2)

    def extent(self, value: FigureValue) -> tuple[float, float]:
        """From the beginning of the first day to the end of the last one; a single day is a point in its middle."""
        first, last = value.as_of.first_day.toordinal(), (value.until or value.as_of).last_day.toordinal()
        if isinstance(value.as_of, Day) and first == last:
            return self.x(first + 0.5), self.x(first + 0.5)
        return self.x(first), self.x(last + 1)

    def dates(self) -> Iterator[Date]:
        """The dates at which a month or a year of the axis begins."""
        for count in range(_count(self.first), _count(self.end), self.months):
            day = _first_day(count)
            yield Date(self.x(day.toordinal()), day)


def _count(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_day(count: int) -> date:
    return date(count // 12, count % 12 + 1, 1)


def _floor(day: date, months: int) -> int:
    return _count(day) // months * months


def _labels(marks: Sequence[Mark], texts: Sequence[str]) -> Iterator[Label]:
    """A number above its mark, or below it where something is in the way; none where that is so too."""
    taken = [Rectangle(mark.left - 1, mark.y - 0.3, mark.right + 1, mark.y + 0.3) for mark in marks]
    for position, (mark, text) in enumerate(zip(marks, texts, strict=True)):
        half = len(text) * LETTER / 2
        x = round(min((mark.left + mark.right) / 2, 100 - half), 2)
        for y in (round(mark.y - 0.6, 2), round(mark.y + 1.35, 2)):
            box = Rectangle(x - half, y - 0.8, x + half, y + 0.1)
            if y < FOOT - 1.5 and not any(box.meets(other) for other in taken):
                taken.append(box)
                yield Label(x, y, position)
                break
