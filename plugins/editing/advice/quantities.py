"""Numbers and dates in a running text, whatever the language writes them with: 1,234.5 and 1 234,5 are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from babel.dates import get_month_names

_LOCALES = {"bg": "bg", "en": "en_GB"}
_SPACE = "[ \n\u00a0\u202f]"
_DIGIT = re.compile("[0-9]")
_GLUE = "_.,:/-"
_NO_AMOUNT = re.compile(r"(?:st|nd|rd|th|s)\b|-(?:в[иао]|р[иао]|т[ио]|та|м[иао]|ия|ият)\b|-те години", re.IGNORECASE)
"""What makes of a number an ordinal or a decade, which another language may write in quite another way."""

_YEARS, _DAYS = range(1900, 2100), range(1, 32)
_SCALES: Mapping[str, int] = {
    "хил": 3,
    "thousand": 3,
    "млн": 6,
    "милион": 6,
    "million": 6,
    "млрд": 9,
    "милиард": 9,
    "billion": 9,
    "bn": 9,
}
_SCALE = rf"(?:{_SPACE}?(?P<scale>хил(?:яди)?|thousand|млн|милиона?|million|млрд|милиарда?|billion|bn)\b)?"
_NUMBERS: Mapping[str, str] = {
    "bg": rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?:,\d+)?(?!\d)|\d+(?:[,.]\d+)?",
    "en": rf"\d{{1,3}}(?:(?:,|{_SPACE})\d{{3}})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?",
}
_WORDS: Mapping[str, tuple[str, ...]] = {
    "bg": (
        "ед(?:ин|на|но|ната|ното|иния)|първ",
        "дв[ае](?:та|те|ма|мата)?|втор",
        "три(?:ма|мата|те)?|трет",
        "четир|четвърт",
        "пет(?:има|те|а|и|о)?|петият",
        "шест",
        "сед(?:ем|м)",
        "ос(?:ем|м)",
        "девет",
        "десет",
        "едина(?:й|де)сет",
        "двана(?:й|де)сет",
        "трина(?:й|де)сет",
        "четирина(?:й|де)сет",
        "петна(?:й|де)сет",
        "шестна(?:й|де)сет",
        "седемна(?:й|де)сет",
        "осемна(?:й|де)сет",
        "деветна(?:й|де)сет",
        "двадесет|двайсет",
    ),
    "en": (
        "one|once|first|single",
        "two|twice|both|second",
        "three|third",
        "four",
        "five|fifth",
        "six",
        "seven",
        "eight",
        "nine|ninth",
        "ten",
        "eleven",
        "twel(?:ve|fth)",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twent(?:y|ieth)",
    ),
}


@dataclass(frozen=True, slots=True)
class Date:
    """A day with its year, or as much of it as is said; months by their number."""

    year: int | None
    month: int
    day: int | None


Quantity = Decimal | Date | str
"""A number, a date, or a time of day as ``18:00``."""


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity as it stands in a text, and its position there."""

    quantity: Quantity
    written: str
    position: int


def quantities(text: str, language: str) -> Iterator[Found]:
    """Every number, date and time of a text in a language; a number inside a word is none."""
    if language not in _NUMBERS:
        return
    pattern, end = _pattern(language), 0
    while digit := _DIGIT.search(text, end):
        start = digit.start()
        found = pattern.match(text, start)
        end = found.end() if found else digit.end()
        if found is None or (start and (text[start - 1].isalnum() or text[start - 1] in _GLUE)):
            continue
        begin, quantity = _quantity(found, language)
        if not (isinstance(quantity, Decimal) and _NO_AMOUNT.match(text, end)):
            yield Found(quantity, text[begin:end], begin)


def says_in_words(number: Decimal, text: str, language: str) -> bool:
    """Whether a small number stands in a text as a word, be it “five” or “fifth”."""
    words = _WORDS.get(language, ())
    if number != number.to_integral_value() or not 1 <= number <= len(words):
        return False
    return re.search(rf"\b(?:{words[int(number) - 1]})", text, re.IGNORECASE) is not None


@cache
def _months(language: str) -> Mapping[str, int]:
    return {name.casefold(): at for at, name in get_month_names("wide", "format", _LOCALES[language]).items()}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    months, year = "|".join(_months(language)), rf"(?:,?{_SPACE}(?P<year>(?:19|20)\d\d)\b)?"
    forms = (
        r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)",
        r"(?P<dotted>\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|-?т?[ивяо]{{1,2}})?{_SPACE}(?P<month>{months})\b{year}",
        r"(?P<time>(?:[01]?\d|2[0-3]):[0-5]\d)",
        rf"(?P<number>{_NUMBERS[language]}){_SCALE}",
    )
    return re.compile("|".join(forms), re.IGNORECASE)


@cache
def _month_before(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(_months(language))}),?{_SPACE}\Z", re.IGNORECASE)


def _quantity(found: re.Match[str], language: str) -> tuple[int, Quantity]:
    """What was found, and where it begins."""
    if found["number"]:
        return _number(found, language)
    if found["time"]:
        return found.start(), found["time"].zfill(5)
    if found["month"]:
        year = int(found["year"]) if found["year"] else None
        return found.start(), Date(year, _months(language)[found["month"].casefold()], int(found["day"]))
    written = found["iso"] or "-".join(reversed(found["dotted"].split(".")))
    return found.start(), Date(*map(int, written.split("-")))


def _number(found: re.Match[str], language: str) -> tuple[int, Quantity]:
    """A number, or a date of which the month stands before it: July 2020, July 2."""
    number, start = _decimal(found["number"], language), found.start()
    if before := _month_before(language).search(found.string, max(0, start - 14), start):
        month = _months(language)[before[1].casefold()]
        if number in _YEARS:
            return before.start(), Date(int(number), month, None)
        if number in _DAYS and language == "en":
            return before.start(), Date(None, month, int(number))
    scale = next((power for word, power in _SCALES.items() if (found["scale"] or "").casefold().startswith(word)), 0)
    return start, number.scaleb(scale).normalize() + 0


def _decimal(written: str, language: str) -> Decimal:
    if language == "bg":
        return Decimal(re.sub(_SPACE, "", written).replace(",", "."))
    return Decimal(re.sub(f",|{_SPACE}", "", written))
