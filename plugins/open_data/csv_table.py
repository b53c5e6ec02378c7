"""A data set as CSV (RFC 4180) that a spreadsheet may open: no cell is ever a formula.

The file is UTF-8 and begins with a byte order mark: without one Excel shows Cyrillic as gibberish; every reader that
is meant for data (Frictionless, pandas, R's readr, DuckDB) takes it off. Rows end in CR LF; what
is not known is an empty cell.

A text that a spreadsheet would take for a formula gets an apostrophe in front of it (OWASP, "CSV Injection"): one that
begins with ``=``, ``+``, ``-``, ``@``, their full-width forms, a tab or a line break, also behind spaces, invisible
characters, apostrophes and quotation marks, and also behind a semicolon, a tab or a line break inside the text, where a
spreadsheet that is set to another separator would begin a cell (and take a quotation mark, which is doubled in this
file, for an empty text before the rest). To undo it, take off one apostrophe wherever ``'`` begins such a text:
:func:`plain` does. Numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from plugins.open_data.dataset import Filled
from plugins.open_data.value_types import Cell

BYTE_ORDER_MARK = "\ufeff"

_UNSEEN = (
    r"\s\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
)
_FORMULA = rf"(?:['\"{_UNSEEN}]*[=+\-@＝＋－＠]|'*[\t\r\n])"
"""An apostrophe in it too: so taking one off is unambiguous."""

_DANGEROUS = re.compile(rf"(^|[;\t\r\n])(?={_FORMULA})")
_MADE_INERT = re.compile(rf"(^|[;\t\r\n])'(?={_FORMULA})")


def csv_table(data: Filled) -> bytes:
    """The header and a row for each record."""
    return written([[column.name for column in data.columns], *data.rows])


def written(rows: Sequence[Sequence[Cell]]) -> bytes:
    """Rows of cells as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def inert(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula."""
    return _DANGEROUS.sub(r"\1'", cell) if isinstance(cell, str) else cell


def plain(text: str) -> str:
    """The text of a cell as it was before :func:`inert`."""
    return _MADE_INERT.sub(r"\1", text)
