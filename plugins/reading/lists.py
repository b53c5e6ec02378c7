"""The closed lists once they have been read."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Map
from dataclasses import dataclass, field

from plugins.domain import programme as domain
from plugins.problem import Place, Problem
from plugins.reading.figure_quotes import NO_FIGURES, FigureBook

LISTS = ("topics.yaml", "tracks.yaml", "consortia.yaml", "programme.yaml", "figures.yaml")
"""Their files."""


@dataclass(frozen=True, slots=True)
class Link:
    """A path in ``content/`` that a closed list gives, and where it stands."""

    path: str
    place: Place


@dataclass(slots=True)
class ClosedLists:
    """What the YAML files say.

    ``links`` still have to be followed, ``programme`` takes their addresses. ``slugs`` are the keys written in each
    file, right or wrong; a file that could not be read has none there. ``book`` holds the figures for those who quote.
    """

    topics: tuple[domain.Topic, ...] = ()
    tracks: tuple[domain.Track, ...] = ()
    figures: tuple[domain.Figure, ...] = ()
    book: FigureBook = NO_FIGURES
    consortia: tuple[domain.Consortium, ...] = ()
    programme: Callable[[Map[str, str]], domain.Programme] | None = None
    links: list[Link] = field(default_factory=list)
    slugs: dict[str, frozenset[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
