"""Addresses as pages have them; what is none has no parts."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit

_NONE = urlsplit("")


def parts_of(address: str) -> SplitResult:
    """The parts of an address; all of them are empty where it is none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return _NONE
    return parts


def joined(base: str, address: str) -> str:
    """The whole address that stands as ``address`` on a page with the address ``base``; as it stands if it is none."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address
