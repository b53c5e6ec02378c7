"""What time has done: events that are over and of which nobody has told."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from plugins.domain.things import Event, State
from plugins.editing.advice.source import Source
from plugins.problem import Problem

TIME_TO_TELL = timedelta(days=14)
"""So long nobody is reminded to tell of an event."""

_TAKES_PLACE = (State.SCHEDULED, State.MOVED_ONLINE)


def is_untold(event: Event, told: Collection[str], now: datetime) -> bool:
    """Whether an event is over and neither news nor a report tells of it; ``told`` are the slugs that news name."""
    if event.slug in told or event.report or event.recording or event.state not in _TAKES_PLACE:
        return False
    over = event.over_at
    return over is not None and over + TIME_TO_TELL <= now


def advise_event(source: Source, event: Event) -> Iterator[Problem]:
    """An event of which nobody has told; the warning stands where its date does."""
    if "\nstart:" in source.text and event.over_at:
        yield source.warn_of("start", "past-event-without-report", date=event.over_at.date().isoformat())
