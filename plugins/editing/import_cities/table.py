"""A table out of a spreadsheet (RFC 4180) into cells with their places: UTF-8 with a byte order mark or without.

What separates the cells is a comma, a semicolon or a tab: that which the first line has most of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from plugins.domain.transliteration import composed
from plugins.problem import Place, Problem
from plugins.reading.strict_yaml import Scalar

LONGEST_TABLE = 1_000_000
"""Letters."""

MOST_COLUMNS = 100
"""Of a line; some forty say something of a city, the others are for other eyes."""

MOST_ROWS = 1_000
"""Each becomes the files of a city, and the whole content is read with them."""

_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
_SPACES = re.compile(r"\s+")

Cells = tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The first line and the others, cells that are empty too; lines that are empty from end to end are left out."""

    header: Cells = ()
    rows: tuple[Cells, ...] = ()
    problems: list[Problem] = field(default_factory=list)


def read_table(path: Path, shown_as: str) -> Table:
    """Reads a table; one that cannot be read is empty and told in the problems. Columns of places count letters."""
    try:
        data = path.read_bytes()
    except OSError as error:
        return Table(problems=[Problem(Place(shown_as), "unreadable-file", {"reason": error.strerror or str(error)})])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Table(problems=[Problem(Place(shown_as, data.count(b"\n", 0, error.start) + 1), "table-not-utf8")])
    if len(text) > LONGEST_TABLE:
        values = {"found": str(len(text)), "limit": str(LONGEST_TABLE)}
        return Table(problems=[Problem(Place(shown_as), "text-too-long", values)])
    return parse(text.replace("\r\n", "\n").replace("\r", "\n"), shown_as)


def parse(text: str, shown_as: str) -> Table:
    """A table out of its text, whose lines end in line feeds."""
    problems: list[Problem] = []
    lines = [line for line in _lines(text, shown_as, problems) if any(cell.text for cell in line)]
    if not lines and not problems:
        problems.append(Problem(Place(shown_as), "empty-table"))
    if problems:
        return Table(problems=problems)
    problems += [_invisible(cell) for line in lines for cell in line if not cell.text.isprintable()]
    return Table(lines[0], tuple(lines[1:]), problems)


def _invisible(cell: Scalar) -> Problem:
    found = next(letter for letter in cell.text if not letter.isprintable())
    return Problem(cell.place, "control-character", {"found": f"U+{ord(found):04X}"})


def clean(written: str) -> str:
    """What a cell says: composed letters (NFC), no invisible ones, single spaces inside and none around."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", composed(written))).strip()


def _lines(text: str, shown_as: str, problems: list[Problem]) -> Iterator[Cells]:
    """The cells of each line of the table; after a wrong quotation mark, and what is too much, nothing more is read."""
    cell, empty = _patterns(text)
    position, line, begin, rows = 0, 1, 0, -1
    cells: list[Scalar] = []
    while position < len(text) or cells:
        if not cells and (lines := empty.match(text, position)):
            position, line, begin = lines.end(), line + lines[0].count("\n"), lines.end()
            continue
        match = cell.match(text, position)
        place = Place(shown_as, line, position - begin + 1)
        if match is None or (match["bare"] or "").lstrip().startswith('"'):
            problems.append(Problem(place, "wrong-quote"))
            return
        written = match["bare"] if match["quoted"] is None else match["quoted"].replace('""', '"')
        if len(cells) == MOST_COLUMNS or rows == MOST_ROWS:
            code, limit = ("too-many-rows", MOST_ROWS) if rows == MOST_ROWS else ("too-many-columns", MOST_COLUMNS)
            problems.append(Problem(place, code, {"limit": str(limit)}))
            return
        cells.append(Scalar(clean(written), place))
        if breaks := match[0].count("\n"):
            line, begin = line + breaks, match.start() + match[0].rindex("\n") + 1
        position = match.end()
        if match["end"] in ("\n", ""):
            yield tuple(cells)
            rows += any(one.text for one in cells)
            cells = []


def _patterns(text: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a cell looks like, and lines of empty cells."""
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    return (
        re.compile(
            rf'(?:[ ]*"(?P<quoted>[^"]*(?:""[^"]*)*)"[ ]*|(?P<bare>[^{delimiter}\n]*))(?P<end>{delimiter}|\n|\Z)'
        ),
        re.compile(rf"(?:[ {delimiter}]*\n)+"),
    )
