"""This project: its settings, all its plugins and its theme, around the corpus."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks.generator import ROOT, Generator
from tests.benchmarks.things import Thing, Words
from tests.project import make_project

BUILD = (sys.executable, "-m", "plugins.editing.build")
"""What ``inv build`` runs."""


def ours() -> Generator:
    return Generator(
        name="ours",
        version="this project",
        site=make_site,
        files=files,
        command=BUILD,
        output="output",
        base_template="theme/templates/base.html",
        feed="feeds/news.atom",
        caches=(".cache",),
        keeps=True,
    )


def make_site(project: Path) -> None:
    """The small site of the tests, which has the lists and pages that no site can be without, with all ten topics.

    Code and theme are copied, so that nothing but what is measured changes between two builds.
    """
    made = make_project(project)
    shutil.copy(ROOT / "content" / "topics.yaml", made.content)
    for name in ("plugins", "theme"):
        (project / name).unlink()
        shutil.copytree(ROOT / name, project / name)


def files(thing: Thing) -> Mapping[str, str]:
    """The same bundle that the corpus has."""
    facts = "".join(f"{key}: {_value(value)}\n" for key, value in thing.facts.items())
    return {
        f"content/{thing.section}/{thing.folder}/index.{language}.md": _text(facts if language == "bg" else "", words)
        for language, words in thing.words.items()
    }


def _text(facts: str, words: Words) -> str:
    return f'---\n{facts}title: "{words.title}"\nsummary: "{words.summary}"\n---\n{words.body}'


def _value(value: object) -> str:
    return f"[{', '.join(value)}]" if isinstance(value, list) else str(value)
