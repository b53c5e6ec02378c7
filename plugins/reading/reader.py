"""``content/`` for Pelican: read before anything is written, refused whole if anything is wrong."""

from __future__ import annotations

import sys
from typing import Any

from pelican import Pelican
from pelican.generators import Generator

from plugins.problem import ContentRefused
from plugins.reading.report import report, spoken_language
from plugins.reading.site import site_of


def content_reader(_pelican: Pelican) -> type[Generator]:
    """Pelican asks for generators; the reader is one."""
    return ContentReader


class ContentReader(Generator):  # type: ignore[misc]
    """Puts the site into the context when it is made, before any other generator is asked for anything."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        try:
            self.context["site"] = site_of(self.settings)
        except ContentRefused as refused:
            print(report(refused.problems, spoken_language(tuple(self.settings["LANGUAGES"]))), file=sys.stderr)
            raise SystemExit(1) from None
