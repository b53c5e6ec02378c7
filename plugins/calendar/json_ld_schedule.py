"""An event that takes place again and again, for machines: schema.org's Schedule, out of a rule of RFC 5545 §3.3.10."""

from __future__ import annotations

from datetime import timedelta

from plugins.domain.recurrence import Moved, Occurrence, Recurrence
from plugins.domain.things import Event
from plugins.domain.when import Day, Known, Minute
from plugins.publishing.edition import Edition
from plugins.publishing.json_ld import Node, node, term

_UNITS = {"DAILY": "D", "WEEKLY": "W", "MONTHLY": "M", "YEARLY": "Y"}
_UNSAID = {"BYSETPOS"}
"""Parts of a rule for which schema.org has no word."""


def schedule(event: Event) -> Node | None:
    """The rule of an event; none where it has none, or one that schema.org cannot say.

    ``repeatFrequency`` and ``duration`` are ISO 8601 durations, ``byDay`` is written as in RRULE, times are those on
    the clocks of ``scheduleTimezone`` (IANA). Occurrences that are cancelled or moved are exceptions.
    """
    rule, start = event.recurrence, event.start
    if rule is None or not isinstance(start, Day | Minute):
        return None
    parts = dict(part.split("=") for part in rule.rule.split(";"))
    if _UNSAID & parts.keys():
        return None
    return node(
        "Schedule",
        repeatFrequency=f"P{parts.get('INTERVAL', '1')}{_UNITS[parts['FREQ']]}",
        repeatCount=int(parts["COUNT"]) if "COUNT" in parts else None,
        byDay=_list(parts.get("BYDAY")),
        byMonth=[int(number) for number in _list(parts.get("BYMONTH"))],
        byMonthDay=[int(number) for number in _list(parts.get("BYMONTHDAY"))],
        startDate=start.first_day.isoformat(),
        endDate=rule.last_day.isoformat() if rule.last_day else None,
        startTime=start.wall.time().isoformat() if isinstance(start, Minute) else None,
        duration=_duration(start, event.end),
        scheduleTimezone=event.zone,
        exceptDate=_exceptions(rule),
    )


def moved_events(edition: Edition, event: Event) -> list[Node]:
    """The occurrences that take place at another time than the rule says, each with that other time."""
    if event.recurrence is None:
        return []
    return [_moved(edition.words(event).title, moved, event.moved_to(moved)) for moved in event.recurrence.moved]


def _moved(name: str, moved: Moved, occurrence: Occurrence) -> Node:
    return node(
        "Event",
        name=name,
        startDate=occurrence.start.machine,
        endDate=occurrence.end.machine if occurrence.end else None,
        previousStartDate=moved.original.machine,
        eventStatus=term("EventRescheduled"),
    )


def _exceptions(rule: Recurrence) -> list[str]:
    return sorted((*(one.machine for one in rule.cancelled), *(one.original.machine for one in rule.moved)))


def _list(part: str | None) -> list[str]:
    return part.split(",") if part else []


def _duration(start: Day | Minute, end: Known | None) -> str | None:
    """How long each occurrence lasts: in whole days, or in hours and minutes that really pass."""
    if isinstance(start, Day) and isinstance(end, Day):
        return f"P{(end.day - start.day).days + 1}D"
    if not isinstance(start, Minute) or not isinstance(end, Minute):
        return None
    hours, minutes = divmod((end.instant - start.instant) // timedelta(minutes=1), 60)
    return f"PT{hours}H{minutes}M"
