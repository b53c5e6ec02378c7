"""What the pages of the programme say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.domain import permalink
from plugins.domain.programme import Figure, FigureValue, Step, Topic, Track
from plugins.domain.things import Resource
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
    resources: tuple[LinkCard, ...]
    others: tuple[Link, ...]
    subscribe: SubscribeBox
    sources: tuple[SourceLine, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing belongs to it yet."""
        return not (self.news or self.events or self.cities or self.resources)


@dataclass(frozen=True, slots=True)
class FigureValueView:
    """What a figure was at a date."""

    value: str
    as_of: Time
    until: Time | None
    note: str | None
    source: SourceLine


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure and its history."""

    id: str
    title: str
    unit: str
    values: tuple[FigureValueView, ...]


@dataclass(frozen=True, slots=True)
class FiguresView:
    """All figures."""

    title: str
    lead: str
    figures: tuple[FigureView, ...]


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
    return tuple(
        MilestoneView(
            edition.locale.period(milestone.date, milestone.end),
            edition.text(milestone.title),
            edition.readable(milestone.address) if milestone.address else None,
        )
        for milestone in edition.site.programme.milestones
    )


def _card(edition: Edition, term: Topic | Track, address: str) -> LinkCard:
    return LinkCard(edition.text(term.title), edition.urls.href(address), edition.text(term.summary))


def _track(edition: Edition, track: Track) -> TrackView:
    cities = tuple(thing_link(edition, city) for city in edition.cities if track.slug in city.tracks)
    return TrackView(_card(edition, track, permalink.track(track.slug)), cities)


def topic_view(edition: Edition, topic: Topic) -> GatheringView:
    """Everything about a topic."""
    _, site = edition.locale.gettext, edition.site
    resources = [*edition.written(site.documents), *edition.written(site.solutions)]
    return GatheringView(
        title=edition.text(topic.title),
        summary=edition.text(topic.summary),
        kicker=_("Topic"),
        news=tuple(news_card(edition, article) for article in edition.articles if topic.slug in article.topics),
        events=tuple(
            event_card(edition, event) for event in edition.upcoming + edition.past if topic.slug in event.topics
        ),
        cities=tuple(city_card(edition, city) for city in edition.cities if topic.slug in city.topics),
        resources=tuple(resource_card(edition, one) for one in resources if topic.slug in one.topics),
        others=edition.topics(tuple(other.slug for other in site.topics if other is not topic)),
        subscribe=subscribe_box(edition, of_topic(edition, topic)),
        sources=source_lines(edition, topic.sources),
    )


def track_view(edition: Edition, track: Track) -> GatheringView:
    """Everything about a track; its news are those of its events."""
    _, site = edition.locale.gettext, edition.site
    events = [event for event in edition.upcoming + edition.past if track.slug in event.tracks]
    slugs = {event.slug for event in events}
    return GatheringView(
        title=edition.text(track.title),
        summary=edition.text(track.summary),
        kicker=_("Thematic track"),
        news=tuple(news_card(edition, article) for article in edition.articles if slugs & set(article.events)),
        events=tuple(event_card(edition, event) for event in events),
        cities=tuple(city_card(edition, city) for city in edition.cities if track.slug in city.tracks),
        resources=(),
        others=edition.tracks(tuple(other.slug for other in site.tracks if other is not track)),
        subscribe=subscribe_box(edition, of_track(edition, track)),
        sources=source_lines(edition, track.sources),
    )


def figures_view(edition: Edition) -> FiguresView:
    """Every figure with its date and its source."""
    _ = edition.locale.gettext
    return FiguresView(
        title=_("Figures"),
        lead=_("The programme in numbers. Each has its date and its source: where a count changed, both stand here."),
        figures=tuple(_figure(edition, figure) for figure in edition.site.figures),
    )


def _figure(edition: Edition, figure: Figure) -> FigureView:
    values = tuple(figure_value(edition, value) for value in reversed(figure.values))
    return FigureView(figure.id, edition.text(figure.title), edition.text(figure.unit), values)


def figure_value(edition: Edition, value: FigureValue) -> FigureValueView:
    """A value with its date and its source."""
    return FigureValueView(
        value=edition.locale.number(value.value),
        as_of=edition.locale.time(value.as_of),
        until=edition.locale.time(value.until) if value.until else None,
        note=edition.text(value.note) if value.note else None,
        source=source_lines(edition, (value.source,))[0],
    )


@dataclass(frozen=True, slots=True)
class ShelfView:
    """All solutions, or all documents."""

    title: str
    lead: str
    cards: tuple[LinkCard, ...]


def shelf_view(edition: Edition, title: str, lead: str, resources: Sequence[Resource]) -> ShelfView:
    """A list of solutions or documents."""
    return ShelfView(title, lead, tuple(resource_card(edition, resource) for resource in resources))
