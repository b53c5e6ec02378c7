from __future__ import annotations

from math import hypot, inf

from hypothesis import given
from hypothesis import strategies as st

from plugins.participants.spacing import Point, areas, spread

COORDINATES = st.integers(0, 200).map(float)
POINTS = st.lists(st.tuples(COORDINATES, COORDINATES), max_size=30)


def distance(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def test_two_points_part_along_their_line_by_the_same_way() -> None:
    assert spread([(0, 0), (6, 0)], apart=10, at_most=5) == ((-2, 0), (8, 0))


def test_points_that_have_room_stay() -> None:
    assert spread([(0, 0), (10, 0), (0, 50)], apart=10, at_most=5) == ((0, 0), (10, 0), (0, 50))


def test_points_of_one_place_part_each_in_its_own_direction() -> None:
    moved = spread([(7.0, 7.0)] * 3, apart=10, at_most=20)
    assert min(distance(moved[one], moved[other]) for one, other in ((0, 1), (0, 2), (1, 2))) > 9.9


@given(POINTS)
def test_no_point_goes_farther_than_it_may_and_the_result_is_always_the_same(points: list[Point]) -> None:
    moved = spread(points, apart=28, at_most=20)
    assert [place for place, point in zip(points, moved, strict=True) if distance(place, point) > 20.001] == []
    assert spread(points, apart=28, at_most=20) == moved


def test_the_area_between_two_points_is_shared_at_the_middle() -> None:
    left, right = areas([(0, 0), (8, 0)], radius=10)
    assert (max(x for x, _ in left), min(x for x, _ in right)) == (4, -4)


def test_a_point_alone_has_a_circle_of_ten_corners() -> None:
    (area,) = areas([(100, 100)], radius=10)
    assert [round(hypot(x, y), 9) for x, y in area] == [10] * 10


@given(POINTS)
def test_a_corner_of_an_area_is_as_near_to_no_other_point(points: list[Point]) -> None:
    found = areas(points, radius=60)
    farther = [
        (point, corner)
        for point, area in zip(points, found, strict=True)
        for corner in ((point[0] + x, point[1] + y) for x, y in area)
        if distance(point, corner) > min([*(distance(other, corner) for other in points), inf]) + 1e-6
        or distance(point, corner) > 60.001
    ]
    assert farther == []
