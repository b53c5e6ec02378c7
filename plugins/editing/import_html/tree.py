"""The elements of a saved page: Beautiful Soup's, whose steps do not grow with how many stand beside or around them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from bs4 import NavigableString, PageElement, Tag

_MARKS = "a abbr b bdi big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time"
INLINE = frozenset(f"{_MARKS} tt u var wbr".split())
"""Elements that stand within a line."""


class Element(Tag):
    """An element that looks for a child next to where it found the one before, and for one around it by name alone."""

    _found_at = 0

    def index(self, element: PageElement) -> int:
        """The position of a child; whoever goes through thousands of them takes them in their order, or from the end.

        Raises:
            ValueError: it is no child.
        """
        last = len(self.contents) - 1
        for position in (self._found_at, self._found_at + 1, self._found_at + 2, self._found_at - 1, last):
            if 0 <= position <= last and self.contents[position] is element:
                break
        else:
            position = super().index(element)
        self._found_at = position
        return position

    def find_parent(self, name: object = None, *conditions: object, **more: object) -> Tag | None:
        """What stands around it and has the name."""
        if isinstance(name, str) and not conditions and not more:
            return next((parent for parent in self.parents if parent.name == name), None)
        return super().find_parent(name, *conditions, **more)  # type: ignore[arg-type]


def join_texts(root: Tag) -> None:
    """Makes one text of those that touch, in an element and all in it; ``smooth`` writes them again and again."""
    for tag in (root, *root.find_all(True)):
        for is_text, nodes in groupby(list(tag.contents), lambda node: type(node) is NavigableString):
            first, *others = nodes
            if is_text and others:
                for node in others:
                    node.extract()
                first.replace_with(NavigableString("".join(map(str, (first, *others)))))


def is_inside(node: PageElement, *names: str) -> bool:
    """Whether an element with one of the names stands around a node."""
    return any(parent.name in names for parent in node.parents)


def outermost(tags: Iterable[Tag]) -> list[Tag]:
    """Those of some elements, in the order of the page, around which none of them stands."""
    found: list[Tag] = []
    taken: set[int] = set()
    for tag in tags:
        if taken.isdisjoint(map(id, tag.parents)):
            found.append(tag)
            taken.add(id(tag))
    return found


def words_of(tag: Tag | None) -> str:
    """The text of an element in one line; blocks are parted by a space, marks within a line by nothing."""
    if tag is None:
        return ""
    pieces: list[str] = []
    ahead: list[PageElement | str] = [*reversed(tag.contents)]
    while ahead:
        node = ahead.pop()
        if isinstance(node, Tag):
            around = "" if node.name in INLINE else " "
            pieces.append(around)
            ahead += [around, *reversed(node.contents)]
        elif type(node) in (NavigableString, str):  # neither a comment nor a script
            pieces.append(str(node))
    return " ".join("".join(pieces).split())


def has_words(tag: Tag) -> bool:
    """Whether an element holds any text; the first letter of it will do."""
    return any(type(node) is NavigableString and not node.isspace() and node for node in tag.descendants)
