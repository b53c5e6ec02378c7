"""Whether readers see a thing at a moment, and if not, why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from plugins.domain.thing import Status, Thing
from plugins.domain.when import Day, Minute, begins


class Why(StrEnum):
    """Why readers do not see a thing."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Hidden:
    """Why readers do not see a thing, and from when on they will, or since when they do not."""

    why: Why
    when: Day | Minute | None = None


def hidden(thing: Thing, now: datetime) -> Hidden | None:
    """Why readers do not see a thing at ``now``; none where they do."""
    if thing.status is Status.DRAFT:
        return Hidden(Why.DRAFT)
    if thing.publish_on and now < begins(thing.publish_on):
        return Hidden(Why.SCHEDULED, thing.publish_on)
    if thing.expires and begins(thing.expires) <= now:
        return Hidden(Why.EXPIRED, thing.expires)
    return None


def is_public(thing: Thing, now: datetime) -> bool:
    """Whether readers see a thing at ``now``."""
    return hidden(thing, now) is None
