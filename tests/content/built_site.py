"""The built site as others have it: what a page shows its readers, and the records of the open data."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

LANGUAGES = ("bg", "en")
BELOW = {"bg": "/", "en": "/en/"}
UNSEEN = "script, style, svg, template, [hidden]"
BLOCKS = "article, aside, br, caption, dd, div, dl, dt, figcaption, figure, h1, h2, h3, h4, header, label, legend, li"
BLOCKS += ", nav, ol, option, p, section, summary, table, td, th, tr, ul"


@dataclass(frozen=True)
class Source:
    title: str
    url: str | None = None
    date: str | None = None
    """As exact as it is known: 2020, 2020-07 or 2020-07-02."""


@dataclass(frozen=True)
class Page:
    """One page in one language; white space of every kind is a space, and there is one between two blocks."""

    title: str
    text: str
    facts: Mapping[str, tuple[str, ...]]
    """The values beside the text, by their terms."""

    sources: tuple[Source, ...]
    notices: tuple[str, ...]


def one_line(text: str) -> str:
    return " ".join(text.split())


def text_of(node: LexborNode | None) -> str:
    return "" if node is None else one_line(node.text())


def texts_of(node: LexborNode, selector: str) -> tuple[str, ...]:
    return tuple(text_of(inner) for inner in node.css(selector))


def source_of(item: LexborNode) -> Source:
    link, time = item.css_first("a"), item.css_first("time")
    date = time.attributes["datetime"] if time else None
    for dated in item.css(".sources__date"):
        dated.decompose()
    return Source(text_of(item), link.attributes["href"] if link else None, date)


def facts_of(main: LexborNode) -> dict[str, tuple[str, ...]]:
    return {text_of(row.css_first("dt")): texts_of(row, "dd") for row in main.css(".facts__row")}


@cache
def read_page(file: Path) -> Page:
    main = LexborHTMLParser(file.read_bytes()).css_first("main")
    assert main is not None, file
    for node in main.css(UNSEEN):
        node.decompose()
    for node in main.css(BLOCKS):
        node.insert_before(" ")
        node.insert_after(" ")
    text, facts, notices = text_of(main), facts_of(main), texts_of(main, ".notice__title")
    sources = tuple(source_of(item) for item in main.css(".sources__list > li"))
    return Page(text_of(main.css_first("h1")), text, facts, sources, notices)


@dataclass(frozen=True)
class BuiltSite:
    folder: Path

    def page(self, address: str, language: str) -> Page:
        """The page at an address such as ``/programme/``, which is the same in every language."""
        return read_page(self.folder / f"{BELOW[language]}{address[1:]}index.html"[1:])

    def pages(self, language: str) -> Iterator[tuple[str, Page]]:
        """Every page of a language, with its address."""
        for file in sorted(self.folder.rglob("index.html")):
            address = f"/{file.relative_to(self.folder).parent.as_posix()}/".replace("/./", "/")
            if address.startswith("/en/") == (language == "en"):
                yield address.removeprefix("/en") or "/", read_page(file)

    def records(self, dataset: str) -> dict[str, dict[str, Any]]:
        """The records of a dataset, as JSON gives them, by their ids."""
        data = json.loads((self.folder / "data" / f"{dataset}.json").read_text(encoding="utf-8"))
        return {record["id"]: record for record in data["records"]}

    @cached_property
    def city_rows(self) -> dict[str, dict[str, str]]:
        """The table of the cities, as CSV gives it, by their ids."""
        with (self.folder / "data" / "cities.csv").open(encoding="utf-8-sig", newline="") as file:
            return {row["id"]: row for row in csv.DictReader(file)}
