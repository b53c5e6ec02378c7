"""What a rule of recurrence and its exceptions must agree with: the first start, its clock, the rule itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice, pairwise
from typing import Any

from plugins.domain.recurrence import Recurrence, first_start, rule_starts
from plugins.domain.when import Day, Minute, months_of
from plugins.problem import Problem
from plugins.reading.bundle import Bundle
from plugins.reading.clock import clock_problem, shown
from plugins.reading.schema import MovedOccurrence
from plugins.reading.strict_yaml import place_of

FAR_AHEAD = date(2199, 12, 31)
MOST = 1_000
"""Occurrences of a rule that has an end."""

MOST_MONTHS = 120
"""In which one event takes place; of what recurs for ever only what is moved is counted."""

EARLIEST = 2015
"""The year from which on something may recur for ever."""


def check_recurrence(bundle: Bundle) -> None:
    """Puts the exceptions on the event's clock and tells what does not fit the rule."""
    start, rule = bundle.facts.get("start"), bundle.facts.get("recurrence")
    if "exceptions" in bundle.nodes and "recurrence" not in bundle.nodes:
        bundle.tell("exceptions", "exceptions-without-recurrence")
    if start is None or rule is None:
        return
    if not isinstance(start, Day | Minute):
        bundle.tell("start", "recurrence-without-day")
        return
    recurrence = Recurrence(rule)
    first = first_start(recurrence, start)
    if first != start.first_day or (recurrence.last_day or first) < first:
        values = {"start": shown(start), "first": first.isoformat() if first else "–"}
        bundle.tell("start", "recurrence-start", values)
        return
    if recurrence.is_endless and first.year < EARLIEST:
        bundle.tell("start", "recurrence-too-early", {"start": shown(start), "year": str(EARLIEST)})
        return
    starts = list(islice(rule_starts(recurrence, start, FAR_AHEAD), None if recurrence.is_endless else MOST + 1))
    if problem := None if recurrence.is_endless else _too_much(starts):
        bundle.tell("recurrence", *problem)
        return
    if further := _overlapped(starts, start, bundle.facts.get("end")):
        bundle.tell("end", "recurrence-overlap", {"end": shown(bundle.facts["end"]), "next": shown(further)})
        return
    zoned = tuple(_on_clock(exception, start) for exception in bundle.facts.get("exceptions", ()))
    bundle.facts["exceptions"] = zoned
    known = frozenset(starts) if zoned else frozenset()
    for position, exception in enumerate(zoned):
        for steps, problem in _problems(exception, start, known):
            place = place_of(bundle.nodes["exceptions"], (position, *steps))
            bundle.problems.append(Problem(place, *problem))
    moved = (one for one in zoned if isinstance(one, MovedOccurrence))
    if problem := too_many_months((one.start.first_day, (one.end or one.start).last_day) for one in moved):
        bundle.tell("exceptions", *problem)


def _too_much(starts: Sequence[Day | Minute]) -> tuple[str, dict[str, str]] | None:
    """What is wrong with a rule that has an end, but gives more than fits on a site."""
    if len(starts) > MOST:
        return "too-many-occurrences", {"limit": str(MOST)}
    return too_many_months((one.first_day, one.first_day) for one in starts)


def too_many_months(spans: Iterable[tuple[date, date]]) -> tuple[str, dict[str, str]] | None:
    """What is wrong where spans of days touch more months than an event may; none where they do not."""
    touched = {month for days in spans for month in months_of(days)}
    if len(touched) <= MOST_MONTHS:
        return None
    return "too-many-months", {"found": str(len(touched)), "limit": str(MOST_MONTHS)}


def _overlapped(starts: Sequence[Day | Minute], start: Any, end: Any) -> Day | Minute | None:
    """The first occurrence, as it is on the calendar, that begins before the one before it is over."""
    if type(end) is not type(start):
        return None
    for one, further in pairwise(islice(starts, MOST)):
        if isinstance(one, Minute) and isinstance(further, Minute):
            begins_early = further.wall - one.wall < end.wall - start.wall
        else:
            begins_early = further.first_day - one.first_day <= end.first_day - start.first_day
        if begins_early:
            return further
    return None


def _on_clock(exception: Any, start: Day | Minute) -> Any:
    """The exception with its times in the event's zone."""
    zone = start.zone if isinstance(start, Minute) else None
    if isinstance(exception, MovedOccurrence):
        zoned = {key: _in_zone(getattr(exception, key), zone) for key in ("date", "start", "end")}
        return exception.model_copy(update=zoned)
    return _in_zone(exception, zone)


def _in_zone(when: Day | Minute | None, zone: str | None) -> Day | Minute | None:
    return replace(when, zone=zone) if isinstance(when, Minute) and zone else when


def _problems(
    exception: Any, start: Day | Minute, starts: frozenset[Day | Minute]
) -> Iterator[tuple[tuple[str, ...], tuple[str, dict[str, str]]]]:
    """The problems of one exception, each with the way to what it is about."""
    moved = isinstance(exception, MovedOccurrence)
    original = exception.date if moved else exception
    steps = ("date",) if moved else ()
    if type(original) is not type(start):
        yield steps, ("exception-precision", {"found": shown(original), "start": shown(start)})
    elif original not in starts:
        yield steps, ("not-an-occurrence", {"found": shown(original)})
    if moved:
        yield from _moved_problems(exception, start)


def _moved_problems(
    moved: MovedOccurrence, start: Day | Minute
) -> Iterator[tuple[tuple[str, ...], tuple[str, dict[str, str]]]]:
    for key in ("start", "end"):
        when = getattr(moved, key)
        if when is None:
            continue
        if type(when) is not type(start):
            yield (key,), ("exception-precision", {"found": shown(when), "start": shown(start)})
        elif isinstance(when, Minute) and (problem := clock_problem(when)):
            yield (key,), problem
    if type(moved.start) is type(moved.end) and _instant(moved.end) < _instant(moved.start):
        yield ("end",), ("end-before-start", {"start": shown(moved.start), "end": shown(moved.end)})


def _instant(when: Any) -> Any:
    return when.instant if isinstance(when, Minute) else when.day
