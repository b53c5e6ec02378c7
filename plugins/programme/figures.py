"""What the page of the figures says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from plugins.domain.programme import Figure, FigureValue
from plugins.domain.thing import Thing
from plugins.programme.figure_chart import Chart, chart
from plugins.publishing.cards import SourceLine, source_lines, thing_link
from plugins.publishing.downloads import CSV, JSON, download_links
from plugins.publishing.edition import Edition
from plugins.publishing.page import Link, Time


@dataclass(frozen=True, slots=True)
class FigureValueView:
    """What a figure was at a date."""

    value: str
    as_of: Time
    until: Time | None
    note: str | None
    source: SourceLine


@dataclass(frozen=True, slots=True)
class ChartView:
    """A drawn history with its words; coordinates are as in :mod:`plugins.programme.figure_chart`.

    ``title`` and ``description`` are said instead of the drawing, ``note`` is read below it. ``labels`` are x, y and
    the number; ``levels`` y and the number; ``dates`` x and the date.
    """

    title: str
    description: str
    note: str
    drawing: Chart
    labels: tuple[tuple[float, float, str], ...]
    levels: tuple[tuple[float, str], ...]
    dates: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure and its history, newest first; a chart where there are several values; the texts that quote it."""

    id: str
    title: str
    unit: str
    values: tuple[FigureValueView, ...]
    chart: ChartView | None = None
    quoted_in: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class FiguresView:
    """All figures: those with a history, and those that are known for one date."""

    title: str
    lead: str
    histories: tuple[FigureView, ...]
    figures: tuple[FigureView, ...]
    downloads: tuple[Link, ...]


def figures_view(edition: Edition) -> FiguresView:
    """Every figure with its date and its source."""
    _ = edition.locale.gettext
    views = [figure_view(edition, figure) for figure in edition.site.figures]
    return FiguresView(
        title=_("Figures"),
        lead=_("The programme in numbers. Each has its date and its source: where a count changed, both stand here."),
        histories=tuple(view for view in views if view.chart),
        figures=tuple(view for view in views if not view.chart),
        downloads=download_links(edition, "figures", CSV, JSON),
    )


def figure_view(edition: Edition, figure: Figure) -> FigureView:
    """A figure with its history and the texts that quote it."""
    return FigureView(
        figure.id,
        edition.text(figure.title),
        edition.text(figure.unit),
        tuple(figure_value(edition, value) for value in reversed(figure.values)),
        _chart(edition, figure) if len(figure.values) > 1 else None,
        tuple(thing_link(edition, thing) for thing in _quoting(edition, figure)),
    )


def figure_value(edition: Edition, value: FigureValue) -> FigureValueView:
    """A value with its date and its source."""
    return FigureValueView(
        value=edition.locale.number(value.value),
        as_of=edition.locale.time(value.as_of),
        until=edition.locale.time(value.until) if value.until else None,
        note=edition.text(value.note) if value.note else None,
        source=source_lines(edition, (value.source,))[0],
    )


def _quoting(edition: Edition, figure: Figure) -> list[Thing]:
    """What quotes a figure in this language: news newest first, then events, cities, and all else."""
    site = edition.site
    others = (*site.solutions, *site.documents, *site.pages)
    things: tuple[Thing, ...] = (*edition.articles, *edition.events, *edition.cities, *edition.written(others))
    return [thing for thing in things if any(quote.figure == figure.id for quote in edition.words(thing).quotes)]


def _chart(edition: Edition, figure: Figure) -> ChartView:
    _, locale = edition.locale.gettext, edition.locale
    texts = [locale.number(value.value) for value in figure.values]
    drawing = chart(figure.values, texts)
    lowest = drawing.levels[0].value
    about = [_("A dot is a day; a bar is a month or a longer time for which the value is given.")]
    if lowest > 0:
        about.append(_("The scale begins at {number}.").format(number=locale.number(lowest)))
    return ChartView(
        title=edition.text(figure.title),
        description=_trend(edition, figure.values),
        note=" ".join(about),
        drawing=drawing,
        labels=tuple((label.x, label.y, texts[label.position]) for label in drawing.labels),
        levels=tuple((level.y, locale.number(level.value)) for level in drawing.levels),
        dates=tuple(
            (one.x, str(one.first_day.year) if drawing.by_year else locale.short_month(one.first_day))
            for one in drawing.dates
        ),
    )


def _trend(edition: Edition, values: Sequence[FigureValue]) -> str:
    """The way of the values in words, for those who do not see the drawing."""
    _, locale = edition.locale.gettext, edition.locale
    messages = {
        "rises": _("It rises from {first} ({first_date}) to {last} ({last_date})."),
        "falls": _("It falls from {first} ({first_date}) to {last} ({last_date})."),
        "stays": _("It is {first} from {first_date} to {last_date}."),
        "varies": _(
            "It goes from {first} ({first_date}) to {last} ({last_date}); the lowest is {low}, the highest {high}."
        ),
    }
    numbers = [value.value for value in values]
    first, last = values[0], values[-1]
    words = messages[_direction(numbers)].format(
        first=locale.number(first.value),
        first_date=locale.period(first.as_of, first.until).text,
        last=locale.number(last.value),
        last_date=locale.period(last.as_of, last.until).text,
        low=locale.number(min(numbers)),
        high=locale.number(max(numbers)),
    )
    return f"{words} {_('Every value stands in the table with its source.')}"


def _direction(numbers: Sequence[Decimal]) -> str:
    steps = [after - before for before, after in pairwise(numbers)]
    if not any(steps):
        return "stays"
    if all(step >= 0 for step in steps):
        return "rises"
    return "falls" if all(step <= 0 for step in steps) else "varies"
