"""The facts that the site must tell, as ``facts/*.yaml`` lists them: what is said, on which pages, in which records.

A fact::

    p02-aim:
      says: the words of ``facts.md``, or a list of them, each of which stands there once
      pages:
        /programme/:
          bg: words that the Bulgarian page shows, or a list of them
          en: the same in English
          beside: {bg: {Кога: юли 2020 г.}, en: {When: July 2020}}  # these values beside the text, and no more in them
          sources: [seed]  # which of facts/sources.yaml the page names below its text
      data:
        figures:  # a dataset
          network-cities/2021-02: {value: 135}
      slugs: {Враца: vratsa}  # what the Transliteration Act makes of a name
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.content.built_site import LANGUAGES, Source, one_line

FOLDER = Path(__file__).parent / "facts"
STATEMENTS = Path(__file__).parent / "facts.md"
PARTS = ("programme", "topics", "figures", "sofia", "events", "solutions", "cities", "language")
KEYS = {"says", "pages", "data", "slugs"}


@dataclass(frozen=True)
class OnPage:
    address: str
    words: Mapping[str, tuple[str, ...]]
    beside: Mapping[str, Mapping[str, tuple[str, ...]]]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class InData:
    dataset: str
    id: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Fact:
    id: str
    says: tuple[str, ...]
    pages: tuple[OnPage, ...]
    data: tuple[InData, ...]
    slugs: Mapping[str, str]


def load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return loaded


def many(value: str | list[str]) -> tuple[str, ...]:
    return (one_line(value),) if isinstance(value, str) else tuple(one_line(item) for item in value)


SOURCES = {name: Source(**said) for name, said in load("sources").items()}


def beside_text(said: Mapping[str, Any], language: str) -> dict[str, tuple[str, ...]]:
    values = said.get("beside", {}).get(language, {})
    return {term: many(value) for term, value in values.items()}


def on_page(address: str, said: Mapping[str, Any]) -> OnPage:
    assert said.keys() - {"beside", "sources"} == set(LANGUAGES), (address, sorted(said))
    words = {language: many(said[language]) for language in LANGUAGES}
    beside = {language: beside_text(said, language) for language in LANGUAGES}
    return OnPage(address, words, beside, tuple(SOURCES[name] for name in said.get("sources", ())))


def in_data(datasets: Mapping[str, Mapping[str, Any]]) -> Iterable[InData]:
    for dataset, records in datasets.items():
        yield from (InData(dataset, id_, values) for id_, values in records.items())


def fact(id_: str, said: Mapping[str, Any]) -> Fact:
    assert said.keys() <= KEYS, (id_, sorted(said.keys() - KEYS))
    pages = tuple(on_page(address, words) for address, words in said.get("pages", {}).items())
    return Fact(id_, many(said["says"]), pages, tuple(in_data(said.get("data", {}))), said.get("slugs", {}))


FACTS = [fact(id_, said) for part in PARTS for id_, said in load(part).items()]
NOT_FACTS = [words for reason in load("not_facts").values() for words in many(reason)]
"""What stands among the facts without being one: headings, and advice to who writes."""
