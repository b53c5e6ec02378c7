"""Whom to tell of a hole in the site (``security.txt``, RFC 9116)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from plugins.publishing.edition import Edition
from plugins.publishing.page import File

ADDRESS = "/.well-known/security.txt"

SOON = timedelta(days=30)
"""So long before it expires, publishing reminds of it."""


def expires(stated: Mapping[str, str]) -> datetime:
    """The instant (UTC) from which on what is ``stated`` is not to be trusted: ``expires``, as in 2027-10-31."""
    return datetime.fromisoformat(stated["expires"]).replace(tzinfo=UTC)


def security_txt(stated: Mapping[str, str], editions: Sequence[Edition]) -> Iterator[File]:
    """The file, as long as it has not expired: what is out of date is simply not there."""
    site, until = editions[0].site, expires(stated)
    if site.now >= until:
        return
    lines = (
        f"Contact: {stated['contact']}",
        f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(site.languages)}",
        f"Canonical: {editions[0].urls.absolute_asset(ADDRESS)}",
    )
    yield File(ADDRESS, "".join(f"{line}\n" for line in lines).encode())
