"""One thing in two languages: numbers, dates and cities that stand in one text and not in the other.

A translator may say something otherwise: cities, and numbers small enough to be a word, are told only where each text
has one that the other has not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice

from plugins.domain.thing import Thing, Words
from plugins.domain.things import City
from plugins.editing.advice.quantities import Date, Found, Quantity, quantities, says_in_words
from plugins.editing.advice.source import Source
from plugins.problem import Problem

MOST_IN_WORDS = 100
"""Larger numbers are seldom written as words."""

_NAME = re.compile(r"([A-ZА-Я][\w’'-]*)(?=([ -][\w’'-]+)?)")


class Gazetteer:
    """Cities by their names in each language; looked up by the first word or two."""

    def __init__(self, cities: Iterable[City], languages: Iterable[str]) -> None:
        cities = tuple(cities)
        self._names = {
            language: [(words.title, city.slug) for city in cities if (words := city.words.get(language))]
            for language in languages
        }
        self._beginnings: dict[str, dict[str, list[tuple[str, str]]]] = {}
        for language, names in self._names.items():
            beginnings = self._beginnings[language] = {}
            for name, slug in names:
                beginnings.setdefault(" ".join(re.split("[ -]", name)[:2]), []).append((name, slug))

    def named(self, text: str, language: str) -> dict[str, tuple[str, int]]:
        """The cities that a text names as they are called: by slug, the name and where it first stands."""
        beginnings, found = self._beginnings[language], dict[str, tuple[str, int]]()
        for word in _NAME.finditer(text):
            first, second = word.groups()
            both = f"{first} {second[1:]}" if second else first
            for name, slug in (*beginnings.get(first, ()), *(beginnings.get(both, ()) if second else ())):
                end = word.start() + len(name)
                if text.startswith(name, word.start()) and not text[end : end + 1].isalnum():
                    found.setdefault(slug, (name, word.start()))
        return found


def advise_translation(
    sources: Mapping[str, Source], thing: Thing, values: Mapping[tuple[str, str | None], Decimal], gazetteer: Gazetteer
) -> Iterator[Problem]:
    """What differs between the texts of a thing, each against the first; ``values`` are those of figures quoted."""
    first, *others = (sources[language] for language in thing.words if language in sources)
    for other in others:
        yield from _quantities(first, other, thing, values)
        yield from _headlines(first, other, thing)
        yield from _cities(first, other, gazetteer)


def _quantities(
    one: Source, other: Source, thing: Thing, values: Mapping[tuple[str, str | None], Decimal]
) -> Iterator[Problem]:
    here, there = (_all(source, thing.words[source.language], values) for source in (one, other))
    for kinds, name in (((Decimal, str), "number"), ((Date,), "date")):
        only_here = _without(here, there, kinds, other.prose, other.language)
        only_there = _without(there, here, kinds, one.prose, one.language)
        if only_here and only_there:
            yield _differs(one, only_here[0], f"{name}-differs", other, only_there[0])
            yield _differs(other, only_there[0], f"{name}-differs", one, only_here[0])
        else:
            yield from _missing(one, only_here, f"{name}-missing", other)
            yield from _missing(other, only_there, f"{name}-missing", one)


def _headlines(one: Source, other: Source, thing: Thing) -> Iterator[Problem]:
    """Numbers and dates of the titles, and of the summaries; what one of them leaves out is left out."""
    for key in ("title", "summary"):
        texts = {source: getattr(thing.words[source.language], key) for source in (one, other)}
        here, there = (
            {found.quantity: found for found in quantities(text, source.language)} for source, text in texts.items()
        )
        for kinds, code in (((Decimal, str), "number-differs"), ((Date,), "date-differs")):
            only_here = _without(here, there, kinds, texts[other], other.language)
            only_there = _without(there, here, kinds, texts[one], one.language)
            if only_here and only_there:
                for source, mine, text, theirs in (
                    (one, only_here, other, only_there),
                    (other, only_there, one, only_here),
                ):
                    values = _values(mine[0], text, theirs[0])
                    yield source.warn_of(key, code, **values)


def _missing(source: Source, only_here: Sequence[Found], code: str, other: Source) -> Iterator[Problem]:
    """The first that the other text can hardly say in words."""
    sure = (found for found in only_here if not isinstance(found.quantity, Decimal) or found.quantity > MOST_IN_WORDS)
    for found in islice(sure, 1):
        yield source.warn(found.position, code, found=found.written, other=other.path.rpartition("/")[2])


def _all(source: Source, words: Words, values: Mapping[tuple[str, str | None], Decimal]) -> dict[Quantity, Found]:
    """What a text says: its own numbers and dates, and the figures it quotes (which are written nowhere)."""
    found: dict[Quantity, Found] = {}
    for one in quantities(source.prose, source.language):
        found.setdefault(one.quantity, one)
    for quote in words.body.figures:
        if (value := values.get((quote.figure, quote.as_of))) is not None:
            found.setdefault(value.normalize() + 0, Found(value, "", -1))
    return found


def _without(
    here: Mapping[Quantity, Found], there: Mapping[Quantity, Found], kinds: tuple[type, ...], text: str, language: str
) -> list[Found]:
    """Those of some kinds that stand in one text and in no form in the other, in their order."""
    in_dates = {part for one in there if isinstance(one, Date) for part in (one.year, one.day)}
    dates = {form for one in there if isinstance(one, Date) for form in _forms(one)}

    def stands(quantity: Quantity) -> bool:
        if quantity in there:
            return True
        if isinstance(quantity, Decimal):
            return quantity in in_dates or says_in_words(quantity, text, language)
        return isinstance(quantity, Date) and any(form in dates for form in _may_be(quantity))

    return [
        found
        for quantity, found in here.items()
        if isinstance(quantity, kinds) and found.position >= 0 and not stands(quantity)
    ]


_ANY = 0
"""A year or a day that is asked for, whichever it is; where none is said, it is ``None``."""

_Form = tuple[int | None, int, int | None]


def _forms(one: Date) -> Iterator[_Form]:
    """By what a date is found: a text may have thousands, and each would be compared with all of the other text."""
    return ((year, one.month, day) for year in (one.year, _ANY) for day in (one.day, _ANY))


def _may_be(one: Date) -> Iterator[_Form]:
    """The forms of the dates that can be the same, one of them said less exactly."""
    years, days = ((_ANY,) if part is None else (part, None) for part in (one.year, one.day))
    return ((year, one.month, day) for year in years for day in days)


def _differs(source: Source, found: Found, code: str, other: Source, instead: Found) -> Problem:
    return source.warn(found.position, code, **_values(found, other, instead))


def _values(found: Found, other: Source, instead: Found) -> dict[str, str]:
    return {"found": found.written, "other": other.path.rpartition("/")[2], "instead": f'"{instead.written}"'}


def _cities(one: Source, other: Source, gazetteer: Gazetteer) -> Iterator[Problem]:
    here, there = (gazetteer.named(source.prose, source.language) for source in (one, other))
    only_here = [found for slug, found in here.items() if slug not in there]
    only_there = [found for slug, found in there.items() if slug not in here]
    if only_here and only_there:
        for source, mine, text, theirs in ((one, only_here, other, only_there), (other, only_there, one, only_here)):
            name, position = mine[0]
            file = text.path.rpartition("/")[2]
            yield source.warn(position, "city-differs", found=name, other=file, instead=f'"{theirs[0][0]}"')
