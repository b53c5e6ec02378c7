"""What no text of the content may hold is told of a page before it is worked on: it would be refused at the end."""

from __future__ import annotations

from bs4 import NavigableString, PageElement, Tag

from plugins.editing.import_html.saved_page import SavedPage
from plugins.editing.import_html.tree import words_of
from plugins.problem import ContentRefused, Problem
from plugins.reading.limits import DEEPEST_TEXT, MOST_CELLS, MOST_COLUMNS
from plugins.reading.source_file import LONGEST_TEXT

_LEVELS = ("li", "blockquote", "dd")


def refuse_long_text(page: SavedPage, article: Tag) -> None:
    """Stops at more letters than a text may have.

    Raises:
        ContentRefused: there are more.
    """
    refuse_letters(page, article, len(words_of(article)))


def refuse_letters(page: SavedPage, tag: Tag, letters: int) -> None:
    """Stops at an element whose text has too many letters.

    Raises:
        ContentRefused: it has.
    """
    if letters > LONGEST_TEXT:
        raise _refused(page, tag, "text-too-long", found=str(letters), limit=str(LONGEST_TEXT))


def refuse_large_table(page: SavedPage, table: Tag, cells: int) -> None:
    """Stops at a table that has more cells than the tables of a text may have.

    Raises:
        ContentRefused: it has.
    """
    if cells > MOST_CELLS:
        raise _refused(page, table, "table-too-large", columns=str(MOST_COLUMNS), cells=str(MOST_CELLS))


def refuse_deep_text(page: SavedPage, article: Tag) -> None:
    """Stops at words in more lists and quotations than may stand in one another.

    Raises:
        ContentRefused: there are some.
    """
    ahead: list[tuple[PageElement, int]] = [(article, 0)]
    while ahead:
        node, levels = ahead.pop()
        if isinstance(node, NavigableString):
            if levels > DEEPEST_TEXT and node.strip():
                raise _refused(page, node.parent or article, "text-too-deep")
        elif isinstance(node, Tag):
            inside = levels + (node.name in _LEVELS)
            ahead += [(child, inside) for child in reversed(node.contents)]


def _refused(page: SavedPage, tag: Tag, code: str, **values: str) -> ContentRefused:
    return ContentRefused([Problem(page.place(tag), code, values)])
