"""The whole site as it may be seen at one moment, and the ways from one thing to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import chain
from pathlib import Path

from plugins.domain.programme import Figure, Programme, Topic, Track
from plugins.domain.thing import Thing
from plugins.domain.things import Article, City, Event, PlainPage, Resource


@dataclass(frozen=True)
class Site:
    """Everything of the folder ``content`` that is public at ``now`` (UTC), sorted.

    ``languages`` begins with the default one.
    """

    content: Path
    languages: tuple[str, ...]
    now: datetime
    articles: tuple[Article, ...]
    events: tuple[Event, ...]
    cities: tuple[City, ...]
    solutions: tuple[Resource, ...]
    documents: tuple[Resource, ...]
    pages: tuple[PlainPage, ...]
    topics: tuple[Topic, ...]
    tracks: tuple[Track, ...]
    programme: Programme
    figures: tuple[Figure, ...]

    @property
    def default_language(self) -> str:
        """The language that stands at the root."""
        return self.languages[0]

    @property
    def things(self) -> Iterator[Thing]:
        """Every folder of ``content/`` that is public."""
        return chain(self.articles, self.events, self.cities, self.solutions, self.documents, self.pages)

    @cached_property
    def article_by_slug(self) -> dict[str, Article]:
        """News by slug."""
        return {article.slug: article for article in self.articles}

    @cached_property
    def event_by_slug(self) -> dict[str, Event]:
        """Events by slug."""
        return {event.slug: event for event in self.events}

    @cached_property
    def city_by_slug(self) -> dict[str, City]:
        """Cities by slug."""
        return {city.slug: city for city in self.cities}

    @cached_property
    def document_by_slug(self) -> dict[str, Resource]:
        """Documents by slug."""
        return {document.slug: document for document in self.documents}

    @cached_property
    def topic_by_slug(self) -> dict[str, Topic]:
        """Topics by slug."""
        return {topic.slug: topic for topic in self.topics}

    @cached_property
    def track_by_slug(self) -> dict[str, Track]:
        """Tracks by slug."""
        return {track.slug: track for track in self.tracks}

    @cached_property
    def thing_by_address(self) -> dict[str, Thing]:
        """Things by their address without its language."""
        return {thing.address: thing for thing in self.things}
