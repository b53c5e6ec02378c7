"""The programme: its topics and tracks, its cycle, its milestones and its figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from plugins.domain.thing import Source
from plugins.domain.things import Alumnus
from plugins.domain.when import Known

Translated = Mapping[str, str]
"""One text in every language, by the language's code."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One of the programme's topics."""

    slug: str
    title: Translated
    summary: Translated
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Track:
    """One of the thematic tracks that cities choose."""

    slug: str
    title: Translated
    summary: Translated
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Consortium:
    """One application of several cities; that it took part in the Digital Cities Challenge is said of it as a whole."""

    slug: str
    title: Translated
    alumnus: Alumnus = Alumnus.UNKNOWN
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the programme's cycle, or a project: a title and what it is about."""

    title: Translated
    summary: Translated | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something that happened on the way; ``address`` is of the page that tells of it, without its language."""

    date: Known
    end: Known | None
    title: Translated
    address: str | None


@dataclass(frozen=True, slots=True)
class Programme:
    """The programme as a whole."""

    title: Translated
    short_title: Translated
    summary: Translated
    aim: Translated
    length: Translated
    steps: tuple[Step, ...]
    focus: tuple[Translated, ...]
    support: tuple[Translated, ...]
    duties: tuple[Translated, ...]
    projects: tuple[Step, ...]
    milestones: tuple[Milestone, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class FigureValue:
    """What a figure was at a date, and who says so; ``until`` where the source gives a span."""

    as_of: Known
    until: Known | None
    value: Decimal
    note: Translated | None
    source: Source


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and its history, oldest first, in the order in which the list gives it."""

    id: str
    title: Translated
    unit: Translated
    values: tuple[FigureValue, ...]

    def values_at(self, as_of: str | None) -> tuple[FigureValue, ...]:
        """The values of a date (in its ISO 8601 form, as exact as it is known), or of the newest one.

        There are several where sources count differently.
        """
        date = as_of or self.latest.as_of.machine
        return tuple(value for value in self.values if value.as_of.machine == date)

    @property
    def latest(self) -> FigureValue:
        """The newest value that is known."""
        return self.values[-1]
