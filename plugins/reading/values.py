"""Texts of the front matter into values; a text that is none is a mistake with a code.

Each parser raises :class:`pydantic_core.PydanticCustomError`: its type is the problem's code, its context the values.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import NoReturn, TypeVar
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from babel import Locale
from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError

from plugins.domain.permalink import LONGEST_SLUG
from plugins.domain.when import Day, Minute, Month, ToBeAnnounced, When, Year
from plugins.reading.disguise import is_disguised
from plugins.reading.messages import listed
from plugins.reading.strict_yaml import Unquoted
from plugins.reading.suggestion import nearest

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ALIAS = re.compile(r"/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)+(?:[A-Za-z0-9_~-]+\.[a-z0-9]+)?|/[A-Za-z0-9_~-]+\.[a-z0-9]+")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?: (\d{2}):(\d{2}))?)?)?", re.ASCII)
NUMBER = re.compile(r"-?\d{1,18}(?:\.\d{1,9})?", re.ASCII)
WHOLE_NUMBER = re.compile(r"\d{1,18}", re.ASCII)
MOST_ITEMS = 300
LONGEST_ALIAS = 200
"""Letters; no disk takes a step of more than 255 bytes."""

_YEARS = range(1900, 2200)

_LEAP_YEAR = 2024
_WEEKDAY = "(?:MO|TU|WE|TH|FR|SA|SU)"
_MONTH, _MONTH_DAY = "(?:[1-9]|1[0-2])", "-?(?:[1-9]|[12][0-9]|3[01])"
_RULE_PARTS = {
    "FREQ": "DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": "[1-9][0-9]{0,2}",
    "COUNT": "[1-9][0-9]{0,2}",
    "UNTIL": "(?:19|20|21)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])",
    "BYDAY": f"(?:[+-]?[1-5])?{_WEEKDAY}(?:,(?:[+-]?[1-5])?{_WEEKDAY})*",
    "BYMONTHDAY": f"{_MONTH_DAY}(?:,{_MONTH_DAY})*",
    "BYMONTH": f"{_MONTH}(?:,{_MONTH})*",
    "BYSETPOS": "-?[1-9][0-9]?",
    "WKST": _WEEKDAY,
}
"""The parts of a rule, each once, and the form of each."""

_FORMS = {
    Year: "2020",
    Month: "2020-07",
    Day: "2020-07-02",
    Minute: "2020-07-02 11:30",
    ToBeAnnounced: "tba",
}

Choice = TypeVar("Choice", bound=StrEnum)


def mistake(code: str, suggestion: str | None = None, **values: str) -> NoReturn:
    """Refuses a value."""
    raise PydanticCustomError(code, code, {"suggestion": suggestion, **values})


def text(written: object) -> str:
    """A text; lists and mappings are none."""
    if not isinstance(written, str):
        mistake("wrong-text")
    return written


def words(written: object) -> str:
    """A text that every program reads as one."""
    found = text(written)
    return mistake("unquoted", found=found) if isinstance(found, Unquoted) else found


def text_of(longest: int) -> Callable[[object], str]:
    """A text of at most so many letters."""

    def parse(written: object) -> str:
        found = words(written)
        if len(found) > longest:
            mistake("value-too-long", found=str(len(found)), limit=str(longest))
        return found

    return parse


def choice(choices: type[Choice]) -> Callable[[object], Choice]:
    """One of a closed list."""

    def parse(written: object) -> Choice:
        found = text(written)
        if found in tuple(choices):
            return choices(found)
        mistake("wrong-choice", nearest(found, choices), found=found, choices=listed(choices))

    return parse


def when(*precisions: type[When]) -> Callable[[object], When]:
    """A date in one of the forms of ``precisions``; its form is its precision. Minutes are in Sofia at first."""

    def parse(written: object) -> When:
        found = text(written)
        value = ToBeAnnounced() if found == "tba" else _date(found, precisions)
        if isinstance(value, precisions):
            return value
        mistake("wrong-date", found=found, forms=_forms(precisions))

    return parse


def slug(written: object) -> str:
    """A slug: ASCII letters, digits, single hyphens."""
    found = text_of(LONGEST_SLUG)(written)
    return found if SLUG.fullmatch(found) else mistake("wrong-slug", found=found)


def identity(written: object) -> str:
    """A permanent id."""
    found = text_of(LONGEST_SLUG)(written)
    return found if SLUG.fullmatch(found) else mistake("wrong-id", found=found)


def url(written: object) -> str:
    """A whole web address."""
    found = text(written)
    try:
        parts = urlsplit(found)
        right = parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s<>\"\\]", found)
        disguised = right and is_disguised(parts)
    except ValueError:
        right = disguised = False
    if disguised:
        mistake("disguised-link", found=found)
    return found if right else mistake("wrong-url", found=found)


def alias(written: object) -> str:
    """An old address on this site."""
    found = text_of(LONGEST_ALIAS)(written)
    return found if ALIAS.fullmatch(found) else mistake("wrong-alias", found=found)


def time_zone(written: object) -> str:
    """An IANA time zone."""
    found = text(written)
    return found if found in zones() else mistake("wrong-timezone", nearest(found, zones()), found=found)


def country(written: object) -> str:
    """An ISO 3166-1 alpha-2 code."""
    found = text(written)
    return found if found in countries() else mistake("wrong-country", found=found)


@cache
def zones() -> frozenset[str]:
    """The IANA names with a place in them, and UTC; not what a machine calls its own time."""
    return frozenset(zone for zone in available_timezones() if "/" in zone or zone == "UTC")


@cache
def countries() -> frozenset[str]:
    """The ISO 3166-1 codes: CLDR's two letters less those that it adds for itself and for what is no country."""
    two_letters = (code for code in map(str, Locale("en").territories) if re.fullmatch(r"[A-Z]{2}", code))
    return frozenset(two_letters) - set("AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ".split())  # noqa: SIM905


