"""By what the cities are told apart: country, role, alumni of the DCC, consortium, track, topic."""

from __future__ import annotations

from plugins.domain.things import Alumnus, City, Role
from plugins.publishing.edition import Edition
from plugins.publishing.facets import Facet

SECTION = "cities"
HOME = "BG"
"""The site's own country, which stands before the others."""


def city_facets(edition: Edition) -> tuple[Facet[City], ...]:
    """The facets of cities, in the order in which they are offered; role and alumnus are two facts."""
    _, site = edition.locale.gettext, edition.site
    return (
        Facet(
            "country",
            _("Country"),
            {code.lower(): edition.locale.country(code) for code in countries(edition)},
            lambda city: (city.country.lower(),),
        ),
        Facet("role", _("Role"), role_titles(edition), lambda city: (city.role.value,)),
        Facet("alumnus", _("Digital Cities Challenge"), alumnus_titles(edition), lambda city: (city.alumnus.value,)),
        Facet(
            "consortium",
            _("Consortium"),
            {one.slug: edition.text(one.title) for one in site.consortia},
            lambda city: (city.consortium,) if city.consortium else (),
        ),
        Facet("track", _("Track"), {one.slug: edition.text(one.title) for one in site.tracks}, lambda c: c.tracks),
        Facet("topic", _("Topic"), {one.slug: edition.text(one.title) for one in site.topics}, lambda c: c.topics),
    )


def countries(edition: Edition) -> tuple[str, ...]:
    """The countries that some city is in, in the alphabet's order of their names; Bulgaria first."""
    found = {city.country for city in edition.cities}
    return tuple(sorted(found, key=lambda code: (code != HOME, edition.locale.sort_key(edition.locale.country(code)))))


def role_titles(edition: Edition) -> dict[str, str]:
    """What the cities of each role are called."""
    _ = edition.locale.gettext
    return {Role.CORE: _("Core cities"), Role.MENTOR: _("Mentor cities"), Role.UNKNOWN: _("Role not stated")}


def alumnus_titles(edition: Edition) -> dict[str, str]:
    """What is said of the cities that took part in the Digital Cities Challenge, that did not, and of the others."""
    _ = edition.locale.gettext
    return {
        Alumnus.YES: _("Took part in the Digital Cities Challenge"),
        Alumnus.NO: _("Did not take part in the Digital Cities Challenge"),
        Alumnus.UNKNOWN: _("Not known whether they took part in the Digital Cities Challenge"),
    }
