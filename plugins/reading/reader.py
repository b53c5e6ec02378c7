"""``content/`` for Pelican: read before anything is written, refused whole if anything is wrong."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pelican import Pelican
from pelican.generators import Generator

from plugins.cache import cache_beside
from plugins.problem import ContentRefused
from plugins.reading.content import read_site
from plugins.reading.markdown import dialects
from plugins.reading.report import report, spoken_language


def content_reader(_pelican: Pelican) -> type[Generator]:
    """Pelican asks for generators; the reader is one."""
    return ContentReader


class ContentReader(Generator):  # type: ignore[misc]
    """Puts the site into the context when it is made, before any other generator is asked for anything."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        try:
            self.context["site"] = read_site(
                Path(self.path),
                dialects({code: language["locale"] for code, language in self.settings["LANGUAGES"].items()}),
                self.settings["BUILD_TIME"],
                urlsplit(self.settings["SITEURL"]).path.rstrip("/"),
                Path(self.path).parent / self.settings["LEDGER"],
                Path(self.path).parent / self.settings["CHANGES"],
                evaluation=Path(self.path).parent / self.settings["EVALUATION"],
                cache=cache_beside(Path(self.path)) / "bodies.sqlite3",
            )
        except ContentRefused as refused:
            print(report(refused.problems, spoken_language(tuple(self.settings["LANGUAGES"]))), file=sys.stderr)
            raise SystemExit(1) from None