def language(written: object) -> str:
    """An ISO 639-1 code."""
    found = text(written)
    known = re.fullmatch(r"[a-z]{2}", found) and found in Locale("en").languages
    return found if known else mistake("wrong-language", found=found)


def decimal(written: object) -> Decimal:
    """A number, digit by digit as it was written."""
    found = text(written)
    return Decimal(found) if NUMBER.fullmatch(found) else mistake("wrong-number", found=found)


def degrees(limit: int) -> Callable[[object], float]:
    """A coordinate in degrees, WGS 84, between ``-limit`` and ``limit``."""

    def parse(written: object) -> float:
        value = float(decimal(written))
        if abs(value) > limit:
            mistake("number-out-of-range", found=text(written), low=str(-limit), high=str(limit))
        return value

    return parse


def whole_number(written: object) -> int:
    """A number of people or places."""
    found = text(written)
    return int(found) if WHOLE_NUMBER.fullmatch(found) else mistake("wrong-whole-number", found=found)


def rule(written: object) -> str:
    """A recurrence rule (RFC 5545 §3.3.10) of days, weeks, months or years; ``UNTIL`` is a date."""
    found = text(written).upper().replace(" ", "").removeprefix("RRULE:")
    pairs = [part.partition("=")[::2] for part in found.split(";")]
    parts = dict(pairs)
    right = len(parts) == len(pairs) and all(_is_rule_part(name, value) for name, value in pairs)
    right = right and "FREQ" in parts and not {"COUNT", "UNTIL"} <= parts.keys()
    ordinal = any(not day.isalpha() for day in parts.get("BYDAY", "MO").split(","))
    if not right or (ordinal and parts["FREQ"] in ("DAILY", "WEEKLY")) or _is_never(parts):
        mistake("wrong-recurrence", found=text(written))
    return found


def _is_rule_part(name: str, value: str) -> bool:
    form = _RULE_PARTS.get(name)
    if form is None or re.fullmatch(form, value, re.ASCII) is None:
        return False
    return name != "UNTIL" or _is_day(value)


def _is_never(parts: dict[str, str]) -> bool:
    """Whether no day is as a rule says, for which dateutil would look until the year 9999."""
    months = [int(month) for month in parts.get("BYMONTH", "1").split(",")]
    days = [abs(int(day)) for day in parts.get("BYMONTHDAY", "1").split(",")]
    longest = max(monthrange(_LEAP_YEAR, month)[1] for month in months)
    place = abs(int(parts.get("BYSETPOS", "1")))
    return min(days) > longest or (parts["FREQ"] == "DAILY" and place > 1)


def _is_day(digits: str) -> bool:
    try:
        date.fromisoformat(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}")
    except ValueError:
        return False
    return True


def unique(items: tuple[str, ...]) -> tuple[str, ...]:
    """A list in which nothing stands twice, and not too much."""
    if len(items) > MOST_ITEMS:
        mistake("too-many-items", found=str(len(items)), limit=str(MOST_ITEMS))
    seen: set[str] = set()
    for item in items:
        if item in seen:
            mistake("duplicate-item", found=item)
        seen.add(item)
    return items


def not_empty(items: tuple[object, ...]) -> tuple[object, ...]:
    """A list in which something stands."""
    return items or mistake("empty-list")


def translated(written: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    """A text in every language of the site, which the context of the validation names."""
    languages: tuple[str, ...] = (info.context or {}).get("languages", ())
    for language in languages:
        if language not in written:
            mistake("missing-translation", language=language)
    for language in written:
        if language not in languages:
            mistake("unknown-key", nearest(language, languages), found=language)
    return written


def _date(found: str, precisions: tuple[type[When], ...]) -> When:
    match = _DATE.fullmatch(found)
    if match is None:
        mistake("wrong-date", found=found, forms=_forms(precisions))
    year = int(match[1])
    month, day, hour, minute = (int(part) if part else None for part in match.groups()[1:])
    if year not in _YEARS or (month is not None and not 1 <= month <= 12):
        mistake("no-such-day", found=found)
    if month is None:
        return Year(year)
    if day is None:
        return Month(year, month)
    try:
        on = date(year, month, day)
    except ValueError:
        mistake("no-such-day", found=f"{year:04d}-{month:02d}-{day:02d}")
    if hour is None or minute is None:
        return Day(on)
    if hour > 23 or minute > 59:
        mistake("no-such-time", found=f"{hour:02d}:{minute:02d}")
    return Minute(datetime.combine(on, time(hour, minute)))


def _forms(precisions: tuple[type[When], ...]) -> str:
    return ", ".join(_FORMS[precision] for precision in precisions)
