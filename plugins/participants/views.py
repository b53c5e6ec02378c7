"""What the pages of the participants say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.domain import permalink
from plugins.domain.things import Alumnus, City, Role, RoleBasis
from plugins.publishing.cards import (
    CityCard,
    EventCard,
    Fact,
    FactValue,
    NewsCard,
    city_card,
    event_card,
    fact,
    known_facts,
    name_language,
    news_card,
    role_text,
    thing_link,
)
from plugins.publishing.edition import Edition
from plugins.publishing.page import Link
from plugins.publishing.subscriptions import SubscribeBox, of_city, subscribe_box
from plugins.publishing.text import TextView, links, text_view

ALL_CITIES = "network-cities"
"""The figure that says how many cities take part in all."""


@dataclass(frozen=True, slots=True)
class CountryGroup:
    """The cities of one country."""

    name: str
    heading_id: str
    count_text: str
    cards: tuple[CityCard, ...]


@dataclass(frozen=True, slots=True)
class CitiesView:
    """Cities by country, with the ways to narrow them down."""

    title: str
    lead: str
    known: str | None
    countries: tuple[CountryGroup, ...]
    roles: tuple[Link, ...]
    country_links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CityView:
    """A city, whole."""

    text: TextView
    language: str | None
    country: Link
    role: str
    facts: tuple[Fact, ...]
    partners: tuple[Link, ...]
    news: tuple[NewsCard, ...]
    upcoming: tuple[EventCard, ...]
    past: tuple[EventCard, ...]
    subscribe: SubscribeBox


def cities_view(edition: Edition) -> CitiesView:
    """All cities that are known here."""
    _ = edition.locale.gettext
    return CitiesView(
        title=_("Cities"),
        lead=_("The cities of the Intelligent Cities Challenge that are known here, by country."),
        known=_known(edition),
        countries=_by_country(edition, edition.cities),
        roles=_role_links(edition, None),
        country_links=_country_links(edition, None),
    )


def country_view(edition: Edition, country: str) -> CitiesView:
    """The cities of one country."""
    cities = [city for city in edition.cities if city.country == country]
    return CitiesView(
        title=edition.locale.country(country),
        lead=edition.locale.ngettext("{count} city known here", "{count} cities known here", len(cities)),
        known=None,
        countries=_by_country(edition, cities),
        roles=_role_links(edition, None),
        country_links=_country_links(edition, country),
    )


def role_view(edition: Edition, role: Role) -> CitiesView:
    """The cities with one role."""
    cities = [city for city in edition.cities if city.role is role]
    return CitiesView(
        title=_role_title(edition, role),
        lead=edition.locale.ngettext("{count} city known here", "{count} cities known here", len(cities)),
        known=None,
        countries=_by_country(edition, cities),
        roles=_role_links(edition, role),
        country_links=_country_links(edition, None),
    )


def roles(edition: Edition) -> tuple[Role, ...]:
    """The roles that some city has."""
    return tuple(role for role in Role if any(city.role is role for city in edition.cities))


def countries(edition: Edition) -> tuple[str, ...]:
    """The countries that some city is in, in the alphabet's order of their names; Bulgaria first."""
    found = {city.country for city in edition.cities}
    return tuple(sorted(found, key=lambda code: (code != "BG", edition.locale.sort_key(edition.locale.country(code)))))


def city_view(edition: Edition, city: City) -> CityView:
    """What the page of a city says."""
    site = edition.site
    return CityView(
        text=text_view(edition, city),
        language=name_language(edition, city),
        country=Link(edition.locale.country(city.country), edition.urls.href(permalink.country(city.country))),
        role=role_text(edition, city.role),
        facts=_facts(edition, city),
        partners=links(edition, [other.slug for other in _partners(edition, city)], site.city_by_slug),
        news=tuple(news_card(edition, article) for article in edition.articles if city.slug in article.cities),
        upcoming=tuple(event_card(edition, event) for event in edition.upcoming if city.slug in event.cities),
        past=tuple(event_card(edition, event) for event in edition.past if city.slug in event.cities),
        subscribe=subscribe_box(edition, of_city(edition, city)),
    )


