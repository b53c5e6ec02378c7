"""What the corpus holds, free of any generator's format: each thing with its facts, and its words in two languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("bg", "en")
SECTIONS = ("news", "events", "cities")
_FILE = re.compile(r"---\n(?P<front>.*?)---\n(?P<body>.*)", re.DOTALL)
_DATE_IN_FRONT = re.compile(r"\d{4}(?:-\d\d){1,2}-")


@dataclass(frozen=True)
class Words:
    title: str
    summary: str
    body: str


@dataclass(frozen=True)
class Thing:
    """A piece of news, an event or a city; ``folder`` is the name of its folder in our content."""

    section: str
    folder: str
    facts: Mapping[str, Any]
    words: Mapping[str, Words]

    @property
    def slug(self) -> str:
        return _DATE_IN_FRONT.sub("", self.folder, count=1)

    @property
    def date(self) -> str:
        """2020-07-02; a city has none, and generators that need one are given the same for all."""
        return str(self.facts.get("date") or self.facts.get("start") or "2020-01-01")

    @property
    def topics(self) -> tuple[str, ...]:
        return tuple(self.facts.get("topics", ()))

    @property
    def cities(self) -> tuple[str, ...]:
        return tuple(self.facts.get("cities", ()))

    def address(self, language: str) -> str:
        """The path of its page, the same in every generator: ``/en/news/novina-3/``."""
        return f"{prefix(language)}/{self.section}/{self.slug}/"

    def said(self, language: str, **changed: str) -> Thing:
        """The same thing with other words in one language."""
        return replace(self, words={**self.words, language: replace(self.words[language], **changed)})


def prefix(language: str) -> str:
    return "" if language == LANGUAGES[0] else f"/{language}"


def read_things(corpus: Path) -> Iterator[Thing]:
    """All things of a corpus, one after the other: twenty thousand at once are more than a build itself takes."""
    for section in SECTIONS:
        for folder in sorted((corpus / section).iterdir()):
            yield read_thing(folder)


def newest_article(corpus: Path) -> Thing:
    return read_thing(max((corpus / "news").iterdir()))


def read_thing(folder: Path) -> Thing:
    facts: dict[str, Any] = {}
    words = {}
    for language in LANGUAGES:
        match = _FILE.fullmatch((folder / f"index.{language}.md").read_text(encoding="utf-8"))
        assert match is not None, folder
        front = yaml.load(match["front"], yaml.BaseLoader)
        words[language] = Words(front.pop("title"), front.pop("summary"), match["body"])
        facts |= front
    return Thing(folder.parent.name, folder.name, facts, words)
