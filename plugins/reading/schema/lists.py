"""The keys of the closed lists: the YAML files of ``content/`` in which each text stands in every language."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from plugins.catalogue import marked as _
from plugins.reading import values
from plugins.reading.schema.parts import Source, Written
from plugins.reading.schema.value_types import AlumnusChoice, Dated, Number, Path, Translated

_SOURCES = _("Where what is said comes from.")


class Term(Written):
    """A topic or a track in a closed list."""

    title: Translated = Field(title=_("Title"), description=_("What it is called."))
    summary: Translated = Field(title=_("Summary"), description=_("What it is about, in a sentence or two."))
    sources: tuple[Source, ...] = Field((), title=_("Sources"), description=_SOURCES)


class Consortium(Written):
    """One application of several cities, in a closed list; each of its cities names it."""

    title: Translated = Field(title=_("Title"), description=_("What it is called."))
    alumnus: AlumnusChoice | None = Field(
        None, title=_("Alumnus"), description=_("Whether it took part in the Digital Cities Challenge before.")
    )
    sources: tuple[Source, ...] = Field((), title=_("Sources"), description=_SOURCES)


class Step(Written):
    """A step of the programme's cycle, or a project."""

    title: Translated = Field(title=_("Title"), description=_("What it is called."))
    summary: Translated | None = Field(
        None, title=_("Summary"), description=_("What it is about, in a sentence or two.")
    )


class Milestone(Written):
    """Something that happened on the way; ``link`` is a path in ``content/``."""

    date: Dated = Field(title=_("Date"), description=_("When it was, as exactly as is known."))
    end: Dated | None = Field(None, title=_("End"), description=_("When it ended, if it lasted."))
    title: Translated = Field(title=_("Title"), description=_("What happened."))
    link: Path | None = Field(
        None, title=_("Link"), description=_("Where the site says more."), examples=["/cities/sofia"]
    )


class Programme(Written):
    """The programme as a whole."""

    title: Translated = Field(title=_("Title"), description=_("What the programme is called."))
    short_title: Translated = Field(title=_("Short title"), description=_("What it is called where room is short."))
    summary: Translated = Field(title=_("Summary"), description=_("What it is, in a sentence or two."))
    aim: Translated = Field(title=_("Aim"), description=_("What it is for."))
    length: Translated = Field(title=_("Length"), description=_("How long it lasts."))
    steps: tuple[Step, ...] = Field(title=_("Steps"), description=_("The steps of its cycle, in their order."))
    focus: tuple[Translated, ...] = Field(title=_("Focus"), description=_("What it is mostly about."))
    support: tuple[Translated, ...] = Field(title=_("Support"), description=_("What a city gets."))
    duties: tuple[Translated, ...] = Field(title=_("Duties"), description=_("What a city does."))
    projects: tuple[Step, ...] = Field(title=_("Projects"), description=_("What Sofia works on."))
    milestones: tuple[Milestone, ...] = Field(
        title=_("Milestones"), description=_("What happened on the way, in order of time.")
    )
    sources: tuple[Source, ...] = Field((), title=_("Sources"), description=_SOURCES)


class FigureValue(Written):
    """What a figure was at a date."""

    as_of: Dated = Field(title=_("As of"), description=_("The date for which the number holds; texts quote it by it."))
    until: Dated | None = Field(None, title=_("Until"), description=_("The last date for which the source gives it."))
    value: Number = Field(
        title=_("Value"), description=_("Digit by digit as the source has it, in quotation marks."), examples=["88"]
    )
    note: Translated | None = Field(
        None, title=_("Note"), description=_("What one must know to understand the number.")
    )
    source: Source = Field(title=_("Source"), description=_("Who says so."))


FigureValues = Annotated[tuple[FigureValue, ...], AfterValidator(values.not_empty)]


class Figure(Written):
    """A number and its history."""

    title: Translated = Field(title=_("Title"), description=_("What is counted."))
    unit: Translated = Field(title=_("Unit"), description=_("What stands after the number."))
    values: FigureValues = Field(
        title=_("Values"), description=_("The number at each date for which there is a source, the earliest first.")
    )
