"""What the page of a city says: its facts, with what is unknown said to be so, and what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.domain import permalink
from plugins.domain.things import Alumnus, City, Event, Resource, Role, RoleBasis
from plugins.domain.when import Known, ends
from plugins.publishing.cards import (
    CityCard,
    EventCard,
    Fact,
    FactValue,
    LinkCard,
    NewsCard,
    city_card,
    event_card,
    fact,
    known_facts,
    name_language,
    news_card,
    resource_card,
    role_text,
    thing_link,
)
from plugins.publishing.edition import Edition
from plugins.publishing.page import Link
from plugins.publishing.subscriptions import SubscribeBox, of_city, subscribe_box
from plugins.publishing.text import TextView, links, text_view


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The other cities of a track that a city has chosen."""

    track: Link
    heading_id: str
    cards: tuple[CityCard, ...]


@dataclass(frozen=True, slots=True)
class CityView:
    """A city, whole; ``upcoming`` is what is next for it, its own events and those of its tracks."""

    text: TextView
    language: str | None
    role: str
    facts: tuple[Fact, ...]
    upcoming: tuple[EventCard, ...]
    calendar: Link
    news: tuple[NewsCard, ...]
    past: tuple[EventCard, ...]
    resources: tuple[LinkCard, ...]
    neighbours: tuple[Neighbours, ...]
    subscribe: SubscribeBox


def city_view(edition: Edition, city: City) -> CityView:
    """What the page of a city says."""
    _, index = edition.locale.gettext, edition.index
    return CityView(
        text=text_view(edition, city),
        language=name_language(edition, city),
        role=role_text(edition, city.role),
        facts=_facts(edition, city),
        upcoming=tuple(event_card(edition, event) for event in _upcoming(edition, city)),
        calendar=Link(_("All events"), edition.urls.href("/events/")),
        news=tuple(news_card(edition, article) for article in index.articles.get(("cities", city.slug), ())),
        past=tuple(event_card(edition, event) for event in index.past.get(("cities", city.slug), ())),
        resources=tuple(resource_card(edition, resource) for resource in _resources(edition, city)),
        neighbours=tuple(_neighbours(edition, city)),
        subscribe=subscribe_box(edition, of_city(edition, city)),
    )


def _upcoming(edition: Edition, city: City) -> list[Event]:
    """The events to come that name it or one of its tracks, each once, the next one first."""
    keys = (("cities", city.slug), *(("tracks", track) for track in city.tracks))
    found = {event.id for key in keys for event in edition.index.upcoming.get(key, ())}
    return [event for event in edition.upcoming if event.id in found] if found else []


def _resources(edition: Edition, city: City) -> list[Resource]:
    resources = (*edition.written(edition.site.solutions), *edition.written(edition.site.documents))
    return [resource for resource in resources if city.slug in resource.cities]


def _neighbours(edition: Edition, city: City) -> list[Neighbours]:
    found = []
    for slug, track in zip(city.tracks, edition.tracks(city.tracks), strict=True):
        others = [other for other in edition.index.cities.get(("tracks", slug), ()) if other is not city]
        if others:
            found.append(Neighbours(track, f"track-{slug}", tuple(city_card(edition, other) for other in others)))
    return found


def _facts(edition: Edition, city: City) -> tuple[Fact, ...]:
    _, locale = edition.locale.gettext, edition.locale
    unknown = FactValue(_("unknown"), is_known=False)
    country = Link(locale.country(city.country), edition.urls.href(permalink.country(city.country)))
    return known_facts(
        fact(_("Country"), country),
        fact(_("Role"), _role(edition, city)),
        fact(_("Digital Cities Challenge"), _alumnus(edition, city)),
        fact(_("Consortium"), *_consortium(edition, city)),
        fact(_("Tracks"), *(edition.tracks(city.tracks) or (unknown,))),
        *_mentoring(edition, city, unknown),
        fact(_("Population"), _population(edition, city) or unknown),
        fact(_("Website"), Link(city.website, city.website) if city.website else unknown),
        fact(_("As of"), _as_of(edition, city)),
    )


def _role(edition: Edition, city: City) -> FactValue:
    _ = edition.locale.gettext
    notes = {
        RoleBasis.STATED: _("stated by the source"),
        RoleBasis.BY_ELIMINATION: _("by elimination: selected, and not on the list of mentors"),
    }
    note = notes.get(city.role_basis) if city.role_basis else None
    return FactValue(role_text(edition, city.role), edition.urls.href(permalink.role(city.role)), note=note)


def _alumnus(edition: Edition, city: City) -> FactValue:
    _ = edition.locale.gettext
    texts = {Alumnus.YES: _("took part"), Alumnus.NO: _("did not take part"), Alumnus.UNKNOWN: _("unknown")}
    return FactValue(texts[city.alumnus], is_known=city.alumnus is not Alumnus.UNKNOWN)


def _consortium(edition: Edition, city: City) -> list[Link]:
    """The consortium and the other cities in it; most cities applied alone, and for them nothing is said."""
    if city.consortium is None:
        return []
    consortium = edition.site.consortium_by_slug[city.consortium]
    of_it = edition.index.cities.get(("consortium", city.consortium), ())
    partners = [one for one in of_it if one is not city]
    whole = Link(edition.text(consortium.title), edition.urls.href(permalink.consortium(consortium.slug)))
    return [whole, *(thing_link(edition, partner) for partner in partners)]


def _mentoring(edition: Edition, city: City, unknown: FactValue) -> list[Fact | None]:
    """Who mentors a core city and whom a mentor mentors; where a role is not stated, only what is known."""
    _ = edition.locale.gettext
    mentors = links(edition, city.mentors, edition.site.city_by_slug)
    mentored = [thing_link(edition, other) for other in edition.index.cities.get(("mentors", city.slug), ())]
    return [
        fact(_("Mentors"), *(mentors or ((unknown,) if city.role is Role.CORE else ()))),
        fact(_("Mentor of"), *(mentored or ((unknown,) if city.role is Role.MENTOR else ()))),
    ]


def _population(edition: Edition, city: City) -> FactValue | None:
    if city.population is None:
        return None
    population = city.population
    note = f"{edition.locale.when(population.as_of)}, {population.source}"
    return FactValue(edition.locale.number(population.value), note=note)


def _as_of(edition: Edition, city: City) -> str | None:
    """The date of the newest source: nothing later is known of the city."""
    dates = [source.date for source in city.sources if isinstance(source.date, Known)]
    return edition.locale.when(max(dates, key=ends)) if dates else None
