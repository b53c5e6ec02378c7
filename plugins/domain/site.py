"""The whole site as it may be seen at one moment, and the ways from one thing to another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from itertools import chain
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.domain.changes import History
from plugins.domain.evaluation import Evaluation
from plugins.domain.ledger import EMPTY, Ledger
from plugins.domain.programme import Consortium, Figure, Programme, Topic, Track
from plugins.domain.thing import Thing
from plugins.domain.things import Article, City, Event, PlainPage, Resource
from plugins.domain.when import SOFIA, Day, begins, ends, first_of_next_month


@dataclass(frozen=True)
class Site:
    """Everything of the folder ``content`` that is public at ``now`` (UTC), sorted.

    ``languages`` begins with the default one; ``turning_points`` are the instants (UTC) at which things appear or
    expire; ``history`` is what the open data had become with the last release, none before the first;
    ``digests`` are those of what things state and say, as far as they are known.
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
    consortia: tuple[Consortium, ...] = ()
    ledger: Ledger = EMPTY
    turning_points: tuple[datetime, ...] = ()
    history: History | None = None
    evaluation: Evaluation | None = None
    digests: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def today(self) -> date:
        """The day in Sofia."""
        return self.now.astimezone(ZoneInfo(SOFIA)).date()

    @property
    def next_change(self) -> datetime | None:
        """The next instant (UTC) at which a page would change though nobody edits anything."""
        return min((instant for instant in self._turning_points if instant > self.now), default=None)

    @property
    def last_change(self) -> datetime | None:
        """The last instant (UTC) at which an event became past."""
        return max((instant for instant in map(self._ended, self.events) if instant), default=None)

    @cached_property
    def _turning_points(self) -> frozenset[datetime]:
        found = set(self.turning_points)
        for event in self.events:
            found |= event.ends_after(self.now)
            if event.recurrence and event.recurrence.is_endless:
                found.add(begins(Day(first_of_next_month(self.today))))
            if event.registration:
                opens, closes = event.registration.opens, event.registration.closes
                found |= {begins(opens)} if opens else set()
                found |= {ends(closes)} if closes else set()
        return frozenset(found)

    def _ended(self, event: Event) -> datetime | None:
        over = (event.ends(one) for one in event.occurrences(self.today))
        return max((instant for instant in over if instant <= self.now), default=None)

    @property
    def default_language(self) -> str:
        """The language that stands at the root."""
        return self.languages[0]

    @property
    def things(self) -> Iterator[Thing]:
        """Every folder of ``content/`` that is public."""
        return chain(self.articles, self.events, self.cities, self.solutions, self.documents, self.pages)

    def promised(self) -> Ledger:
        """What is promised once this site is published: what was, and what it adds."""
        topics, tracks = ([term.slug for term in terms] for terms in (self.topics, self.tracks))
        kept = self.ledger.with_things(self.things, self.default_language)
        return kept.with_terms("topics", topics, self.languages).with_terms("tracks", tracks, self.languages)

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
    def consortium_by_slug(self) -> dict[str, Consortium]:
        """Consortia by slug."""
        return {consortium.slug: consortium for consortium in self.consortia}

    @cached_property
    def thing_by_address(self) -> dict[str, Thing]:
        """Things by their address without its language."""
        return {thing.address: thing for thing in self.things}
