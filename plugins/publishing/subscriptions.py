"""What one can subscribe to in a language: feeds of news and calendars, of everything and of one subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plugins.domain import permalink
from plugins.domain.programme import Topic, Track
from plugins.domain.things import City
from plugins.publishing.edition import Edition
from plugins.publishing.page import Feed, Link

HOW = "/subscribe/"
"""The page that explains all of it to a person."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of subscriptions: the ending of its files, its name, its media type."""

    extension: str
    name: str
    type: str


NEWS_FORMATS = (
    Format("atom", "Atom", "application/atom+xml"),
    Format("rss", "RSS", "application/rss+xml"),
    Format("json", "JSON Feed", "application/feed+json"),
)
CALENDAR = Format("ics", "iCalendar", "text/calendar")


@dataclass(frozen=True, slots=True)
class Subscription:
    """The news or the events of one subject, in one language: its title, and its name below ``/feeds/``.

    Under its old names it is still found by those who subscribed before its subject was moved.
    """

    title: str
    name: str
    formats: tuple[Format, ...]
    old_names: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names under which its files are, the one that is offered first."""
        return self.name, *self.old_names


@dataclass(frozen=True, slots=True)
class SubscribeBox:
    """The ways to follow a subject, on its own page."""

    title: str
    body: str
    links: tuple[Link, ...]


def all_news(edition: Edition) -> Subscription:
    """All news of a language."""
    return Subscription(edition.feeds[0].title, "news", NEWS_FORMATS)


def all_events(edition: Edition) -> Subscription:
    """All events of a language."""
    return Subscription(edition.feeds[1].title, "events", (CALENDAR,))


def of_topic(edition: Edition, topic: Topic) -> tuple[Subscription, ...]:
    """The news and the events of a topic."""
    name, subject = f"topics/{topic.slug}", edition.text(topic.title)
    return _news(edition, name, subject), _events(edition, name, subject)


def of_city(edition: Edition, city: City) -> tuple[Subscription, ...]:
    """The news and the events of a city."""
    name, subject = f"cities/{city.slug}", edition.words(city).title
    old_names = tuple(f"cities/{slug}" for slug in edition.old_slugs(city))
    both = _news(edition, name, subject), _events(edition, name, subject)
    return tuple(replace(one, old_names=old_names) for one in both)


def of_track(edition: Edition, track: Track) -> tuple[Subscription, ...]:
    """The events of a track."""
    return (_events(edition, f"tracks/{track.slug}", edition.text(track.title)),)


def heads(edition: Edition, subscriptions: Sequence[Subscription]) -> tuple[Feed, ...]:
    """The subscriptions as a page's head offers them to programs, one for each format."""
    return tuple(
        Feed(_title(one, format_), edition.urls.href(permalink.feed(one.name, format_.extension)), format_.type)
        for one in subscriptions
        for format_ in one.formats
    )


def links(edition: Edition, subscriptions: Sequence[Subscription]) -> tuple[Link, ...]:
    """The subscriptions as a person is offered them; a calendar also as ``webcal:``, which opens one's calendar."""
    return tuple(link for one in subscriptions for format_ in one.formats for link in _links(edition, one, format_))


def subscribe_box(edition: Edition, subscriptions: Sequence[Subscription]) -> SubscribeBox:
    """The ways to follow a subject, and to the page that explains them."""
    _ = edition.locale.gettext
    with_news = any(one.formats == NEWS_FORMATS for one in subscriptions)
    with_events = any(one.formats == (CALENDAR,) for one in subscriptions)
    body = {
        (True, True): _("News in a feed reader, events in your calendar. Nothing to sign up for."),
        (True, False): _("News in a feed reader. Nothing to sign up for."),
        (False, True): _("Events in your calendar. Nothing to sign up for."),
    }[with_news, with_events]
    how = (Link(_("How to subscribe"), edition.readable(HOW)),) if HOW in edition.site.thing_by_address else ()
    return SubscribeBox(_("Subscribe"), body, (*links(edition, subscriptions), *how))


def _news(edition: Edition, name: str, subject: str) -> Subscription:
    title = edition.locale.gettext("{subject} – news of Innovative Sofia in the ICC")
    return Subscription(title.format(subject=subject), name, NEWS_FORMATS)


def _events(edition: Edition, name: str, subject: str) -> Subscription:
    title = edition.locale.gettext("{subject} – calendar of Innovative Sofia in the ICC")
    return Subscription(title.format(subject=subject), name, (CALENDAR,))


def _title(subscription: Subscription, format_: Format) -> str:
    return subscription.title if format_ is CALENDAR else f"{subscription.title} ({format_.name})"


def _links(edition: Edition, subscription: Subscription, format_: Format) -> Iterator[Link]:
    address = permalink.feed(subscription.name, format_.extension)
    if format_ is CALENDAR:
        _scheme, rest = edition.urls.absolute(address).split(":", 1)
        yield Link(edition.locale.gettext("Calendar"), f"webcal:{rest}")
    yield Link(format_.name, edition.urls.href(address))
