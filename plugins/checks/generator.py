"""The checks for Pelican: looked at after everything is written and before anything is published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pelican import Pelican

from plugins.checks.links import dead_links


def add_checks(pelican: Pelican) -> None:
    """Has the release look for dead links."""
    pelican.settings["OUTPUT_CHECKS"] = [_check_links]


def _check_links(output: Path, settings: dict[str, Any]) -> Iterator[str]:
    root = urlsplit(settings["SITEURL"]).path.rstrip("/")
    for page, link in dead_links(output, root):
        yield f"{page}: error[dead-link]: {link}"
