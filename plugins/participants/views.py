"""What the lists of participants say: all cities, and those that have a value of a facet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plugins.domain.programme import Consortium
from plugins.domain.things import Alumnus, City
from plugins.participants.facets import SECTION, alumnus_titles, city_facets, countries, role_titles
from plugins.participants.map import CityMap, city_map
from plugins.publishing.cards import CityCard, Fact, SourceLine, city_card, fact, known_facts, source_lines
from plugins.publishing.downloads import CSV, GEOJSON, JSON, download_links
from plugins.publishing.edition import Edition
from plugins.publishing.facets import Facet, FacetView, FilterKeys, FilterView, facet_views, filter_keys, filter_view
from plugins.publishing.page import Link

ALL_CITIES = "network-cities"
"""The figure that says how many cities take part in all."""


@dataclass(frozen=True, slots=True)
class CityItem:
    """A city in a list; ``keys`` are for the script that narrows the list down, where there is one."""

    card: CityCard
    keys: FilterKeys | None = None


@dataclass(frozen=True, slots=True)
class CountryGroup:
    """The cities of one country."""

    name: str
    heading_id: str
    count_text: str
    cities: tuple[CityItem, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many cities there are of a kind, and the page that holds them."""

    number: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class CitiesView:
    """Cities by country, with the ways to narrow them down.

    ``map`` and ``filter`` stand on the page of all cities, ``others`` on that of a facet's value, ``facts`` and
    ``sources`` on that of a consortium.
    """

    title: str
    lead: str
    countries: tuple[CountryGroup, ...]
    known: str | None = None
    counts: tuple[Count, ...] = ()
    map: CityMap | None = None
    downloads: tuple[Link, ...] = ()
    filter: FilterView | None = None
    others: FacetView | None = None
    facts: tuple[Fact, ...] = ()
    sources: tuple[SourceLine, ...] = ()


def cities_view(edition: Edition) -> CitiesView:
    """All cities that are known here."""
    _ = edition.locale.gettext
    facets = city_facets(edition)
    no_match = _("No city is like that. Take one of the choices back.")
    form = filter_view(edition, SECTION, facets, edition.cities, no_match)
    return CitiesView(
        title=_("Cities"),
        lead=_("The cities of the Intelligent Cities Challenge that are known here, by country."),
        countries=_by_country(edition, edition.cities, facets),
        known=_known(edition),
        counts=_counts(edition, form.facets),
        map=city_map(edition, edition.cities),
        downloads=download_links(edition, "cities", CSV, JSON, GEOJSON),
        filter=form,
    )


def narrowed_view(edition: Edition, facet: Facet[City], value: str) -> CitiesView:
    """The cities that have a value of a facet."""
    cities = facet.having(edition.cities, value)
    (others,) = facet_views(edition, SECTION, (facet,), edition.cities, (facet.name, value))
    view = CitiesView(
        title=_title(edition, facet, value),
        lead=edition.locale.ngettext("{count} city known here", "{count} cities known here", len(cities)),
        countries=_by_country(edition, cities),
        others=others,
    )
    return _with_consortium(edition, view, edition.site.consortium_by_slug[value]) if _is_consortium(facet) else view


def _is_consortium(facet: Facet[City]) -> bool:
    return facet.name == "consortium"


def _with_consortium(edition: Edition, view: CitiesView, consortium: Consortium) -> CitiesView:
    _ = edition.locale.gettext
    return replace(
        view,
        lead=_("One application of several cities. Those of them that are known here:"),
        facts=known_facts(fact(_("Digital Cities Challenge"), _consortium_alumnus(edition, consortium))),
        sources=source_lines(edition, consortium.sources),
    )


def _consortium_alumnus(edition: Edition, consortium: Consortium) -> str:
    _ = edition.locale.gettext
    return {
        Alumnus.YES: _(
            "the source marks the consortium as a whole as having taken part; what is known of each city is on its page"
        ),
        Alumnus.NO: _("did not take part"),
        Alumnus.UNKNOWN: _("unknown"),
    }[consortium.alumnus]


def _title(edition: Edition, facet: Facet[City], value: str) -> str:
    _, text = edition.locale.gettext, facet.texts[value]
    patterns = {
        "alumnus": _("Cities: {value}"),
        "track": _("Cities on the track “{value}”"),
        "topic": _("Cities with the topic “{value}”"),
        "consortium": _("Consortium {value}"),
    }
    return patterns.get(facet.name, "{value}").format(value=text)


def _known(edition: Edition) -> str | None:
    _, locale = edition.locale.gettext, edition.locale
    figure = next((figure for figure in edition.site.figures if figure.id == ALL_CITIES), None)
    if figure is None:
        return None
    return _("{known} of {all} cities are known here; {all} is the count of {date} by {source}.").format(
        known=locale.number(len(edition.cities)),
        all=locale.number(figure.latest.value),
        date=locale.period(figure.latest.as_of, figure.latest.until).text,
        source=figure.latest.source.title,
    )


def _counts(edition: Edition, views: Sequence[FacetView]) -> tuple[Count, ...]:
    """How many there are of each role, and of the alumni; role and alumnus are two facts, so the sum means nothing."""
    texts: dict[tuple[str, str], str] = {("role", role): text for role, text in role_titles(edition).items()}
    texts["alumnus", Alumnus.YES] = alumnus_titles(edition)[Alumnus.YES]
    found = {(view.name, choice.value): choice for view in views for choice in view.choices}
    return tuple(Count(found[key].count, text, found[key].href) for key, text in texts.items() if key in found)


def _by_country(
    edition: Edition, cities: Sequence[City], facets: Sequence[Facet[City]] = ()
) -> tuple[CountryGroup, ...]:
    grouped: dict[str, list[City]] = {}
    for city in cities:
        grouped.setdefault(city.country, []).append(city)
    return tuple(
        CountryGroup(
            name=edition.locale.country(code),
            heading_id=code.lower(),
            count_text=edition.locale.ngettext("{count} city", "{count} cities", len(grouped[code])),
            cities=tuple(_item(edition, city, facets) for city in grouped[code]),
        )
        for code in countries(edition)
        if code in grouped
    )


def _item(edition: Edition, city: City, facets: Sequence[Facet[City]]) -> CityItem:
    names = (locale.country(city.country) for locale in edition.siblings)
    return CityItem(city_card(edition, city), filter_keys(facets, city, *names) if facets else None)
