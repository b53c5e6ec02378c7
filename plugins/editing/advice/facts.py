"""What a text shows and says that is not as it should be: pictures too small, figures that have moved on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from plugins.domain import number
from plugins.domain.picture import PictureFile
from plugins.domain.programme import Figure
from plugins.domain.thing import Thing
from plugins.domain.things import Article, Event
from plugins.domain.when import order
from plugins.editing.advice.quantities import quantities
from plugins.editing.advice.source import Source
from plugins.problem import Problem

SMALLEST_PICTURE = 720
"""Pixels: the measure of a text on a screen of single density, and a little more."""

LEAST_TYPED = 50
"""Smaller numbers that are typed may be anything, not just a figure of the list."""


def advise_pictures(source: Source, thing: Thing) -> Iterator[Problem]:
    """Pictures that are smaller than they are shown."""
    words = thing.words[source.language]
    if thing.picture and thing.picture.file.width < SMALLEST_PICTURE and "\npicture:" in source.text:
        yield source.warn_of("picture", "picture-too-small", **_size(thing.picture.file))
    for picture in words.body.pictures:
        if picture.width < SMALLEST_PICTURE:
            yield source.warn(max(source.body.find(picture.name), 0), "picture-too-small", **_size(picture))


def advise_figures(source: Source, thing: Thing, figures: Mapping[str, Figure], locale: str) -> Iterator[Problem]:
    """Figures quoted or typed that have a newer value; what is dated keeps the value of its date."""
    dated = isinstance(thing, Article | Event)
    for quote in thing.words[source.language].quotes:
        figure = figures[quote.figure]
        newest = {"key": figure.id, "newest": number.digits(figure.latest.value, locale)}
        newest["as_of"] = figure.latest.as_of.machine
        line = _position_of_line(source, quote.line)
        if quote.as_of is None and isinstance(thing, Article) and order(figure.latest.as_of) > order(thing.date):
            older = [value for value in figure.values if order(value.as_of) <= order(thing.date)]
            example = (older or figure.values)[-1].as_of.machine
            yield source.warn(line, "figure-follows-newest", **newest, example=example)
        elif quote.as_of and not dated and figure.values_at(quote.as_of)[-1].value != figure.latest.value:
            yield source.warn(line, "newer-figure", **newest)
    if not dated:
        yield from _typed(source, figures, locale)


def outdated_values(figures: Mapping[str, Figure]) -> Mapping[Decimal, Figure]:
    """Values that a figure once had and that none has by now, large enough to be known by themselves."""
    newest = {figure.latest.value for figure in figures.values()}
    return {
        value.value: figure
        for figure in figures.values()
        for value in figure.values
        if value.value >= LEAST_TYPED and value.value not in newest and not 1900 <= value.value <= 2100
    }


def _typed(source: Source, figures: Mapping[str, Figure], locale: str) -> Iterator[Problem]:
    outdated = outdated_values(figures)
    if not outdated:
        return
    for found in quantities(source.prose, source.language):
        if isinstance(found.quantity, Decimal) and (figure := outdated.get(found.quantity)):
            latest = figure.latest
            values = {"newest": number.digits(latest.value, locale), "as_of": latest.as_of.machine}
            yield source.warn(found.position, "newer-figure", key=figure.id, **values)


def _size(picture: PictureFile) -> dict[str, str]:
    return {"found": picture.name, "width": str(picture.width), "limit": str(SMALLEST_PICTURE)}


def _position_of_line(source: Source, line: int) -> int:
    """The position, in the body, of the beginning of a line of the file."""
    position = 0
    for _ in range(line - 1):
        position = source.text.find("\n", position) + 1
    return position - source.body_at
