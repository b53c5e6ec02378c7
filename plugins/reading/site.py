"""The site that settings speak of."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plugins.cache import cache_beside
from plugins.domain.site import Site
from plugins.reading.content import read_site
from plugins.reading.dialect import dialects
from plugins.reading.memory import Memory
from plugins.reading.unreadable import told_with_its_place


def site_of(
    settings: Mapping[str, Any], memory: Memory | None = None, *, hidden_too: bool = False, kept: bool = True
) -> Site:
    """The site as it may be seen at the time of the build; with ``hidden_too`` what readers do not see too.

    Texts that are converted are ``kept`` for the next time, unless there will hardly be one.

    Raises:
        ContentRefused: with every problem of every file.
    """
    content = Path(settings["PATH"])
    with told_with_its_place(content):
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
