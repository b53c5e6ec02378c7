"""Footnotes of the block editor into those of the dialect, by signs that are no letters until the text is written."""

from __future__ import annotations

import re
from collections import defaultdict

from bs4 import Tag

from plugins.editing.import_html.saved_page import attribute, living

_OPEN, _CLOSE = "\ue000", "\ue001"
_REFERENCE = re.compile(f"{_OPEN}ref(?P<number>\\d+){_CLOSE}")
_NOTE = re.compile(f"{_OPEN}note(?P<number>\\d+){_CLOSE} ?")


def mark_footnotes(article: Tag) -> None:
    """Puts a sign in the place of every reference, and before every note, which becomes a paragraph."""
    references = defaultdict(list)
    for reference in article.select("sup.fn"):
        references[attribute(reference, "data-fn")].append(reference)
    for notes in living(article.select("ol.wp-block-footnotes")):
        for number, note in enumerate(notes.find_all("li", recursive=False), start=1):
            for reference in living(references.pop(attribute(note, "id"), ())):
                reference.replace_with(f"{_OPEN}ref{number}{_CLOSE}")
            for back in note.select('a[href^="#"]'):
                back.decompose()
            note.insert(0, f"{_OPEN}note{number}{_CLOSE}")
            note.name = "p"
            notes.insert_before(note.extract())
        notes.decompose()


def with_footnotes(markdown: str) -> str:
    """The signs as Python-Markdown's footnotes are written."""
    text = _REFERENCE.sub(lambda found: f"[^{found['number']}]", markdown)
    return _NOTE.sub(lambda found: f"[^{found['number']}]: ", text)
