"""Eleventy, from npm."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from plugins.editing.npm import installed
from tests.benchmarks.generator import FETCHED, Generator, UnavailableError, front_matter
from tests.benchmarks.things import Thing

VERSION = "3.1.8"
HERE = Path(__file__).parent


def eleventy() -> Generator:
    """Raises: UnavailableError."""
    modules = _modules()
    return Generator(
        name="eleventy",
        version=f"Eleventy {VERSION}",
        site=partial(_site, modules),
        files=files,
        command=("node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"),
        output="_site",
        base_template="_includes/base.njk",
        feed="feeds/news.atom",
        caches=(".cache",),
    )


def _site(modules: Path, project: Path) -> None:
    shutil.copytree(HERE / "site", project)
    shutil.copy(HERE / "package.json", project)
    (project / "node_modules").symlink_to(modules)


def files(thing: Thing) -> Mapping[str, str]:
    """``content/news/novina-3/index.bg.md``; its address stands in it, which is the fastest way to say it."""
    facts = {
        "date": thing.date,
        "topics": thing.topics,
        "country": thing.facts.get("country", "").lower(),
        "places": thing.cities,
    }
    return {
        f"content/{thing.section}/{thing.slug}/index.{language}.md": front_matter(
            {
                "title": words.title,
                "description": words.summary,
                "lang": language,
                "permalink": thing.address(language),
                **facts,
            }
        )
        + words.body
        for language, words in thing.words.items()
    }


def _modules() -> Path:
    try:
        folder = installed(HERE, FETCHED)
    except (OSError, subprocess.SubprocessError) as error:
        raise UnavailableError(f"Eleventy cannot be fetched from npm: {error}") from None
    return folder / "node_modules"
