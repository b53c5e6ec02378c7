"""The data sets of the programme: its topics, its tracks, and its figures with their history."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from plugins.catalogue import marked as _
from plugins.domain import permalink
from plugins.domain.ledger import term_id
from plugins.domain.programme import Figure, FigureValue, Topic, Track
from plugins.open_data.dataset import Column, Dataset
from plugins.open_data.shared_columns import (
    ADDRESS,
    DATE,
    IDENTIFIER,
    SOURCE,
    SOURCES,
    TEXT,
    addresses,
    date_text,
    identity,
    number,
    source_record,
)
from plugins.open_data.value_types import Group, One, Scalar, Translated
from plugins.open_data.words import in_all
from plugins.publishing.edition import Edition


def _terms(
    name: str,
    title: str,
    description: str,
    address: Callable[[str], str],
    items: Callable[[Edition], Iterable[Topic | Track]],
) -> Dataset:
    columns: tuple[Column[Topic | Track], ...] = (
        *identity(lambda term: term_id(name, term.slug), lambda term: term.slug),
        Column(
            "url",
            Translated(ADDRESS, everywhere=True),
            _("Address of the page"),
            lambda e, term: addresses(e, address(term.slug), e.site.languages),
            derived=True,
        ),
        Column("title", Translated(TEXT, everywhere=True), _("Title"), lambda _e, term: dict(term.title)),
        Column(
            "summary",
            Translated(TEXT, everywhere=True),
            _("Summary in one or two sentences"),
            lambda _e, term: dict(term.summary),
        ),
        SOURCES,
    )
    return Dataset(name, title, description, ("GOVE",), "/programme/", columns, items)


TOPICS = _terms(
    "topics",
    _("Topics"),
    _("The topics that the programme names, in its order."),
    permalink.topic,
    lambda edition: edition.site.topics,
)
TRACKS = _terms(
    "tracks",
    _("Thematic tracks"),
    _("The thematic tracks that cities choose, in the programme's order."),
    permalink.track,
    lambda edition: edition.site.tracks,
)


@dataclass(frozen=True, slots=True)
class Observation:
    """What a figure was at a date; several of one date are told apart by their number, from 1."""

    figure: Figure
    value: FigureValue
    number: int

    @property
    def id(self) -> str:
        """The figure's permanent id and the date."""
        repeated = f"-{self.number}" if self.number > 1 else ""
        return f"{self.figure.id}/{self.value.as_of.machine}{repeated}"


def _observations(edition: Edition) -> Iterator[Observation]:
    for figure in edition.site.figures:
        dates: list[str] = []
        for value in figure.values:
            dates.append(value.as_of.machine)
            yield Observation(figure, value, dates.count(value.as_of.machine))


_FIGURES: tuple[Column[Observation], ...] = (
    Column(
        "id",
        One(Scalar(pattern=r"^[a-z0-9-]+/[0-9-]+$")),
        _("The figure and the date for which it is given"),
        lambda _e, one: one.id,
        required=True,
    ),
    Column("figure", One(IDENTIFIER), _("Permanent id of the figure"), lambda _e, one: one.figure.id, required=True),
    Column(
        "url",
        Translated(ADDRESS, everywhere=True),
        _("Address of the figure on its page"),
        lambda e, one: addresses(e, permalink.figure(one.figure.id), e.site.languages),
        derived=True,
    ),
    Column("title", Translated(TEXT, everywhere=True), _("What is counted"), lambda _e, one: dict(one.figure.title)),
    Column("unit", Translated(TEXT, everywhere=True), _("Unit"), lambda _e, one: dict(one.figure.unit)),
    Column(
        "as_of",
        One(DATE),
        _("Date for which the value is given, as exact as its source"),
        lambda _e, one: date_text(one.value.as_of),
        required=True,
    ),
    Column(
        "until",
        One(DATE),
        _("End of the time for which the value is given, where its source gives a span"),
        lambda _e, one: date_text(one.value.until),
    ),
    Column("value", One(Scalar("number")), _("Value"), lambda _e, one: number(one.value.value), required=True),
    Column(
        "note",
        Translated(TEXT),
        _("What must be known with the value"),
        lambda e, one: in_all(one.value.note or {}, e.site.languages),
    ),
    Column(
        "source",
        Group(SOURCE),
        _("Where the value is from"),
        lambda _e, one: source_record(one.value.source),
        required=True,
    ),
)

FIGURES = Dataset(
    name="figures",
    title=_("Figures and their history"),
    description=_("What is counted in the programme: a record for each value with its date and its source."),
    themes=("GOVE", "REGI"),
    page="/figures/",
    columns=_FIGURES,
    items=_observations,
)
