"""The rows of ``icc_cities.csv``, and what the site must say of each."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from babel import Locale

from plugins.domain.transliteration import fold
from tests.content.built_site import Source
from tests.content.fact import SOURCES, load

TABLE = Path(__file__).parent / "icc_cities.csv"
KINDS_OF_SOURCE = ("role: ", "DCC: ")
WORDS, NAMED = load("city_words"), load("city_sources")


@dataclass(frozen=True)
class CityRow:
    """One city, as the table has it."""

    said: Mapping[str, str]

    @property
    def name(self) -> str:
        """Its English name, with the apostrophe of typography, as the site writes it."""
        return self.said["name_en"].replace("'", "’")

    @property
    def names(self) -> dict[str, str]:
        """A city without a Bulgarian name, or a proposal for one, keeps its own."""
        bulgarian = self.said["name_bg"] or self.said["name_bg_unreviewed"] or self.said["name_en"]
        return {"bg": bulgarian.replace("'", "’"), "en": self.name}

    @property
    def is_reviewed(self) -> bool:
        return bool(self.said["name_bg"])

    @cached_property
    def countries(self) -> dict[str, str]:
        return {language: Locale(language).territories[self.said["country"]] for language in ("bg", "en")}

    @property
    def role(self) -> Mapping[str, Any]:
        words: Mapping[str, Any] = WORDS["role"][f"{self.said['role']} {self.said['role_basis']}"]
        return words

    @property
    def alumnus(self) -> Mapping[str, Any]:
        words: Mapping[str, Any] = WORDS["dcc_alumnus"][self.said["dcc_alumnus"]]
        return words

    @property
    def consortium(self) -> Mapping[str, Any] | None:
        words: Mapping[str, Any] | None = WORDS["consortium"].get(self.said["consortium"])
        return words

    @property
    def confidence(self) -> Mapping[str, str] | None:
        """The words that tell it; what is simply confirmed needs none."""
        said = self.said["confidence"]
        words: Mapping[str, str] | None = None if said == "confirmed" else WORDS["confidence"][said]
        return words

    @cached_property
    def sources(self) -> list[dict[str, Any]]:
        """As the data give them, in the order of the table."""
        return [source(said.strip()) for said in self.said["source"].split(" ; ")]

    @property
    def sources_on_page(self) -> tuple[Source, ...]:
        return tuple(Source(said["title"], said["url"], said["date"]) for said in self.sources)


def source(said: str) -> dict[str, Any]:
    """One source of a row, ``words | address``; only the first article of Innovative Sofia has no address there."""
    words, _, url = said.partition(" | ")
    for kind in KINDS_OF_SOURCE:
        words = words.removeprefix(kind)
    return {**NAMED[words], "url": url or SOURCES["seed"].url}


def read_rows() -> list[CityRow]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [CityRow(row) for row in csv.DictReader(file)]


ROWS = read_rows()
IDS = [fold(row.name).replace(" ", "-") for row in ROWS]
