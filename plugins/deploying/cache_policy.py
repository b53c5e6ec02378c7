"""For how long who may keep a file (``Cache-Control``, RFC 9111)."""

from __future__ import annotations

ASSETS = "assets/"
"""Below it, names change with the content."""

IMMUTABLE = "public, max-age=31536000, immutable"
"""A year, and not even asked for again when a page is loaded anew (RFC 8246)."""

REVALIDATED = "public, max-age=0, must-revalidate"
"""May be kept, and is asked for again each time: an unchanged one costs an answer without a body."""


def cache_policy(path: str) -> str:
    """The policy of a file, by its path below the release."""
    return IMMUTABLE if path.startswith(ASSETS) else REVALIDATED
