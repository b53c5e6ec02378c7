"""Which calendars there are, and which events stand in each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.domain import permalink
from plugins.domain.things import Event
from plugins.publishing import subscriptions
from plugins.publishing.edition import Edition
from plugins.publishing.subscriptions import Subscription


@dataclass(frozen=True, slots=True)
class CalendarView:
    """A calendar that one can subscribe to: its name, its addresses without their language, and its events.

    The first address is the one it calls its own (``SOURCE``, RFC 7986 §5.8); at the others it once stood.
    """

    name: str
    addresses: tuple[str, ...]
    events: tuple[Event, ...]


def calendars(edition: Edition) -> Iterable[CalendarView]:
    """All events of a language whose date is known, and those of each topic, track and city."""
    site, dated = edition.site, tuple(event for event in edition.events if event.days is not None)
    yield _view(subscriptions.all_events(edition), dated)
    for topic in site.topics:
        of_topic = tuple(event for event in dated if topic.slug in event.topics)
        yield _view(subscriptions.of_topic(edition, topic)[-1], of_topic)
    for track in site.tracks:
        of_track = tuple(event for event in dated if track.slug in event.tracks)
        yield _view(subscriptions.of_track(edition, track)[-1], of_track)
    for city in edition.cities:
        of_city = tuple(event for event in dated if city.slug in event.cities)
        yield _view(subscriptions.of_city(edition, city)[-1], of_city)


def event_calendar(edition: Edition, event: Event) -> CalendarView:
    """One event, to be added to a calendar once."""
    slugs = (event.slug, *edition.old_slugs(event))
    return CalendarView(edition.words(event).title, tuple(map(permalink.event_calendar, slugs)), (event,))


def _view(subscription: Subscription, events: tuple[Event, ...]) -> CalendarView:
    addresses = tuple(permalink.feed(name, "ics") for name in subscription.names)
    return CalendarView(subscription.title, addresses, events)
