"""Inline marks of Markdown, as Python-Markdown reads them, but only those whose signs stand in a text at all."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

_SIGNS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "figure": ("{=",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""What each pattern that is registered under one of these names cannot match without; others are always tried."""


class InlineMarks(InlineProcessor):
    """Trying all patterns on every piece of text is the greatest part of a conversion; most cannot match anywhere."""

    def __init__(self, markdown: Markdown) -> None:
        super().__init__(markdown)
        self._known = markdown.inlinePatterns
        self._signs = tuple((self._known[name], signs) for name, signs in _SIGNS.items() if name in self._known)
        markdown.treeprocessors.register(self, "inline", 20)  # in the place of Python-Markdown's own

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Reads the marks in a tree."""
        text = "".join(tree.itertext())
        idle = [pattern for pattern, signs in self._signs if not any(sign in text for sign in signs)]
        self.inlinePatterns = [one for one in self._known if one not in idle]  # type: ignore[assignment]
        return super().run(tree, ancestors)
