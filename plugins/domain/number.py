"""How a language writes a number (CLDR, by Babel), with every digit that it has."""

from __future__ import annotations

from decimal import Decimal

from babel import numbers

_NO_BREAK = "\u00a0"
MOST_DECIMALS = 3
"""A short form with more digits after the point than these is no easier to read than the number."""


def digits(value: int | Decimal, locale: str) -> str:
    """A number with the separators of ``locale`` (a CLDR code), no digit added or lost."""
    return numbers.format_decimal(value, locale=locale, decimal_quantization=False)


def short(value: Decimal, locale: str) -> str:
    """A large number as it is said: "1.9 billion", „247 милиона“; a small one in digits. Nothing is rounded.

    Raises:
        ValueError: the short form would lose digits.
    """
    if abs(value) < 1000:
        return digits(value, locale)
    every = len(value.normalize().as_tuple().digits)
    exact, readable = (
        numbers.format_compact_decimal(value, format_type="long", locale=locale, fraction_digits=decimals)
        for decimals in (every, MOST_DECIMALS)
    )
    if exact != readable:
        raise ValueError(f"{value} cannot be written short without losing digits")
    return readable.replace(" ", _NO_BREAK)
