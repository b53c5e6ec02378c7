"""When the preview shows the site, and whether with what readers do not see: said by the address, never remembered.

Below ``/_seen/2026-12-10T09:00/public/`` stands the whole site as readers will have it then, with links that stay
there; ``drafts`` in the place of ``public`` shows drafts too, ``now`` in the place of the time follows the clock.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from plugins.domain.when import SOFIA
from plugins.editing.build import build_time

BEGINNING = "/_seen/"
FORM = "%Y-%m-%dT%H:%M"

_ROOT = re.compile(rf"{BEGINNING}(?P<time>now|\d{{4}}-\d\d-\d\dT\d\d:\d\d)/(?P<what>drafts|public)(?=/|$)")
_YEARS = range(1990, 2100)


@dataclass(frozen=True, slots=True)
class Moment:
    """A minute on the wall clock in Sofia, or none for now; ``hidden_too`` shows drafts, what is due, what is over."""

    as_of: datetime | None = None
    hidden_too: bool = True

    @property
    def root(self) -> str:
        """The path that the site stands below, without a slash at its end."""
        if self == TODAY:
            return ""
        time = self.as_of.strftime(FORM) if self.as_of else "now"
        return f"{BEGINNING}{time}/{'drafts' if self.hidden_too else 'public'}"

    def now(self) -> datetime:
        """The instant (UTC) at which the site is looked at; ``SOURCE_DATE_EPOCH`` stops the clock."""
        if self.as_of:
            return self.as_of.replace(tzinfo=ZoneInfo(SOFIA)).astimezone(UTC)
        return build_time()


TODAY = Moment()
"""What an editor sees first: now, with drafts."""


def read_time(written: str) -> datetime | None:
    """A minute as forms send it; none where it is no minute, or none that a site would be looked at."""
    try:
        found = datetime.strptime(written, FORM)  # noqa: DTZ007 (a wall clock)
    except ValueError:
        return None
    return found if found.year in _YEARS else None


def take_apart(path: str) -> tuple[Moment, str] | None:
    """The moment that a path says and the rest of it; none where it says one that cannot be."""
    if not path.startswith(BEGINNING):
        return TODAY, path
    found = _ROOT.match(path)
    time = read_time(found["time"]) if found else None
    if found is None or (time is None and found["time"] != "now"):
        return None
    return Moment(time, hidden_too=found["what"] == "drafts"), path[found.end() :] or "/"
