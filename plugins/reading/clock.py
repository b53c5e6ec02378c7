"""Times that a clock does not show, or shows twice, and dates as an editor writes them."""

from __future__ import annotations

from datetime import UTC
from zoneinfo import ZoneInfo

from plugins.domain.when import Minute, ToBeAnnounced, When


def clock_problem(when: Minute) -> tuple[str, dict[str, str]] | None:
    """A time that does not exist, or that happens twice, on its clock (PEP 495)."""
    local = when.wall.replace(tzinfo=ZoneInfo(when.zone))
    values = {"found": f"{when.wall:%Y-%m-%d %H:%M}", "zone": when.zone}
    if local.astimezone(UTC).astimezone(ZoneInfo(when.zone)).replace(tzinfo=None) != when.wall:
        return "time-in-gap", values
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        return "time-twice", values
    return None


def shown(when: When) -> str:
    """A date in the form in which it was written."""
    if isinstance(when, Minute):
        return f"{when.wall:%Y-%m-%d %H:%M}"
    return "tba" if isinstance(when, ToBeAnnounced) else str(when.machine)
