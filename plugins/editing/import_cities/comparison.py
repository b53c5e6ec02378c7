"""What a row says of a city beside what is there: the same, more, or something else; words are only compared."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from plugins.domain.transliteration import slugify
from plugins.editing.import_cities.columns import FACTS
from plugins.editing.import_cities.rows import CityRow
from plugins.editing.import_cities.sources import name_of
from plugins.problem import Place, Problem
from plugins.reading.bundle import Bundle
from plugins.reading.strict_yaml import Mapping, Node, Scalar


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changes of a city that is there: ``facts`` to be written as in the table, ``sources`` to be added."""

    facts: dict[str, Node] = field(default_factory=dict)
    sources: list[Mapping] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return not self.facts and not self.sources


def compare(bundle: Bundle, row: CityRow, replaced: Collection[str]) -> Comparison:
    """What a row changes; ``replaced`` are the keys in which the table is believed more than what is there."""
    found = Comparison()
    for key in FACTS:
        if key in row.facts:
            _compare_fact(found, bundle, row, key, key in replaced)
    found.sources.extend(_new_sources(found, bundle, row))
    found.notes.extend(_other_words(bundle, row))
    return found


def is_known(value: object) -> bool:
    """Whether a fact says something: what is absent or unknown does not."""
    return value not in (None, (), "unknown")


def is_same(one: Any, other: Any) -> bool:
    """Whether two facts say the same; the order of a list and the slash at an address's end say nothing."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return frozenset(one) == frozenset(other)
    if isinstance(one, str) and isinstance(other, str):
        return one.rstrip("/") == other.rstrip("/")
    return bool(one == other)


def shown(node: Node | None) -> str:
    """A fact as one reads it in a line."""
    if node is None:
        return "–"
    if isinstance(node, Scalar):
        return node.text
    return ", ".join(map(shown, node.entries.values() if isinstance(node, Mapping) else node.items)) or "–"


def letters(name: str) -> str:
    """A name without what is written now this way, now that: accents, capitals, hyphens, the kind of apostrophe."""
    return slugify(name).replace("-", "")


def _compare_fact(found: Comparison, bundle: Bundle, row: CityRow, key: str, is_replaced: bool) -> None:
    there, here, node = bundle.facts.get(key), row.facts[key], row.nodes[key]
    if is_same(there, here) or not (is_known(here) or (is_replaced and is_known(there))):
        return
    if is_replaced or not is_known(there):
        found.facts[key] = node
        return
    place = bundle.nodes[key].place
    values = {"key": key, "found": shown(node), "other": shown(bundle.nodes[key]), "place": str(place)}
    found.problems.append(Problem(node.place, "contradiction", values))


def _new_sources(found: Comparison, bundle: Bundle, row: CityRow) -> Iterator[Mapping]:
    """The sources that are not there: an address tells, and a title where there is none."""
    there = bundle.facts.get("sources", ())
    known = {name for one in there for name in (name_of(one.url, one.title), name_of(None, one.title))}
    for source in row.sources:
        url, title = source.get("url"), source.get("title")
        if name_of(shown(url) if url else None, shown(title)) in known:
            continue
        if "url" in source.entries:
            yield source
        else:
            found.notes.append(Problem(source.place, "source-without-address", {"found": shown(title)}))


def _other_words(bundle: Bundle, row: CityRow) -> Iterator[Problem]:
    for language, words in bundle.words.items():
        name = row.names.get(language) or row.proposed_names.get(language)
        if name and (title := words.get("title")) and letters(title) != letters(name.text):
            yield Problem(name.place, "other-name", {"other": title, "place": str(_place(bundle, language, "title"))})
        summary = row.summaries.get(language)
        if summary and words.get("summary") not in (None, summary.text):
            values = {"place": str(_place(bundle, language, "summary"))}
            yield Problem(summary.place, "other-summary", values)


def _place(bundle: Bundle, language: str, key: str) -> Place:
    return bundle.files[language].front_matter.entries[key].place
