"""Which pages of the programme there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.domain import permalink
from plugins.domain.things import Resource
from plugins.programme.json_ld import resource_json_ld
from plugins.programme.resource import resource_view
from plugins.programme.views import figures_view, programme_view, shelf_view, topic_view, track_view
from plugins.publishing.edition import Edition
from plugins.publishing.page import Page
from plugins.publishing.subscriptions import heads, of_topic, of_track


def plan(editions: Sequence[Edition]) -> Iterator[Page]:
    """The programme, its topics, tracks and figures, its documents and solutions."""
    for edition in editions:
        _ = edition.locale.gettext
        section = (_("Programme"), "/programme/")
        view = programme_view(edition)
        yield edition.page("/programme/", "programme.html", view, view.title, view.summary)
        for topic in edition.site.topics:
            about_topic = topic_view(edition, topic)
            address = permalink.topic(topic.slug)
            yield edition.page(
                address,
                "gathering.html",
                about_topic,
                about_topic.title,
                about_topic.summary,
                trail=(section,),
                feeds=heads(edition, of_topic(edition, topic)),
            )
        for track in edition.site.tracks:
            about_track = track_view(edition, track)
            address = permalink.track(track.slug)
            yield edition.page(
                address,
                "gathering.html",
                about_track,
                about_track.title,
                about_track.summary,
                trail=(section,),
                feeds=heads(edition, of_track(edition, track)),
            )
        figures = figures_view(edition)
        yield edition.page("/figures/", "figures.html", figures, figures.title, figures.lead, trail=(section,))
        documents, solutions = edition.written(edition.site.documents), edition.written(edition.site.solutions)
        lead = _("Strategies and guides of the programme and its cities.")
        yield from _shelf(edition, "/documents/", _("Documents"), lead, documents)
        lead = _("What cities can take up: marketplaces, tools and services.")
        yield from _shelf(edition, "/solutions/", _("Solutions"), lead, solutions)


def _shelf(edition: Edition, address: str, title: str, lead: str, resources: Sequence[Resource]) -> Iterator[Page]:
    yield edition.page(address, "shelf.html", shelf_view(edition, title, lead, resources), title, lead)
    for resource in resources:
        words = edition.words(resource)
        yield edition.page(
            resource.address,
            "resource.html",
            resource_view(edition, resource),
            words.title,
            words.summary,
            trail=((title, address),),
            languages=tuple(resource.words),
            fallback=address,
            modified=resource.updated or resource.date,
            structured=(resource_json_ld(edition, resource),),
        )
