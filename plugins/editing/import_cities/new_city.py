"""The files of a city that is not there yet: its facts once, its words in every language, nothing that is not known."""

from __future__ import annotations

from collections.abc import Iterator

import babel

from plugins.catalogue import translations
from plugins.domain.things import Role
from plugins.editing.import_cities.columns import FACTS, NAMES, REFERENCE
from plugins.editing.import_cities.rows import CityRow
from plugins.editing.validate import LANGUAGES
from plugins.editing.yaml_text import Value, block, sources_block
from plugins.problem import Problem
from plugins.reading.schema import CityFacts
from plugins.reading.strict_yaml import Mapping, Node, Scalar

ORDER = ("id", "title", "summary", "translation", *FACTS, "sources")
"""The order of the keys."""


def missing_cells(row: CityRow) -> Iterator[Problem]:
    """What a new city cannot do without; a role that is not known is „unknown“."""
    if REFERENCE not in row.names:
        yield Problem(row.place, "missing-cell", {"column": NAMES[REFERENCE]})
    for key in FACTS:
        if CityFacts.model_fields[key].is_required() and key not in row.nodes:
            yield Problem(row.place, "missing-cell", {"column": key})


def files_of(slug: str, row: CityRow) -> dict[str, str]:
    """The text of each file by its language; the facts stand in the first one."""
    return {
        language: "".join(f"{line}\n" for line in ("---", *_lines(slug, row, language), "---"))
        for language in LANGUAGES
    }


def value_of(node: Node) -> Value:
    """A fact of a row as it is written."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return texts_of(node)
    return tuple(item.text for item in node.items if isinstance(item, Scalar))


def texts_of(mapping: Mapping) -> dict[str, str]:
    """The texts of a mapping by their keys."""
    return {key: node.text for key, node in mapping.entries.items() if isinstance(node, Scalar)}


def _lines(slug: str, row: CityRow, language: str) -> Iterator[str]:
    has_facts = language == LANGUAGES[0]
    if has_facts:
        yield from block("id", f"city-{slug}")
    yield from block("title", _name(row, language))
    yield from block("summary", _summary(row, language))
    if language != REFERENCE and (language not in row.names or language not in row.summaries):
        yield from block("translation", "unreviewed")
    if has_facts:
        for key in FACTS:
            if key in row.nodes:
                yield from block(key, value_of(row.nodes[key]))
        if row.sources:
            yield from ("sources:", *sources_block([texts_of(source) for source in row.sources]))


def _name(row: CityRow, language: str) -> str:
    """The name in a language, else the one that is proposed, else the one that every city has."""
    name = row.names.get(language) or row.proposed_names.get(language) or row.names[REFERENCE]
    return name.text


def _summary(row: CityRow, language: str) -> str:
    """The summary of the table, or a sentence that says no more than the facts do."""
    if language in row.summaries:
        return row.summaries[language].text
    _ = translations(language).gettext
    sentence = {
        Role.CORE: _("{name} ({country}) was one of the core cities in the ICC."),
        Role.MENTOR: _("{name} ({country}) was one of the mentor cities in the ICC."),
        Role.UNKNOWN: _("{name} ({country}) was part of the ICC network; in what role is not known here."),
    }[row.facts["role"]]
    country = babel.Locale.parse(language).territories[row.facts["country"]]
    return sentence.format(name=_name(row, language), country=country)
