"""Tables as the dialect has them: one row of heads, then rows of as many cells, each of one line."""

from __future__ import annotations

from bs4 import NavigableString, PageElement, Tag

from plugins.editing.import_html.limits import refuse_large_table, refuse_letters
from plugins.editing.import_html.saved_page import SavedPage, attribute, number_of
from plugins.editing.import_html.tree import Element, has_words, words_of

_BLOCKS = ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote")


def straighten_tables(page: SavedPage, article: Tag) -> None:
    """Makes every table straight; one that only put things beside one another is taken apart."""
    for table in reversed(article.find_all("table")):
        rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
        if _is_layout(table, rows):
            if words_of(table):
                page.tell(table, "taken-apart", words=words_of(table))
            _take_apart(table)
        else:
            _straighten(page, table, rows)


def _is_layout(table: Tag, rows: list[Tag]) -> bool:
    widest = max((len(_cells(row)) for row in rows), default=0)
    nested = table.find(["table", "h1", "h2", "h3", "h4", "figure", "iframe", "blockquote"])
    return attribute(table, "role") == "presentation" or widest < 2 or (len(rows) < 2) or nested is not None


def _take_apart(table: Tag) -> None:
    for part in table.find_all(["caption", "td", "th"]):
        part.name = "div"
        part.attrs = {}
    for part in table.find_all(["tr", "tbody", "thead", "tfoot", "colgroup", "col"]):
        part.unwrap()
    table.name = "div"


def _cells(row: Tag) -> list[Tag]:
    return [cell for cell in row.find_all(["td", "th"]) if cell.find_parent("tr") is row]


def _straighten(page: SavedPage, table: Tag, rows: list[Tag]) -> None:
    _refuse_large(page, table, rows)
    grid, merged = _grid(rows)
    if merged:
        page.tell(table, "merged-cells", words=words_of(table))
    if caption := table.find("caption"):
        said = Element(name="p")
        strong = Element(name="strong")
        strong.append(words_of(caption if isinstance(caption, Tag) else None))
        said.append(strong)
        table.insert_before(said)
    table.clear()
    table.attrs = {}
    width = max(len(row) for row in grid)
    for number, row in enumerate(
        row for row in grid if any(has_words(cell) or cell.find("img") for cell in row if cell)
    ):
        line = Element(name="tr")
        for cell in (*row, *([None] * (width - len(row)))):
            fresh = Element(name="td" if number else "th")
            for node in _one_line(cell) if cell else ():
                fresh.append(node)
            line.append(fresh)
        table.append(line)


def _refuse_large(page: SavedPage, table: Tag, rows: list[Tag]) -> None:
    """Stops before merged cells are written out, each as often as it is high, where that makes too much of them.

    Raises:
        ContentRefused: a text could not hold the table.
    """
    columns = cells = letters = elements = filled = 0
    for number, row in enumerate(rows):
        wide = 0
        for cell in _cells(row):
            high, beside = _height(cell, len(rows) - number), _span(cell, "colspan")
            wide += beside
            cells += high * beside
            if high > 1:
                letters += high * len(words_of(cell))
                elements += high * len(cell.find_all(True))
        columns = max(columns, wide)
        filled += has_words(row)
    refuse_large_table(page, table, max(cells, elements, columns * filled))
    refuse_letters(page, table, letters)


def _height(cell: Tag, rows: int) -> int:
    return min(_span(cell, "rowspan"), rows)


def _grid(rows: list[Tag]) -> tuple[list[list[Tag | None]], bool]:
    """The cells by row and column; one over several rows stands in each, one over columns in the first."""
    grid: list[dict[int, Tag | None]] = [{} for _ in rows]
    merged = False
    for number, row in enumerate(rows):
        column = 0
        for cell in _cells(row):
            while column in grid[number]:
                column += 1
            wide, high = _span(cell, "colspan"), _height(cell, len(rows) - number)
            merged = merged or wide > 1 or high > 1
            for below in range(high):
                for beside in range(wide):
                    grid[number + below][column + beside] = None if beside else cell
            column += wide
    return [[line.get(column) for column in range(max(line, default=-1) + 1)] for line in grid], merged


def _span(cell: Tag, name: str) -> int:
    return min(number_of(attribute(cell, name)) or 1, 50)


def _one_line(cell: Tag) -> list[PageElement]:
    """What a cell holds, without paragraphs and lists: a break where one of them ends."""
    copy = cell.__copy__()
    has_begun = False
    for node in list(copy.descendants):
        has_begun = has_begun or (isinstance(node, NavigableString) and bool(node.strip()))
        if isinstance(node, Tag) and node.name in _BLOCKS:
            if has_begun:
                node.insert_before(Element(name="br"))
            node.unwrap()
    for block in copy.find_all(["ul", "ol", "dl", "dt", "dd", "hr"]):
        block.unwrap()
    return [node.extract() for node in list(copy.children)]
