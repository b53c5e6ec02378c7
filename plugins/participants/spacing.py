"""Room for each of many points: moved a little apart where they are crowded, and each with the area nearest to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import cos, hypot, pi, sin

Point = tuple[float, float]

GOLDEN_ANGLE = pi * (3 - 5**0.5)
CORNERS = 10
ROUNDS = 40


def spread(points: Sequence[Point], apart: float, at_most: float) -> tuple[Point, ...]:
    """The points, moved so that they are ``apart`` if that can be, and never farther than ``at_most`` from their place.

    The same points in the same order give the same result; those of one place part in directions of their own.
    """
    moved = list(points)
    for _ in range(ROUNDS):
        before = list(moved)
        for one, other in _pairs(moved, apart):
            _part(moved, one, other, apart)
        moved = [_held(place, point, at_most) for place, point in zip(points, moved, strict=True)]
        if all(hypot(x - u, y - v) < apart / 1000 for (x, y), (u, v) in zip(before, moved, strict=True)):
            break
    return tuple(moved)


def areas(points: Sequence[Point], radius: float) -> tuple[tuple[Point, ...], ...]:
    """For each point the polygon, relative to it, of what is nearest to it, and no farther than ``radius``.

    The cells of a Voronoi diagram, within circles of ten corners. A point in the same place as another has the whole.
    """
    near: dict[int, list[int]] = defaultdict(list)
    for one, other in _pairs(points, 2 * radius):
        near[one].append(other)
        near[other].append(one)
    return tuple(_area(points, one, near[one], radius) for one in range(len(points)))


def _area(points: Sequence[Point], one: int, others: Sequence[int], radius: float) -> tuple[Point, ...]:
    x, y = points[one]
    turns = [2 * pi * corner / CORNERS for corner in range(CORNERS)]
    area: list[Point] = [(radius * cos(turn), radius * sin(turn)) for turn in turns]
    for other in others:
        u, v = points[other][0] - x, points[other][1] - y
        if (u, v) != (0, 0):
            area = list(_nearer(area, u, v))
    return tuple(area)


def _nearer(area: Sequence[Point], u: float, v: float) -> Iterator[Point]:
    """The part of a convex polygon that is nearer to (0, 0) than to (u, v)."""
    beyond = [x * u + y * v - (u * u + v * v) / 2 for x, y in area]
    for index, (x, y) in enumerate(area):
        after = (index + 1) % len(area)
        if beyond[index] <= 0:
            yield x, y
        if beyond[index] * beyond[after] < 0:
            share = beyond[index] / (beyond[index] - beyond[after])
            yield x + share * (area[after][0] - x), y + share * (area[after][1] - y)


def _pairs(points: Sequence[Point], reach: float) -> list[tuple[int, int]]:
    """The pairs of points (by index) that are nearer than ``reach`` to each other, in order."""
    squares: Mapping[tuple[int, int], list[int]] = defaultdict(list)
    for index, (x, y) in enumerate(points):
        squares[int(x // reach), int(y // reach)].append(index)
    around = [(across, down) for across in (-1, 0, 1) for down in (-1, 0, 1)]
    return [
        (one, other)
        for one, (x, y) in enumerate(points)
        for across, down in around
        for other in squares.get((int(x // reach) + across, int(y // reach) + down), ())
        if other > one and hypot(points[other][0] - x, points[other][1] - y) < reach
    ]


def _part(points: list[Point], one: int, other: int, apart: float) -> None:
    (x, y), (u, v) = points[one], points[other]
    distance = hypot(u - x, v - y)
    if distance >= apart:
        return
    turn = GOLDEN_ANGLE * other
    across, down = ((u - x) / distance, (v - y) / distance) if distance > apart / 1e6 else (cos(turn), sin(turn))
    step = (apart - distance) / 2
    points[one] = x - step * across, y - step * down
    points[other] = u + step * across, v + step * down


def _held(place: Point, point: Point, at_most: float) -> Point:
    across, down = point[0] - place[0], point[1] - place[1]
    distance = hypot(across, down)
    if distance <= at_most:
        return point
    return place[0] + across * at_most / distance, place[1] + down * at_most / distance
