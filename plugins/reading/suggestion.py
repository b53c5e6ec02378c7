"""The nearest thing that is there, for "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

LONGEST = 100
"""Letters; what is longer is no misspelt name, and comparing it takes long."""


def nearest(found: str, there: Iterable[str]) -> str | None:
    """The one of ``there`` that is most like ``found``; none where nothing is like it."""
    if len(found) > LONGEST:
        return None
    candidates = {candidate.lower(): candidate for candidate in sorted(there, reverse=True)}
    matches = get_close_matches(found.lower(), sorted(candidates), n=1, cutoff=0.6)
    return candidates[matches[0]] if matches else None
