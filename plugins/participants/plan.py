"""Which pages of participants there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.domain import permalink
from plugins.participants.json_ld import city_json_ld
from plugins.participants.views import cities_view, city_view, countries, country_view, role_view, roles
from plugins.publishing.edition import Edition
from plugins.publishing.page import Page
from plugins.publishing.subscriptions import heads, of_city


def plan(editions: Sequence[Edition]) -> Iterator[Page]:
    """All cities, those of each country and of each role, and a page for each city."""
    for edition in editions:
        section = (edition.locale.gettext("Cities"), "/cities/")
        view = cities_view(edition)
        yield edition.page("/cities/", "cities.html", view, view.title, view.lead)
        for country in countries(edition):
            view = country_view(edition, country)
            yield edition.page(permalink.country(country), "cities.html", view, view.title, view.lead, trail=(section,))
        for role in roles(edition):
            view = role_view(edition, role)
            yield edition.page(permalink.role(role), "cities.html", view, view.title, view.lead, trail=(section,))
        for city in edition.cities:
            words = edition.words(city)
            yield edition.page(
                city.address,
                "city.html",
                city_view(edition, city),
                words.title,
                words.summary,
                trail=(section,),
                languages=tuple(city.words),
                fallback="/cities/",
                feeds=heads(edition, of_city(edition, city)),
                modified=city.updated,
                structured=(city_json_ld(edition, city),),
            )
