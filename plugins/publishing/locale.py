"""How a language writes dates, numbers and names (CLDR, by Babel); no locale of the machine is asked."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property, lru_cache

import babel
from babel import dates, languages, lists, units

from plugins.catalogue import translations
from plugins.domain import number
from plugins.domain.transliteration import fold
from plugins.domain.when import Day, Known, Minute, Month, When, Year
from plugins.publishing.page import Time

_EN_DASH = "–"
_DATES = 10_000
"""So many dates are kept in words: most stand on several pages."""

_ONE_DIGIT_HOUR = re.compile(r"(?<!H)H(?!H)")


@dataclass(frozen=True)
class Locale:
    """A language of the site: its code, its CLDR locale (``bg``, ``en_GB``), its name in itself."""

    language: str
    cldr: str
    name: str

    @cached_property
    def _babel(self) -> babel.Locale:
        return babel.Locale.parse(self.cldr)

    def gettext(self, message: str) -> str:
        """The message in this language."""
        return translations(self.language).gettext(message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """The message for ``count`` things, with ``{count}`` filled in."""
        return translations(self.language).ngettext(one, many, count).format(count=self.number(count))

    def number(self, value: int | Decimal) -> str:
        """A number with this language's separators, no digit added or lost."""
        return number.digits(value, self.cldr)

    def file_size(self, size: int) -> str:
        """Bytes in the unit that suits them: kB, MB or GB, a thousand each (SI); 0.1 kB at least if there are any."""
        unit, scaled = "kilobyte", max(size / 1000, 0.1) if size else 0
        for larger in ("megabyte", "gigabyte"):
            if scaled < 999.5:
                break
            unit, scaled = larger, scaled / 1000
        rounded = round(scaled, 1 if scaled < 10 else 0)
        return units.format_unit(rounded, f"digital-{unit}", "short", format="#,##0.#", locale=self._babel)

    def country(self, code: str) -> str:
        """The name of a country by its ISO 3166-1 code."""
        return str(self._babel.territories[code])

    def language_name(self, code: str) -> str:
        """The name of a language."""
        return str(self._babel.languages[code])

    def listed(self, items: list[str]) -> str:
        """One, two and three."""
        return lists.format_list(items, locale=self._babel)

    def when(self, when: When) -> str:
        """A date in words, as exact as it is known."""
        match when:
            case Year():
                return _formatted(self._babel, "y", when.first_day)
            case Month():
                return _formatted(self._babel, "yMMMM", when.first_day)
            case Day():
                return self._day(when.day)
            case Minute():
                return f"{self._day(when.wall.date())}, {self._clock(when.wall.time())}"
            case _:
                return self.gettext("to be announced")

    def time(self, when: When) -> Time:
        """A date in words and as machines read it."""
        return Time(self.when(when), when.machine if isinstance(when, Known) else None)

    def period(self, start: When, end: Known | None) -> Time:
        """From ``start`` to ``end``, in words; machines are given the start."""
        if end is None or not isinstance(start, Known) or start == end:
            return self.time(start)
        return Time(self._span(start, end), start.machine)

    def month(self, month: date) -> str:
        """A month and its year."""
        return _formatted(self._babel, "yMMMM", month)

    def month_name(self, month: date) -> str:
        """A month without its year."""
        return str(dates.get_month_names("wide", "stand-alone", self._babel)[month.month])

    def short_month(self, month: date) -> str:
        """A month, shortened, and its year in digits."""
        return f"{dates.get_month_names('abbreviated', 'format', self._babel)[month.month]} {month.year}"

    def full_day(self, day: date) -> str:
        """A day with its weekday."""
        return dates.format_date(day, "full", locale=self._babel)

    @property
    def weekdays(self) -> tuple[tuple[str, str], ...]:
        """The days of the week, short and whole, from Monday."""
        short = dates.get_day_names("abbreviated", "stand-alone", self._babel)
        full = dates.get_day_names("wide", "stand-alone", self._babel)
        return tuple((str(short[day]), str(full[day])) for day in range(7))

    def zone(self, when: Minute) -> str:
        """The name of the time that is in force there and then."""
        return dates.get_timezone_name(when.local, width="long", locale=self._babel)

    def sort_key(self, text: str) -> tuple[bool, str, str]:
        """The alphabet's order: case and the accents of Latin letters do not count (й is a letter of its own).

        What is written in other letters than the language's stands after what is written in them.
        """
        return _script(text) != _script(self.name), fold(text), text

    def clock(self, when: Minute) -> str:
        """The hour and minute, without the day."""
        return self._clock(when.wall.time())

    def _day(self, day: date) -> str:
        return _long(self._babel, day)

    def _clock(self, clock: dt.time) -> str:
        return dates.format_skeleton("Hm", datetime.combine(date.min, clock), locale=self._babel)

    def _span(self, start: Known, end: Known) -> str:
        if isinstance(start, Minute) and isinstance(end, Minute):
            if start.wall.date() == end.wall.date():
                return f"{self._day(start.wall.date())}, {self._hours(start.wall, end.wall)}"
            return f"{self.when(start)} {_EN_DASH} {self.when(end)}"
        if isinstance(start, Day) and isinstance(end, Day):
            return self._days(start.day, end.day)
        return f"{self.when(start)} {_EN_DASH} {self.when(end)}"

    def _hours(self, start: datetime, end: datetime) -> str:
        """From hour to hour, each written as an hour alone is: with two digits."""
        parts = (_ONE_DIGIT_HOUR.sub("HH", part) for part in self._babel.interval_formats["Hm"]["m"])
        return "".join(
            dates.parse_pattern(part).apply(at, self._babel) for part, at in zip(parts, (start, end), strict=True)
        )

    def _days(self, start: date, end: date) -> str:
        """A span of days with the names of the months written out."""
        formats = self._babel.interval_formats
        by_field = formats.get("yMMMMd") or formats["yMMMd"]
        field = "y" if start.year != end.year else "M" if start.month != end.month else "d"
        first, last = (part if "MMMM" in part else part.replace("MMM", "MMMM") for part in by_field[field])
        parts = (
            dates.parse_pattern(first).apply(start, self._babel),
            dates.parse_pattern(last).apply(end, self._babel),
        )
        return "".join(parts)


def _script(text: str) -> str:
    """The script of the first letter: LATIN, CYRILLIC …."""
    first = next((letter for letter in text if letter.isalpha()), "a")
    return unicodedata.name(first, "LATIN").split()[0]


def foreign_language(name: str, country: str) -> str | None:
    """The language of a name that is left in Latin letters in a Cyrillic text.

    It is the country's first official one; where that is written in other letters, the name is an English one.
    """
    if any("Ѐ" <= letter <= "ӿ" for letter in name):
        return None
    official = next(iter(languages.get_official_languages(country)), "en").split("_")[0]
    likely: str = babel.core.get_global("likely_subtags").get(official, official)
    return official if "_Latn" in likely else "en"


@lru_cache(maxsize=_DATES)
def _formatted(locale: babel.Locale, skeleton: str, day: date) -> str:
    return dates.format_skeleton(skeleton, day, locale=locale)


@lru_cache(maxsize=_DATES)
def _long(locale: babel.Locale, day: date) -> str:
    return dates.format_date(day, "long", locale=locale)
