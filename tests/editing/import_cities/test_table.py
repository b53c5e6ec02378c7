from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.editing.import_cities.table import clean, parse
from plugins.problem import Place
from plugins.reading.strict_yaml import Scalar

HEADER = ["slug", "name_en", "name_bg"]
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]) | st.sampled_from('",;\t\n'), max_size=12)


def test_each_cell_has_the_place_where_it_begins_also_after_one_of_several_lines() -> None:
    table = parse('slug,"name\n en"\n\n,"a ""b"", c",я\nd\n', "t.csv")
    assert (table.header, table.rows, table.problems) == (
        (Scalar("slug", Place("t.csv", 1, 1)), Scalar("name en", Place("t.csv", 1, 6))),
        (
            (
                Scalar("", Place("t.csv", 4, 1)),
                Scalar('a "b", c', Place("t.csv", 4, 2)),
                Scalar("я", Place("t.csv", 4, 15)),
            ),
            (Scalar("d", Place("t.csv", 5, 1)),),
        ),
        [],
    )


def test_the_cells_are_cleaned_of_what_nobody_sees() -> None:
    assert clean("\u00a0 Gijo\u0301n\u200b\r\n \ufeffde\u202fla\u00ad  ") == "Gijón de la"


@given(st.lists(st.lists(TEXTS, min_size=3, max_size=3), max_size=5), st.sampled_from(",;\t"), st.booleans())
def test_what_a_spreadsheet_writes_is_read(rows: list[list[str]], delimiter: str, every_cell_quoted: bool) -> None:
    written = io.StringIO()
    quoting = csv.QUOTE_ALL if every_cell_quoted else csv.QUOTE_MINIMAL
    csv.writer(written, delimiter=delimiter, lineterminator="\n", quoting=quoting).writerows([HEADER, *rows])
    table = parse(written.getvalue(), "t.csv")
    expected = [[clean(cell) for cell in row] for row in rows if any(map(clean, row))]
    assert [[cell.text for cell in row] for row in table.rows] == expected
    assert {problem.code for problem in table.problems} <= {"control-character"}


@pytest.mark.parametrize("text", ['a,b\n"' + '""' * 200_000, "a\n" + ",".join(['"x"'] * 200_000), '"' * 400_001])
def test_what_is_long_and_wrong_is_read_quickly(text: str) -> None:
    parse(text, "t.csv")
