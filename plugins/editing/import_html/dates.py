"""A day in Sofia, out of the ways in which machines and people write one; nothing is guessed."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import get_month_names

from plugins.domain.when import SOFIA

_MACHINE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?")
_DOTTED = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2})\.?(?:st|nd|rd|th)?\s+([^\W\d_]+)\.?,?\s+(\d{4})\b")
_MONTH_FIRST = re.compile(r"\b([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_IN_ADDRESS = re.compile(r"/(\d{4})/(\d{2})(?:/(\d{2}))?/")
_MONTHS = {
    name.lower().rstrip("."): number
    for locale in ("bg", "en")
    for width in ("wide", "abbreviated")
    for number, name in get_month_names(width, "format", locale).items()
}


def machine_day(written: str) -> date | None:
    """The day of an ISO 8601 date; an instant is told by the clock in Sofia."""
    found = _MACHINE.fullmatch(written.strip())
    if found is None:
        return None
    try:
        instant = datetime.fromisoformat(found[0])
    except ValueError:
        return None
    return (instant.astimezone(ZoneInfo(SOFIA)) if instant.tzinfo else instant).date()


def spoken_day(written: str) -> date | None:
    """The day that a text names as people do: „2 юли 2020 г.“, “July 2nd, 2020”, „02.07.2020“."""
    if found := _DOTTED.search(written):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    if (found := _DAY_FIRST.search(written)) and (month := _MONTHS.get(found[2].lower())):
        return _day(int(found[3]), month, int(found[1]))
    if (found := _MONTH_FIRST.search(written)) and (month := _MONTHS.get(found[1].lower())):
        return _day(int(found[3]), month, int(found[2]))
    return None


def day_of_address(address: str) -> str | None:
    """The month, or the day, that stands in an address, in the form of front matter."""
    found = _IN_ADDRESS.search(address)
    if found is None:
        return None
    day = _day(int(found[1]), int(found[2]), int(found[3] or 1))
    if day is None:
        return None
    return day.isoformat() if found[3] else f"{day:%Y-%m}"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