def _known(edition: Edition) -> str | None:
    _, locale = edition.locale.gettext, edition.locale
    figure = next((figure for figure in edition.site.figures if figure.id == ALL_CITIES), None)
    if figure is None:
        return None
    return _("{known} of {all} cities are known here; {all} is the count of {date} by {source}.").format(
        known=locale.number(len(edition.cities)),
        all=locale.number(figure.latest.value),
        date=locale.when(figure.latest.as_of),
        source=figure.latest.source.title,
    )


def _by_country(edition: Edition, cities: Sequence[City]) -> tuple[CountryGroup, ...]:
    grouped: dict[str, list[City]] = {}
    for city in cities:
        grouped.setdefault(city.country, []).append(city)
    return tuple(
        CountryGroup(
            name=edition.locale.country(code),
            heading_id=code.lower(),
            count_text=edition.locale.ngettext("{count} city", "{count} cities", len(grouped[code])),
            cards=tuple(city_card(edition, city) for city in grouped[code]),
        )
        for code in countries(edition)
        if code in grouped
    )


def _role_title(edition: Edition, role: Role) -> str:
    _ = edition.locale.gettext
    return {Role.CORE: _("Core cities"), Role.MENTOR: _("Mentor cities"), Role.UNKNOWN: _("Role not stated")}[role]


def _role_links(edition: Edition, current: Role | None) -> tuple[Link, ...]:
    _ = edition.locale.gettext
    counts = {role: sum(city.role is role for city in edition.cities) for role in roles(edition)}
    every = Link(
        _with_count(edition, _("All roles"), len(edition.cities)),
        edition.urls.href("/cities/"),
        current=current is None,
    )
    return (
        every,
        *(
            Link(
                _with_count(edition, _role_title(edition, role), count),
                edition.urls.href(permalink.role(role)),
                current=role is current,
            )
            for role, count in counts.items()
        ),
    )


def _country_links(edition: Edition, current: str | None) -> tuple[Link, ...]:
    counts = {code: sum(city.country == code for city in edition.cities) for code in countries(edition)}
    return tuple(
        Link(
            _with_count(edition, edition.locale.country(code), count),
            edition.urls.href(permalink.country(code)),
            current=code == current,
        )
        for code, count in counts.items()
    )


def _with_count(edition: Edition, text: str, count: int) -> str:
    return f"{text} ({edition.locale.number(count)})"


def _partners(edition: Edition, city: City) -> list[City]:
    if city.consortium is None:
        return []
    return [other for other in edition.cities if other.consortium == city.consortium and other is not city]


def _facts(edition: Edition, city: City) -> tuple[Fact, ...]:
    _, locale = edition.locale.gettext, edition.locale
    partners = tuple(thing_link(edition, other) for other in _partners(edition, city))
    mentees = [thing_link(edition, other) for other in edition.cities if city.slug in other.mentors]
    return known_facts(
        fact(_("Country"), Link(locale.country(city.country), edition.urls.href(permalink.country(city.country)))),
        fact(_("Role"), _role(edition, city)),
        fact(_("Digital Cities Challenge"), _alumnus(edition, city)),
        fact(_("Consortium with"), *partners),
        fact(_("Tracks"), *edition.tracks(city.tracks)),
        fact(_("Mentors"), *links(edition, city.mentors, edition.site.city_by_slug)),
        fact(_("Mentor of"), *mentees),
        fact(_("Population"), _population(edition, city)),
        fact(_("Website"), Link(city.website, city.website) if city.website else None),
    )


def _role(edition: Edition, city: City) -> FactValue:
    _ = edition.locale.gettext
    notes = {
        RoleBasis.STATED: _("stated by the source"),
        RoleBasis.BY_ELIMINATION: _("by elimination: selected, and not on the list of mentors"),
    }
    address = edition.urls.href(permalink.role(city.role))
    return FactValue(
        role_text(edition, city.role), address, note=notes.get(city.role_basis) if city.role_basis else None
    )


def _alumnus(edition: Edition, city: City) -> str:
    _ = edition.locale.gettext
    texts = {Alumnus.YES: _("took part"), Alumnus.NO: _("did not take part"), Alumnus.UNKNOWN: _("unknown")}
    return texts[city.alumnus]


def _population(edition: Edition, city: City) -> FactValue | None:
    if city.population is None:
        return None
    population = city.population
    note = f"{edition.locale.when(population.as_of)}, {population.source}"
    return FactValue(edition.locale.number(population.value), note=note)
