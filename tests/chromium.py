"""Debian's Chromium, as tests and benchmarks start it."""

from __future__ import annotations

from tests.programs import required

SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def chromium() -> str:
    """The path of the browser."""
    return required("chromium", "chromium")
