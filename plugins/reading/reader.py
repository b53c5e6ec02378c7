"""``content/`` for Pelican: read before anything is written, refused whole if anything is wrong."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pelican import Pelican
from pelican.generators import Generator

from plugins.cache import cache_beside
from plugins.domain.site import Site
from plugins.problem import ContentRefused
from plugins.reading.content import read_site
from plugins.reading.markdown import dialects
from plugins.reading.memory import Memory
from plugins.reading.report import report, spoken_language


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


def site_of(
    settings: Mapping[str, Any], memory: Memory | None = None, *, hidden_too: bool = False, kept: bool = True
) -> Site:
    """The site that Pelican's settings speak of; with ``hidden_too`` what readers do not see too.

    Texts that are converted are ``kept`` for the next time, unless there will hardly be one.

    Raises:
        ContentRefused: with every problem of every file.
    """
    content = Path(settings["PATH"])
    return read_site(
        content,
        dialects({code: language["locale"] for code, language in settings["LANGUAGES"].items()}),
        settings["BUILD_TIME"],
        urlsplit(settings["SITEURL"]).path.rstrip("/"),
        content.parent / settings["LEDGER"],
        content.parent / settings["CHANGES"],
        evaluation=content.parent / settings["EVALUATION"],
        hidden_too=hidden_too,
        cache=cache_beside(content) / "bodies.sqlite3" if kept else None,
        memory=memory,
    )
