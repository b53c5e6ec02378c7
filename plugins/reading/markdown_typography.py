"""Typography in the tree of a text: in running text only, not in code, nor in what is in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from plugins.reading.typography import UNSEEN, typeset

_HTML = re.compile(f"{STX}[^{ETX}]*{ETX}")
_OPAQUE = "x"
"""What stands for each sign of code while the signs around it are looked at."""


class Typography(Treeprocessor):
    """Sets the running text of a body, block by block, before its headings become a table of contents."""

    def __init__(self, markdown: Markdown, language: str) -> None:
        super().__init__(markdown)
        self._language = language
        markdown.treeprocessors.register(self, "typography", 7)  # behind attribute lists, which say the language

    def run(self, root: Element) -> None:
        """Goes through the blocks; text in another language, code and headings that are refused stay as they are."""
        for block in _blocks(root):
            self._set(block)

    def _set(self, runs: list[tuple[Element, str]]) -> None:
        written = "".join(_shown(element, place) for element, place in runs)
        printed = typeset(written, self._language)
        if printed == written:
            return
        start = 0
        for element, place in runs:
            text = getattr(element, place)
            end = start + len(text)
            changed = (
                new if new != old else kept
                for kept, old, new in zip(text, written[start:end], printed[start:end], strict=True)
            )
            if not _is_opaque(element, place):
                setattr(element, place, "".join(changed))
            start = end


_INLINE = frozenset("a abbr b br cite code data del em i img ins kbd mark q s small span strong sub sup u wbr".split())  # noqa: SIM905
_LEFT_ALONE = frozenset(("code", "h1", "kbd", "pre"))


def _is_opaque(element: Element, place: str) -> bool:
    return place == "text" and (element.tag in _LEFT_ALONE or "lang" in element.attrib)


def _shown(element: Element, place: str) -> str:
    """The text as its surroundings see it, as long as it is."""
    text: str = getattr(element, place)
    if _is_opaque(element, place):
        return _OPAQUE * len(text)
    return _HTML.sub(lambda found: UNSEEN * len(found[0]), text) if STX in text else text


def _blocks(root: Element) -> Iterator[list[tuple[Element, str]]]:
    """The pieces of text of each block, in their order."""
    runs: list[tuple[Element, str]] = []

    def walk(element: Element) -> Iterator[list[tuple[Element, str]]]:
        nonlocal runs
        if element.text:
            runs.append((element, "text"))
        for child in element:
            inline = child.tag in _INLINE
            if not inline:
                yield runs
                runs = []
            if _is_opaque(child, "text") and inline:
                runs.extend((child, "text") for _ in (child.text,) if child.text)
            elif not _is_opaque(child, "text"):
                yield from walk(child)
            if not inline:
                yield runs
                runs = []
            if child.tail:
                runs.append((child, "tail"))

    yield from walk(root)
    yield runs
