"""Which pages of the programme there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.domain import permalink
from plugins.domain.permalink import Kind
from plugins.domain.programme import Topic, Track
from plugins.domain.things import Resource
from plugins.programme.figures import figures_view
from plugins.programme.json_ld import resource_json_ld
from plugins.programme.resource import resource_view
from plugins.programme.shelf import (
    narrowed_shelf_view,
    resource_facets,
    resources_of,
    shelf_titles,
    shelf_view,
)
from plugins.programme.views import GatheringView, programme_view, topic_view, track_view
from plugins.publishing.edition import Edition
from plugins.publishing.facets import Facet, facet_values
from plugins.publishing.page import Feed, Later, Page
from plugins.publishing.subscriptions import heads, of_topic, of_track


def plan(editions: Sequence[Edition]) -> Iterator[Later]:
    """The programme, its topics, tracks and figures, its documents and solutions."""
    for edition in editions:
        yield edition.later("/programme/", _programme_page, edition)
        for topic in edition.site.topics:
            yield edition.later(permalink.topic(topic.slug), _topic_page, edition, topic)
        for track in edition.site.tracks:
            yield edition.later(permalink.track(track.slug), _track_page, edition, track)
        yield edition.later("/figures/", _figures_page, edition)
        for kind in (Kind.DOCUMENT, Kind.SOLUTION):
            yield from _shelf(edition, kind)


def _section(edition: Edition) -> tuple[str, str]:
    return edition.locale.gettext("Programme"), "/programme/"


def _programme_page(edition: Edition) -> Page:
    view = programme_view(edition)
    return edition.page("/programme/", "programme.html", view, view.title, view.summary)


def _topic_page(edition: Edition, topic: Topic) -> Page:
    feeds = heads(edition, of_topic(edition, topic))
    return _gathering_page(edition, permalink.topic(topic.slug), topic_view(edition, topic), feeds)


def _track_page(edition: Edition, track: Track) -> Page:
    feeds = heads(edition, of_track(edition, track))
    return _gathering_page(edition, permalink.track(track.slug), track_view(edition, track), feeds)


def _gathering_page(edition: Edition, address: str, view: GatheringView, feeds: tuple[Feed, ...]) -> Page:
    trail = (_section(edition),)
    return edition.page(address, "gathering.html", view, view.title, view.summary, trail=trail, feeds=feeds)


def _figures_page(edition: Edition) -> Page:
    view = figures_view(edition)
    return edition.page("/figures/", "figures.html", view, view.title, view.lead, trail=(_section(edition),))


def _shelf(edition: Edition, kind: Kind) -> Iterator[Later]:
    """All of a kind, those of each topic and of each city, and a page for each."""
    yield edition.later(f"/{kind}/", _shelf_page, edition, kind)
    for facet, value in facet_values(resource_facets(edition), resources_of(edition, kind)):
        yield edition.later(
            permalink.narrowed(kind, facet.name, value), _narrowed_shelf_page, edition, kind, facet, value
        )
    for resource in resources_of(edition, kind):
        yield edition.later(resource.address, _resource_page, edition, resource)


def _shelf_page(edition: Edition, kind: Kind) -> Page:
    view = shelf_view(edition, kind)
    return edition.page(f"/{kind}/", "shelf.html", view, view.title, view.lead)


def _narrowed_shelf_page(edition: Edition, kind: Kind, facet: Facet[Resource], value: str) -> Page:
    view = narrowed_shelf_view(edition, kind, facet, value)
    address = permalink.narrowed(kind, facet.name, value)
    return edition.page(address, "shelf.html", view, view.title, view.lead, trail=(_shelf_section(edition, kind),))


def _shelf_section(edition: Edition, kind: Kind) -> tuple[str, str]:
    return shelf_titles(edition, kind)[0], f"/{kind}/"


def _resource_page(edition: Edition, resource: Resource) -> Page:
    return edition.page_of(
        resource,
        "resource.html",
        resource_view(edition, resource),
        _shelf_section(edition, resource.kind),
        modified=resource.updated or resource.date,
        structured=(resource_json_ld(edition, resource),),
    )
