from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.programme import FigureValue
from plugins.domain.thing import Source
from plugins.domain.when import Known, Month, Year
from plugins.programme.figure_chart import BOTTOM, END, TOP, Label, Level, Mark, chart, scale
from tests.small_site import day


def value(number: str, as_of: Known, until: Known | None = None) -> FigureValue:
    return FigureValue(as_of, until, Decimal(number), None, Source("ICC"))


HISTORY = (
    value("124", day("2020-07-02")),
    value("126", Month(2020, 7)),
    value("135", Month(2021, 2)),
    value("136", Month(2021, 4), Year(2022)),
)
TEXTS = ("124", "126", "135", "136")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ("124 126 135 136", "120 125 130 135 140"),
        ("0 10", "0 2 4 6 8 10"),
        ("7 100", "0 20 40 60 80 100"),
        ("1 2 3", "0 1 2 3"),
        ("5 5", "5 6"),
        ("0 0", "0 1"),
        ("1900000000 2500000000", "1800000000 2000000000 2200000000 2400000000 2600000000"),
        ("1.5 1.75", "1.5 1.55 1.6 1.65 1.7 1.75"),
        ("-5 -7", "-7 -6 -5"),
        ("-5 10", "-5 0 5 10"),
    ],
)
def test_a_scale_has_few_round_numbers_around_the_values(values: str, expected: str) -> None:
    levels = scale([Decimal(number) for number in values.split()])
    assert " ".join(f"{level:f}" for level in levels) == expected


NUMBERS = st.decimals(-(10**12), 10**12, places=2) | st.integers(0, 200).map(Decimal)


@given(st.lists(NUMBERS, min_size=1, max_size=5))
def test_a_scale_holds_every_value_and_has_equal_steps(values: list[Decimal]) -> None:
    levels = scale(values)
    assert levels[0] <= min(values) <= max(values) <= levels[-1]
    assert len({after - before for before, after in pairwise(levels)}) == 1
    assert 2 <= len(levels) <= 8


def test_a_day_is_a_point_a_month_a_bar_and_a_span_a_long_bar() -> None:
    drawing = chart(HISTORY, TEXTS)
    assert drawing.marks == (
        Mark(27.06, 27.06, 11.1),
        Mark(26.95, 29.36, 9.9),
        Mark(43.66, 45.84, 4.5),
        Mark(48.25, 98.0, 3.9),
    )
    assert drawing.levels == (
        Level(BOTTOM, Decimal(120)),
        Level(10.5, Decimal(125)),
        Level(7.5, Decimal(130)),
        Level(4.5, Decimal(135)),
        Level(TOP, Decimal(140)),
    )
    assert (drawing.by_year, [str(one.first_day) for one in drawing.dates]) == (
        True,
        ["2020-01-01", "2021-01-01", "2022-01-01"],
    )
    assert drawing.dates[0].x == drawing.start


def test_a_bar_begins_with_the_first_day_and_ends_with_the_last() -> None:
    drawing = chart([value("1", Year(2020)), value("2", Year(2021), Month(2021, 12))], ("1", "2"))
    first, second = drawing.marks
    assert (first.left, second.left, second.right) == (drawing.start, first.right, END)


def test_a_number_stands_below_its_mark_where_another_mark_is_in_the_way() -> None:
    labels = chart(HISTORY, TEXTS).labels
    marks = chart(HISTORY, TEXTS).marks
    assert [label.position for label in labels] == [0, 1, 2, 3]
    assert [label.y > marks[label.position].y for label in labels] == [True, False, True, False]


def test_numbers_that_would_cover_one_another_are_left_to_the_table() -> None:
    close = [value("5", day("2021-01-01")), value("5", day("2021-01-02")), value("2", day("2021-12-31"))]
    assert [label.position for label in chart(close, ("5", "5", "2")).labels] == [0, 1, 2]
    crowd = [value("5", day(f"2021-01-{number:02d}")) for number in range(1, 6)]
    assert [label.position for label in chart([*crowd, close[2]], ("5",) * 5 + ("2",)).labels] == [0, 1, 5]


def test_no_number_leaves_the_drawing_at_its_right_edge() -> None:
    late = [value("1", Month(2021, 1)), value("1000000", day("2021-12-31"))]
    *_, label = chart(late, ("1", "1 000 000")).labels
    assert isinstance(label, Label)
    assert label.x + len("1 000 000") * 1.6 <= 100


@pytest.mark.parametrize(
    ("first", "last", "dates"),
    [
        (day("2021-03-05"), day("2021-03-20"), "2021-03-01"),
        (day("2021-03-05"), Month(2021, 6), "2021-03-01 2021-04-01 2021-05-01 2021-06-01"),
        (Month(2021, 3), Month(2021, 7), "2021-01-01 2021-04-01 2021-07-01"),
        (Year(2017), Month(2022, 7), "2017-01-01 2018-01-01 2019-01-01 2020-01-01 2021-01-01 2022-01-01"),
        (Year(2001), Year(2026), "2000-01-01 2005-01-01 2010-01-01 2015-01-01 2020-01-01 2025-01-01"),
    ],
)
def test_the_dates_of_the_axis_are_few_and_round(first: Known, last: Known, dates: str) -> None:
    drawing = chart([value("1", first), value("2", last)], ("1", "2"))
    assert " ".join(str(one.first_day) for one in drawing.dates) == dates
