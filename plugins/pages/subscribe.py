"""What the page about subscriptions says: its text, and every feed and calendar that there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from plugins.domain import permalink
from plugins.domain.things import PlainPage
from plugins.publishing.cards import thing_link
from plugins.publishing.edition import Edition
from plugins.publishing.page import Link
from plugins.publishing.subscriptions import all_events, all_news, links, of_city, of_topic, of_track
from plugins.publishing.text import ContentsEntry, TextView, text_view

SLUG = "subscribe"


@dataclass(frozen=True, slots=True)
class SubscriptionLine:
    """A subject and the ways to follow it."""

    subject: Link
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SubscriptionGroup:
    """Subjects of one kind."""

    title: str
    heading_id: str
    lines: tuple[SubscriptionLine, ...]


@dataclass(frozen=True, slots=True)
class SubscribeView:
    """The page about subscriptions; its contents lead to the groups too."""

    text: TextView
    groups: tuple[SubscriptionGroup, ...]


def subscribe_view(edition: Edition, page: PlainPage) -> SubscribeView:
    """What the page says in one language; a group without subjects is not there."""
    text = text_view(edition, page)
    groups = tuple(group for group in _groups(edition) if group.lines)
    entries = tuple(ContentsEntry(group.title, f"#{group.heading_id}") for group in groups)
    return SubscribeView(replace(text, contents=(*text.contents, *entries)), groups)


def _groups(edition: Edition) -> Iterator[SubscriptionGroup]:
    _, site = edition.locale.gettext, edition.site
    topics = (
        (_link(edition, edition.text(one.title), permalink.topic(one.slug)), of_topic(edition, one))
        for one in site.topics
    )
    tracks = (
        (_link(edition, edition.text(one.title), permalink.track(one.slug)), of_track(edition, one))
        for one in site.tracks
    )
    cities = ((thing_link(edition, one), of_city(edition, one)) for one in edition.cities)
    everything = (
        (_link(edition, _("All news"), "/news/"), (all_news(edition),)),
        (_link(edition, _("All events"), "/events/"), (all_events(edition),)),
    )
    for title, heading_id, subjects in (
        (_("Everything"), "all-feeds", everything),
        (_("By topic"), "topic-feeds", topics),
        (_("By track"), "track-feeds", tracks),
        (_("By city"), "city-feeds", cities),
    ):
        lines = (SubscriptionLine(subject, links(edition, followed)) for subject, followed in subjects)
        yield SubscriptionGroup(title, heading_id, tuple(lines))


def _link(edition: Edition, text: str, address: str) -> Link:
    return Link(text, edition.urls.href(address))
