"""A spreadsheet may open it, a program reads back what was written."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.open_data.csv_table import inert, plain, written
from plugins.open_data.datasets import DATASETS
from tests.open_data.cases import both, files

SIGNS = "=+-@＝＋－＠"
TEXTS = st.text(
    st.sampled_from("aя '\"=+-@＝＠;,|\t\r\n\u200b\u202e\ufeff\u00a0\\") | st.characters(codec="utf-8"), max_size=12
)
BEGINS_A_FORMULA = re.compile(rf"[{re.escape(SIGNS)}\t\r\n]")


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("=1+1", "'=1+1"),
        ("  @SUM(A1)", "'  @SUM(A1)"),
        ("\u202e=1", "'\u202e=1"),
        ("＝1", "'＝1"),
        ("\tx", "'\tx"),
        ("Hall; =1+1", "Hall;' =1+1"),
        ("'=1", "''=1"),
        ('a;"=1+1;b', "a;'\"=1+1;b"),
        ('Hall; "A"', 'Hall; "A"'),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("1-2; a=b", "1-2; a=b"),
        ("https://x.example/?a=-1&b=@", "https://x.example/?a=-1&b=@"),
        (-75.5, -75.5),
        (None, None),
    ],
)
def test_only_what_would_be_a_formula_is_made_inert(text: str | float | None, made: str | float | None) -> None:
    assert inert(text) == made


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=4), min_size=1, max_size=4))
@example([["a", "=1"], ["'=1", "''=1"], ["\t\t=", ";\n;="]])
def test_what_is_written_is_read_again_and_no_cell_begins_a_formula(rows: list[list[str]]) -> None:
    cells = read(written(rows))
    assert [[plain(cell) for cell in row] for row in cells] == rows
    for cell in (cell for row in cells for cell in row):
        seen = cell.lstrip(" \u00a0\u200b\u202e\ufeff")
        assert not BEGINS_A_FORMULA.match(seen)
        assert not any(BEGINS_A_FORMULA.match(part.lstrip(" \u00a0\u200b\u202e\ufeff")) for part in seen.split(";")[1:])


@given(TEXTS)
@example('a;"=1+1;b')
@example('a\t""\u200b@x\tb')
def test_no_cell_begins_a_formula_for_whoever_has_another_separator(text: str) -> None:
    """As Excel does in Bulgarian, which takes ``;`` for it whatever stands in the file."""
    table = written([["id", text, "end"]]).decode("utf-8-sig")
    for separator in ";\t":
        for row in csv.reader(io.StringIO(table, newline=""), delimiter=separator):
            assert not any(BEGINS_A_FORMULA.match(cell.lstrip(" \u00a0\u200b\u202e\ufeff")) for cell in row)


def test_a_file_begins_with_a_byte_order_mark_and_its_rows_end_in_crlf() -> None:
    content = files()["cities.csv"]
    assert content.startswith("\ufeffid,uri,slug,url_bg,url_en,".encode())
    assert content.count(b"\n") == content.count(b"\r\n") == 4


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.name)
def test_the_table_says_what_json_says(dataset: object) -> None:
    edition, made = both()[0], files()
    name, languages = dataset.name, edition.site.languages  # type: ignore[attr-defined]
    records = json.loads(made[f"{name}.json"])["records"]
    header, *rows = read(made[f"{name}.csv"])
    assert header == [column.name for column in dataset.table_columns(languages)]  # type: ignore[attr-defined]
    expected = [dataset.row(record, languages) for record in records]  # type: ignore[attr-defined]
    assert [[plain(cell) for cell in row] for row in rows] == [
        ["" if cell is None else str(cell) for cell in row] for row in expected
    ]
