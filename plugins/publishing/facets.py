"""Ways to narrow a list down: each value of a facet is a page of its own, and a choice in a form for a script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from plugins.domain import permalink
from plugins.domain.thing import Thing
from plugins.domain.transliteration import fold, transliterate
from plugins.publishing.edition import Edition
from plugins.publishing.page import Link

Kindred = TypeVar("Kindred", bound=Thing)


@dataclass(frozen=True, slots=True)
class Facet(Generic[Kindred]):
    """A property by which things are told apart.

    ``name`` stands in addresses and in the form; ``texts`` are its values in the order in which they are offered, each
    with what readers call it; ``values`` says which of them a thing has.
    """

    name: str
    label: str
    texts: Mapping[str, str]
    values: Callable[[Kindred], Iterable[str]]

    def counts(self, things: Iterable[Kindred]) -> Counter[str]:
        """How many of ``things`` have each value."""
        return Counter(value for thing in things for value in set(self.values(thing)))

    def having(self, things: Iterable[Kindred], value: str) -> list[Kindred]:
        """Those of ``things`` that have a value."""
        return [thing for thing in things if value in self.values(thing)]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: what readers call it, how many things have it, and the page that holds them."""

    value: str
    text: str
    count: str
    href: str
    current: bool = False

    @property
    def link(self) -> Link:
        """The link to the page of the value."""
        return Link(f"{self.text} ({self.count})", self.href, current=self.current)


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet with those of its values that some thing has."""

    name: str
    label: str
    choices: tuple[Choice, ...]

    @property
    def links(self) -> tuple[Link, ...]:
        """Its values as links, for readers without the script."""
        return tuple(choice.link for choice in self.choices)


@dataclass(frozen=True, slots=True)
class FilterView:
    """The form above a list: ``status`` is what it says of ``{shown}`` things; ``count`` is how many there are."""

    action: str
    facets: tuple[FacetView, ...]
    status: str
    count: str
    no_match: str


@dataclass(frozen=True, slots=True)
class FilterKeys:
    """What the script knows of a thing: folded ``words`` that readers may type, and its ``values`` by facet."""

    words: str
    values: tuple[tuple[str, str], ...]


def facet_views(
    edition: Edition,
    section: str,
    facets: Sequence[Facet[Kindred]],
    things: Sequence[Kindred],
    current: tuple[str, str] | None = None,
) -> tuple[FacetView, ...]:
    """The facets that tell ``things`` apart; ``current`` is the name and the value of the page that one is on."""
    views = (
        FacetView(facet.name, facet.label, tuple(_choices(edition, section, facet, things, current)))
        for facet in facets
    )
    return tuple(view for view in views if view.choices)


def facet_values(facets: Sequence[Facet[Kindred]], things: Sequence[Kindred]) -> Iterator[tuple[Facet[Kindred], str]]:
    """Every value of a facet that some of ``things`` has, in the order in which they are offered."""
    for facet in facets:
        counts = facet.counts(things)
        yield from ((facet, value) for value in facet.texts if counts[value])


def filter_view(
    edition: Edition, section: str, facets: Sequence[Facet[Kindred]], things: Sequence[Kindred], no_match: str
) -> FilterView:
    """The form above the list of all ``things`` of a section."""
    count = edition.locale.number(len(things))
    status = edition.locale.gettext("Shown: {shown} of {all}").replace("{all}", count)
    return FilterView(
        edition.urls.href(f"/{section}/"), facet_views(edition, section, facets, things), status, count, no_match
    )


def filter_keys(facets: Sequence[Facet[Kindred]], thing: Kindred, *more: str) -> FilterKeys:
    """The words of its titles in every language, in Latin letters too, and ``more``; and what facets say of it."""
    texts = (*(words.title for words in thing.words.values()), *more)
    words = dict.fromkeys(fold(form) for text in texts for form in (text, transliterate(text)))
    values = ((facet.name, " ".join(facet.values(thing))) for facet in facets)
    return FilterKeys(" ".join(words), tuple((name, value) for name, value in values if value))


def _choices(
    edition: Edition,
    section: str,
    facet: Facet[Kindred],
    things: Sequence[Kindred],
    current: tuple[str, str] | None,
) -> Iterable[Choice]:
    counts = facet.counts(things)
    for value, text in facet.texts.items():
        if count := counts[value]:
            address = permalink.narrowed(section, facet.name, value)
            yield Choice(
                value, text, edition.locale.number(count), edition.urls.href(address), (facet.name, value) == current
            )
