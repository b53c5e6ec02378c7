"""Words into lines: in the largest size in which they fit, as even as can be, and never a word cut in two."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

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
    widths, gap = [measure(word) for word in words], measure(" ")
    for size, most in sizes:
        starts = _broken(widths, gap, width / size)
        if starts is not None and len(starts) <= most:
            return Setting(size, _lines(words, _even(widths, gap, starts, width / size)))
    size, most = sizes[-1]
    return Setting(size, _shortened(words, width / size, most, measure))


def _broken(widths: Sequence[float], gap: float, width: float) -> list[int] | None:
    """The first word of each of lines as full as they can be; none where a word is wider than a line."""
    starts: list[int] = []
    used = width
    for number, needed in enumerate(widths):
        if needed > width:
            return None
        if used + gap + needed <= width:
            used += gap + needed
        else:
            starts.append(number)
            used = needed
    return starts


def _even(widths: Sequence[float], gap: float, full: list[int], width: float) -> list[int]:
    """As many lines as the full ones, but in the narrowest column that holds them."""
    starts, narrow = full, width / 2
    for _ in range(7):
        middle = (narrow + width) / 2
        tried = _broken(widths, gap, middle)
        if tried is not None and len(tried) <= len(full):
            starts, width = tried, middle
        else:
            narrow = middle
    return starts


def _lines(words: Sequence[str], starts: Sequence[int]) -> tuple[str, ...]:
    return tuple(" ".join(words[start:end]) for start, end in zip(starts, (*starts[1:], None), strict=False))


def _shortened(words: Sequence[str], width: float, most: int, measure: Measure) -> tuple[str, ...]:
    for count in range(len(words), 0, -1):
        cut = [*words[: count - 1], words[count - 1].rstrip(_CLOSING) + _ELLIPSIS]
        starts = _broken([measure(word) for word in cut], measure(" "), width)
        if starts is not None and len(starts) <= most:
            return _lines(cut, starts)
    first = words[0] if words else ""
    while first and measure(first + _ELLIPSIS) > width:  # a single word wider than a line: nothing else is left
        first = first[:-1]
    return (first + _ELLIPSIS,) if first else ()
