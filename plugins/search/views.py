"""What the search page says: a form with its choices, and everything in the order of the alphabet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from plugins.domain import permalink
from plugins.domain.permalink import Kind
from plugins.domain.transliteration import fold, slugify
from plugins.domain.when import ToBeAnnounced
from plugins.publishing.edition import Edition
from plugins.publishing.page import Link, Time
from plugins.search.entries import PROGRAMME, Entry

DIGITS = "0–9"

MANY = 400
"""From so many entries on each letter has a page of its own."""


@dataclass(frozen=True, slots=True)
class SearchChoice:
    """A value by which what is found can be narrowed down, and how many entries have it."""

    value: str
    text: str
    count: str


@dataclass(frozen=True, slots=True)
class SearchFacet:
    """By what can be narrowed down; ``name`` stands in the address."""

    name: str
    label: str
    choices: tuple[SearchChoice, ...]


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """A line of the list of everything."""

    link: Link
    kind: str


@dataclass(frozen=True, slots=True)
class Letter:
    """What begins with a letter: its link, its place on a page, and the entries, if they stand on this page."""

    link: Link
    id: str
    entries: tuple[ListedEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Something that was found."""

    link: Link
    kind: str
    time: Time
    excerpt: str


EMPTY_RESULT = SearchResult(Link("…", "#"), "…", Time("…", "2000"), "…")
"""What the script fills in."""


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page; ``letters`` are for readers without the script, and for those who would rather look around."""

    title: str
    lead: str
    action: str
    facets: tuple[SearchFacet, ...]
    index_title: str
    letters: tuple[Letter, ...]
    sample: SearchResult = EMPTY_RESULT


@dataclass(frozen=True, slots=True)
class LetterView:
    """The page of a letter."""

    title: str
    lead: str
    index_title: str
    letters: tuple[Letter, ...]


def search_views(edition: Edition, found: Sequence[Entry]) -> tuple[SearchView, dict[str, LetterView]]:
    """What the search page says of all that can be ``found`` in one language, and the pages of the letters by name.

    There are none of these where all entries stand on the search page.
    """
    _, letters = edition.locale.gettext, _letters(edition, found)
    are_parted = len(found) >= MANY
    view = SearchView(
        title=_("Search"),
        lead=_("In all news, events, cities, documents and pages, in either alphabet."),
        action=edition.urls.href("/search/"),
        facets=tuple(_facets(edition, found)),
        index_title=_("Everything from A to Z"),
        letters=tuple(_led_to(edition, letters)) if are_parted else letters,
    )
    return view, _letter_views(edition, letters) if are_parted else {}


def _letter_views(edition: Edition, letters: Sequence[Letter]) -> dict[str, LetterView]:
    _, views = edition.locale.gettext, {}
    for number, letter in enumerate(letters):
        around = list(_led_to(edition, letters))
        around[number] = replace(letter, link=replace(around[number].link, current=True))
        title = _("Everything from A to Z: {letter}").format(letter=letter.link.text)
        lead = edition.locale.ngettext("{count} title", "{count} titles", len(letter.entries))
        views[letter.id] = LetterView(title, lead, _("Everything from A to Z"), tuple(around))
    return views


def _led_to(edition: Edition, letters: Iterable[Letter]) -> Iterable[Letter]:
    """The letters with links to their pages, and without their entries."""
    for letter in letters:
        href = edition.urls.href(permalink.search_letter(letter.id))
        yield Letter(Link(letter.link.text, href), letter.id)


def facet_values(found: Sequence[Entry]) -> dict[str, dict[str, list[int]]]:
    """The numbers of the entries that have each value of each facet."""
    facets: dict[str, dict[str, list[int]]] = {"kind": {}, "topic": {}, "city": {}, "year": {}}
    for entry in found:
        for name, values in _values(entry).items():
            for value in values:
                facets[name].setdefault(value, []).append(entry.number)
    return facets


def kind_titles(edition: Edition) -> Mapping[str, str]:
    """What the entries of a kind are called, in the order in which the kinds are offered."""
    _ = edition.locale.gettext
    return {
        Kind.NEWS: _("News"),
        Kind.EVENT: _("Events"),
        Kind.CITY: _("Cities"),
        PROGRAMME: _("Programme"),
        Kind.DOCUMENT: _("Documents"),
        Kind.SOLUTION: _("Solutions"),
        Kind.PAGE: _("Pages"),
    }


def kind_title(edition: Edition, kind: str) -> str:
    """What one entry of a kind is called."""
    _ = edition.locale.gettext
    return {
        Kind.NEWS: _("News item"),
        Kind.EVENT: _("Event"),
        Kind.CITY: _("City"),
        PROGRAMME: _("Programme"),
        Kind.DOCUMENT: _("Document"),
        Kind.SOLUTION: _("Solution"),
        Kind.PAGE: _("Page"),
    }[kind]


def _values(entry: Entry) -> Mapping[str, Iterable[str]]:
    dated = entry.date is not None and not isinstance(entry.date, ToBeAnnounced)
    year = (str(entry.date.first_day.year),) if dated else ()  # type: ignore[union-attr]
    return {"kind": (entry.kind,), "topic": entry.topics, "city": entry.cities, "year": year}


def _facets(edition: Edition, found: Sequence[Entry]) -> Iterable[SearchFacet]:
    _ = edition.locale.gettext
    values = facet_values(found)
    years = sorted(values["year"], reverse=True)
    offered = {
        "kind": (_("Kind"), kind_titles(edition)),
        "topic": (_("Topic"), {topic.slug: edition.text(topic.title) for topic in edition.site.topics}),
        "city": (_("City"), {city.slug: edition.words(city).title for city in edition.cities}),
        "year": (_("Year"), {year: year for year in years}),
    }
    for name, (label, texts) in offered.items():
        counts = Counter({value: len(numbers) for value, numbers in values[name].items()})
        choices = (
            SearchChoice(value, text, edition.locale.number(counts[value]))
            for value, text in texts.items()
            if counts[value]
        )
        yield SearchFacet(name, label, tuple(choices))


def _letters(edition: Edition, found: Sequence[Entry]) -> tuple[Letter, ...]:
    kinds = {kind: kind_title(edition, kind) for kind in kind_titles(edition)}
    listed = []
    for entry in found:
        said = entry.say()
        listed.append(ListedEntry(Link(said.title, edition.urls.href(entry.address), said.language), kinds[entry.kind]))
    listed.sort(key=lambda one: (*edition.locale.sort_key(_sorted_by(one)), one.link.href))
    groups = groupby(listed, key=lambda one: _letter(_sorted_by(one)))
    named = ((letter, f"letter-{_name(letter)}", tuple(some)) for letter, some in groups)
    return tuple(Letter(Link(letter, f"#{name}"), name, some) for letter, name, some in named)


def _sorted_by(listed: ListedEntry) -> str:
    """A title from its first letter or digit on."""
    title = listed.link.text
    return title[next((at for at, character in enumerate(title) if character.isalnum()), 0) :]


def _letter(text: str) -> str:
    return DIGITS if text[:1].isdecimal() else fold(text[:1])[:1].upper()


def _name(letter: str) -> str:
    """A name for an address: Cyrillic letters by their number, as several are transliterated alike."""
    return slugify(letter) if letter.isascii() or letter == DIGITS else f"{ord(letter):x}"
