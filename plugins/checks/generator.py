"""The checks for Pelican: looked at after everything is written and before anything is published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pelican import Pelican

from plugins.checks.links import Before, dead_links
from plugins.publishing.print_run import Printed


def add_checks(pelican: Pelican) -> None:
    """Has the release look for dead links."""
    pelican.settings.setdefault("OUTPUT_CHECKS", []).append(_check_links)


def _check_links(output: Path, settings: dict[str, Any]) -> Iterator[str]:
    root = urlsplit(settings["SITEURL"]).path.rstrip("/")
    printed: Printed = settings["PRINTED"]
    before = Before(printed.published, printed.files_before, printed.unchanged)
    for page, link in dead_links(output, root, before):
        yield f"{page}: error[dead-link]: {link}"
