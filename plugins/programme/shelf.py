"""What the lists of solutions and of documents say, and those of a topic or a city."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.domain.permalink import Kind
from plugins.domain.things import Resource
from plugins.publishing.cards import LinkCard, resource_card
from plugins.publishing.edition import Edition
from plugins.publishing.facets import Facet, FacetView, FilterKeys, FilterView, facet_views, filter_keys, filter_view


@dataclass(frozen=True, slots=True)
class ShelfItem:
    """A solution or a document in a list; ``keys`` are for the script that narrows the list down."""

    card: LinkCard
    keys: FilterKeys | None = None


@dataclass(frozen=True, slots=True)
class ShelfView:
    """Solutions or documents: all of them with a ``filter``, or those of a value with the ``others`` of its facet."""

    title: str
    lead: str
    items: tuple[ShelfItem, ...]
    filter: FilterView | None = None
    others: FacetView | None = None


def resources_of(edition: Edition, kind: Kind) -> tuple[Resource, ...]:
    """The solutions, or the documents, that can be read in this language."""
    site = edition.site
    return edition.written(site.solutions if kind is Kind.SOLUTION else site.documents)


def shelf_titles(edition: Edition, kind: Kind) -> tuple[str, str]:
    """The title and the lead of all solutions, or of all documents."""
    _ = edition.locale.gettext
    if kind is Kind.SOLUTION:
        return _("Solutions"), _("What cities can take up: marketplaces, tools and services.")
    return _("Documents"), _("Strategies and guides of the programme and its cities.")


def resource_facets(edition: Edition) -> tuple[Facet[Resource], ...]:
    """The facets of solutions and documents."""
    _, site = edition.locale.gettext, edition.site
    return (
        Facet("topic", _("Topic"), {one.slug: edition.text(one.title) for one in site.topics}, lambda one: one.topics),
        Facet(
            "city", _("City"), {city.slug: edition.words(city).title for city in edition.cities}, lambda one: one.cities
        ),
    )


def shelf_view(edition: Edition, kind: Kind) -> ShelfView:
    """All solutions, or all documents."""
    title, lead = shelf_titles(edition, kind)
    resources, facets = resources_of(edition, kind), resource_facets(edition)
    items = tuple(
        ShelfItem(
            resource_card(edition, one),
            filter_keys(facets, one, one.provider or "", *(words.summary for words in one.words.values())),
        )
        for one in resources
    )
    no_match = edition.locale.gettext("Nothing is like that. Take one of the choices back.")
    return ShelfView(title, lead, items, filter_view(edition, kind, facets, resources, no_match) if items else None)


def narrowed_shelf_view(edition: Edition, kind: Kind, facet: Facet[Resource], value: str) -> ShelfView:
    """The solutions, or the documents, that have a value of a facet."""
    title, lead = shelf_titles(edition, kind)
    resources = resources_of(edition, kind)
    (others,) = facet_views(edition, kind, (facet,), resources, (facet.name, value))
    items = tuple(ShelfItem(resource_card(edition, one)) for one in facet.having(resources, value))
    return ShelfView(f"{title}: {facet.texts[value]}", lead, items, others=others)
