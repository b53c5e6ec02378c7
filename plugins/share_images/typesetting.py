"""Words into lines: in the largest size in which they fit, as even as can be, and never a word cut in two."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

Measure = Callable[[str], float]
"""How wide a text is in a size of 1 (the unit is the size)."""

_GAP = re.compile(r"[ \t\n\r]+")
_ELLIPSIS = "…"
_CLOSING = " ,;:–-(„“"


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines in a size (pixels)."""

    size: int
    lines: tuple[str, ...]


def typeset(text: str, width: int, sizes: Sequence[tuple[int, int]], measure: Measure) -> Setting:
    """Lines not wider than ``width`` (pixels), in the first of ``sizes`` whose number of lines is enough.

    ``sizes`` are pairs of a size and the most lines in it, the largest first; in the last one, what does not fit is
    left out from a word's end on, and an ellipsis says so.
    """
    words = [word for word in _GAP.split(text) if word]
    measure = cache(measure)
    for size, most in sizes:
        lines = _broken(words, width / size, measure)
        if lines is not None and len(lines) <= most:
            return Setting(size, _even(words, lines, width / size, measure))
    size, most = sizes[-1]
    return Setting(size, _shortened(words, width / size, most, measure))


def _broken(words: Sequence[str], width: float, measure: Measure) -> list[str] | None:
    """Lines as full as they can be; none where a word is wider than a line."""
    lines: list[list[str]] = []
    gap, used = measure(" "), width
    for word in words:
        needed = measure(word)
        if needed > width:
            return None
        if used + gap + needed <= width:
            lines[-1].append(word)
            used += gap + needed
        else:
            lines.append([word])
            used = needed
    return list(map(" ".join, lines))


def _even(words: Sequence[str], full: list[str], width: float, measure: Measure) -> tuple[str, ...]:
    """As many lines as the full ones, but in the narrowest column that holds them."""
    lines, narrow = full, width / 2
    for _ in range(7):
        middle = (narrow + width) / 2
        tried = _broken(words, middle, measure)
        if tried is not None and len(tried) <= len(full):
            lines, width = tried, middle
        else:
            narrow = middle
    return tuple(lines)


def _shortened(words: Sequence[str], width: float, most: int, measure: Measure) -> tuple[str, ...]:
    for count in range(len(words), 0, -1):
        cut = [*words[: count - 1], words[count - 1].rstrip(_CLOSING) + _ELLIPSIS]
        lines = _broken(cut, width, measure)
        if lines is not None and len(lines) <= most:
            return tuple(lines)
    first = words[0] if words else ""
    while first and measure(first + _ELLIPSIS) > width:  # a single word wider than a line: nothing else is left
        first = first[:-1]
    return (first + _ELLIPSIS,) if first else ()
