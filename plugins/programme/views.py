"""What the pages of the programme say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.domain import permalink
from plugins.domain.programme import Step, Topic, Track
from plugins.domain.things import Article, Resource
from plugins.domain.when import ends
from plugins.publishing.cards import (
    CityCard,
    EventCard,
    LinkCard,
    NewsCard,
    SourceLine,
    city_card,
    event_card,
    news_card,
    resource_card,
    source_lines,
    thing_link,
)
from plugins.publishing.edition import Edition
from plugins.publishing.page import Link, Time
from plugins.publishing.subscriptions import SubscribeBox, of_topic, of_track, subscribe_box

NEWEST = 24
"""So many news, and so many events, stand on the page of a topic or a track; all of them are in the sections."""

UPCOMING = 3
"""So many events to come stand on the programme's page."""


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of the cycle."""

    title: str
    summary: str | None


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """A milestone of the timeline."""

    time: Time
    title: str
    href: str | None
    is_next: bool = False


@dataclass(frozen=True, slots=True)
class TrackView:
    """A track in a list, and the cities that chose it."""

    card: LinkCard
    cities: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """The programme as a whole."""

    title: str
    summary: str
    aim: str
    length: str
    steps: tuple[StepView, ...]
    focus: tuple[str, ...]
    support: tuple[str, ...]
    duties: tuple[str, ...]
    projects: tuple[str, ...]
    milestones: tuple[MilestoneView, ...]
    upcoming: tuple[EventCard, ...]
    events: Link
    topics: tuple[LinkCard, ...]
    tracks: tuple[TrackView, ...]
    figures: Link
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class GatheringView:
    """A topic or a track with everything that belongs to it."""

    title: str
    summary: str
    kicker: str
    news: tuple[NewsCard, ...]
    events: tuple[EventCard, ...]
    cities: tuple[CityCard, ...]
    documents: tuple[LinkCard, ...]
    solutions: tuple[LinkCard, ...]
    all_news: Link
    all_events: Link
    others: tuple[Link, ...]
    subscribe: SubscribeBox
    sources: tuple[SourceLine, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing belongs to it yet."""
        return not (self.news or self.events or self.cities or self.documents or self.solutions)


def programme_view(edition: Edition) -> ProgrammeView:
    """What the page of the programme says."""
    programme, text = edition.site.programme, edition.text
    return ProgrammeView(
        title=text(programme.title),
        summary=text(programme.summary),
        aim=text(programme.aim),
        length=text(programme.length),
        steps=step_views(edition, programme.steps),
        focus=tuple(map(text, programme.focus)),
        support=tuple(map(text, programme.support)),
        duties=tuple(map(text, programme.duties)),
        projects=tuple(text(project.title) for project in programme.projects),
        milestones=_milestones(edition),
        upcoming=tuple(event_card(edition, event) for event in edition.upcoming[:UPCOMING]),
        events=Link(edition.locale.gettext("All events"), edition.urls.href("/events/")),
        topics=tuple(_card(edition, topic, permalink.topic(topic.slug)) for topic in edition.site.topics),
        tracks=tuple(_track(edition, track) for track in edition.site.tracks),
        figures=Link(edition.locale.gettext("Figures"), edition.urls.href("/figures/")),
        sources=source_lines(edition, programme.sources),
    )


def step_views(edition: Edition, steps: Sequence[Step]) -> tuple[StepView, ...]:
    """The steps of the cycle in order."""
    return tuple(
        StepView(edition.text(step.title), edition.text(step.summary) if step.summary else None) for step in steps
    )


def _milestones(edition: Edition) -> tuple[MilestoneView, ...]:
    milestones, now = edition.site.programme.milestones, edition.site.now
    following = next((one for one in milestones if ends(one.end or one.date) > now), None)
    return tuple(
        MilestoneView(
            edition.locale.period(milestone.date, milestone.end),
            edition.text(milestone.title),
            edition.readable(milestone.address) if milestone.address else None,
            milestone is following,
        )
        for milestone in milestones
    )


def _card(edition: Edition, term: Topic | Track, address: str) -> LinkCard:
    return LinkCard(edition.text(term.title), edition.urls.href(address), edition.text(term.summary))


def _track(edition: Edition, track: Track) -> TrackView:
    cities = tuple(thing_link(edition, city) for city in edition.index.cities.get(("tracks", track.slug), ()))
    return TrackView(_card(edition, track, permalink.track(track.slug)), cities)


def topic_view(edition: Edition, topic: Topic) -> GatheringView:
    """Everything about a topic."""
    _, site = edition.locale.gettext, edition.site
    return GatheringView(
        title=edition.text(topic.title),
        summary=edition.text(topic.summary),
        kicker=_("Topic"),
        news=_newest(edition, edition.index.articles.get(("topics", topic.slug), ())),
        events=_events(edition, "topics", topic.slug),
        cities=tuple(city_card(edition, city) for city in edition.index.cities.get(("topics", topic.slug), ())),
        documents=_about(edition, site.documents, topic),
        solutions=_about(edition, site.solutions, topic),
        all_news=Link(_("All news"), edition.urls.href("/news/")),
        all_events=Link(_("All events"), edition.urls.href("/events/")),
        others=edition.topics(tuple(other.slug for other in site.topics if other is not topic)),
        subscribe=subscribe_box(edition, of_topic(edition, topic)),
        sources=source_lines(edition, topic.sources),
    )


def _newest(edition: Edition, articles: Sequence[Article]) -> tuple[NewsCard, ...]:
    return tuple(news_card(edition, article) for article in articles[:NEWEST])


def _events(edition: Edition, fact: str, slug: str) -> tuple[EventCard, ...]:
    """Those to come, the next one first, then the last ones."""
    found = (*edition.index.upcoming.get((fact, slug), ()), *edition.index.past.get((fact, slug), ()))
    return tuple(event_card(edition, event) for event in found[:NEWEST])


def _about(edition: Edition, resources: tuple[Resource, ...], topic: Topic) -> tuple[LinkCard, ...]:
    return tuple(resource_card(edition, one) for one in edition.written(resources) if topic.slug in one.topics)


def track_view(edition: Edition, track: Track) -> GatheringView:
    """Everything about a track; its news are those of its events."""
    _, site = edition.locale.gettext, edition.site
    index, key = edition.index, ("tracks", track.slug)
    events = (*index.upcoming.get(key, ()), *index.past.get(key, ()))
    about = {article.id for event in events for article in index.articles.get(("events", event.slug), ())}
    return GatheringView(
        title=edition.text(track.title),
        summary=edition.text(track.summary),
        kicker=_("Thematic track"),
        news=_newest(edition, [article for article in edition.articles if article.id in about]),
        events=_events(edition, "tracks", track.slug),
        cities=tuple(city_card(edition, city) for city in index.cities.get(key, ())),
        documents=(),
        solutions=(),
        all_news=Link(_("All news"), edition.urls.href("/news/")),
        all_events=Link(_("All events"), edition.urls.href("/events/")),
        others=edition.tracks(tuple(other.slug for other in site.tracks if other is not track)),
        subscribe=subscribe_box(edition, of_track(edition, track)),
        sources=source_lines(edition, track.sources),
    )
