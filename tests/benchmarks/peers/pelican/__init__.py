"""Pelican as it comes, with its own reader, generators and writer: one run a language, as it has lists in one only."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from functools import partial
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.generator import Generator
from tests.benchmarks.things import Thing

SITE = Path(__file__).parent / "site"
BOTH_LANGUAGES = f"{sys.executable} -m pelican -q -s bg.py && {sys.executable} -m pelican -q -s en.py"


def stock_pelican() -> Generator:
    return _pelican("pelican", cached=False)


def stock_pelican_cached() -> Generator:
    """With the cache of its reader, ``CACHE_CONTENT`` and ``LOAD_CONTENT_CACHE``."""
    return _pelican("pelican-cache", cached=True)


def _pelican(name: str, *, cached: bool) -> Generator:
    return Generator(
        name=name,
        version=f"Pelican {version('pelican')}" + (", its reader's cache" if cached else ""),
        site=partial(_site, cached=cached),
        files=files,
        command=("sh", "-c", BOTH_LANGUAGES),
        output="output",
        base_template="theme/templates/base.html",
        feed="feeds/news.atom",
        caches=("cache-bg", "cache-en"),
        keeps=cached,
    )


def _site(project: Path, *, cached: bool) -> None:
    shutil.copytree(SITE, project)
    with (project / "settings.py").open("a", encoding="utf-8") as settings:
        settings.write(f"CACHE_CONTENT = LOAD_CONTENT_CACHE = {cached}\n")


def files(thing: Thing) -> Mapping[str, str]:
    """An article in the category of its section; topics and a city's country are its tags."""
    country = (thing.facts["country"],) if "country" in thing.facts else ()
    tags = ", ".join((*thing.topics, *country))
    return {
        f"content/{language}/{thing.section}/{thing.slug}.md": (
            f"Title: {words.title}\nDate: {thing.date}\nSlug: {thing.slug}\nCategory: {thing.section}\n"
            f"Tags: {tags}\nPlaces: {', '.join(thing.cities)}\nSummary: {words.summary}\n\n{words.body}"
        )
        for language, words in thing.words.items()
    }
