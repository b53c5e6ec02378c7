"""How well the colours of the theme can be told apart where they stand on each other (WCAG 2.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

TEXT = 4.5
"""The least contrast of text (SC 1.4.3)."""

CONTROL = 3.0
"""The least contrast of what one must see to use a control, and of the mark of the focus (SC 1.4.11)."""

_GROUNDS = ("paper", "mist", "raised")
_TINTS = ("green", "blue", "amber", "red")
_BANDS = ("band", "band-far", "band-near")


@dataclass(frozen=True, slots=True)
class Pair:
    """A colour on a ground, as the theme uses them, and the contrast that it needs at least."""

    colour: str
    ground: str
    least: float

    def contrast(self, theme: Mapping[str, str]) -> float:
        """The contrast in a theme."""
        return contrast(theme[self.colour], theme[self.ground])


def pairs() -> Iterator[Pair]:
    """The colours that stand on each ground."""
    for ground in _GROUNDS:
        for colour in ("ink", "ink-soft", "link", "link-hover", "link-visited", *_TINTS):
            yield Pair(colour, ground, TEXT)
        for colour in ("line-strong", "focus"):
            yield Pair(colour, ground, CONTROL)
    for tint in _TINTS:
        for colour in ("ink", "ink-soft", "link", tint):
            yield Pair(colour, f"{tint}-tint", TEXT)
    for ground in ("ink", "green", "blue"):
        yield Pair("paper", ground, TEXT)
    for colour in ("band-ink", "band-soft", "band-green"):
        yield Pair(colour, "band", TEXT)
    for band in _BANDS:
        yield Pair("band-ink", band, TEXT)
    for ground in ("band-ink", "signal"):
        yield Pair("band-deep", ground, TEXT)
    yield Pair("focus", "focus-glow", CONTROL)
    yield Pair("signal", "band", CONTROL)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours written ``#abc`` or ``#aabbcc``, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of an sRGB colour, from 0 to 1."""
    digits = colour.removeprefix("#")
    whole = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    red, green, blue = (_linear(int(whole[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
