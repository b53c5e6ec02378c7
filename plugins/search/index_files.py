"""The index in files that a browser fetches one by one: what a query needs, and little more.

``index.json`` is the catalogue: how words are spelt, how many entries there are, which file holds the terms that begin
with which letters, and the files of the vocabulary (for misspelt words) and of the facets (for filters). The names of
all the others change with their content. A list of entries is written as differences; in a term's list each is
multiplied by ``WEIGHTS``, and the weight is added.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from plugins.domain import permalink
from plugins.search.entries import Entry
from plugins.search.inverted_index import WEIGHTS, Postings, Weighed, inverted_index
from plugins.search.spelling import Spelling
from plugins.search.weighed_store import WeighedStore

PART = 20_000
"""Characters that a file of terms has about at the most, unless one term alone has more."""

Facets = Mapping[str, Mapping[str, list[int]]]
"""By facet and value: the numbers of the entries."""


@dataclass(frozen=True, slots=True)
class IndexFile:
    """A file of the index, its address without the language."""

    address: str
    content: bytes


def index_files(
    spelling: Spelling,
    entries: Sequence[Entry],
    facets: Facets,
    messages: Mapping[str, object],
    store: Path | None = None,
) -> Iterator[IndexFile]:
    """The catalogue, with the ``messages`` of the scripts, and all that it names.

    ``store`` is a file that remembers what the words of each entry weigh, if there is one.
    """
    with WeighedStore(spelling, store) as kept:
        weighed = [kept.weighed(entry.say()) for entry in entries]
    postings = inverted_index(enumerate(weighed))
    parts = [(prefix, _json(terms)) for prefix, terms in _parts(postings)]
    vocabulary, choices = _json(_vocabulary(postings, weighed)), _json(_choices(facets))
    catalogue = {
        "weights": WEIGHTS,
        "entries": len(entries),
        "texts": _digest("\n".join(entry.address for entry in entries).encode()),
        "spelling": spelling.data,
        "parts": {prefix: _digest(content) for prefix, content in parts},
        "vocabulary": _digest(vocabulary),
        "facets": _digest(choices),
        "messages": messages,
    }
    yield IndexFile(permalink.search_index(), _json(catalogue))
    named = (*(("terms", content) for _, content in parts), ("vocabulary", vocabulary), ("facets", choices))
    for name, content in named:
        yield IndexFile(permalink.search_part(name, _digest(content)), content)


def text_file(entry: Entry, href: str, kind: str) -> IndexFile:
    """What is shown of an entry that is found: its words, ``href`` and what its ``kind`` is called."""
    said = entry.say()
    shown = {
        "title": said.title,
        "href": href,
        "kind": kind,
        "date": said.time.text if said.time else None,
        "datetime": said.time.datetime if said.time else None,
        "language": said.language,
        "summary": said.summary,
        "text": said.text,
    }
    return IndexFile(permalink.search_text(entry.number), _json({key: value for key, value in shown.items() if value}))


def differences(numbers: Iterable[int]) -> list[int]:
    """Rising numbers as steps, the first one from 0."""
    found, before = [], 0
    for number in numbers:
        found.append(number - before)
        before = number
    return found


def _choices(facets: Facets) -> dict[str, dict[str, list[int]]]:
    return {name: {value: differences(found) for value, found in values.items()} for name, values in facets.items()}


def _parts(postings: Postings) -> Iterator[tuple[str, dict[str, list[int]]]]:
    """The lists of terms by their first letters: as many letters as it takes to keep each part small."""
    lists = {term: _list(found) for term, found in postings.items()}
    sizes = {term: len(term) + 4 + sum(len(str(number)) + 1 for number in found) for term, found in lists.items()}

    def split(prefix: str, terms: list[str]) -> Iterator[tuple[str, dict[str, list[int]]]]:
        if len(terms) == 1 or sum(sizes[term] for term in terms) <= PART:
            yield prefix, {term: lists[term] for term in terms}
            return
        longer: defaultdict[str, list[str]] = defaultdict(list)
        for term in terms:
            longer[term[: len(prefix) + 1]].append(term)
        for letters, some in longer.items():
            if letters == prefix:
                yield f"{prefix} ", {term: lists[term] for term in some}
            else:
                yield from split(letters, some)

    yield from split("", list(lists))


def _list(found: Iterable[tuple[int, int]]) -> list[int]:
    pairs = list(found)
    steps = differences(number for number, _ in pairs)
    return [step * WEIGHTS + weight for step, (_, weight) in zip(steps, pairs, strict=True)]


def _vocabulary(postings: Postings, weighed: Iterable[Weighed]) -> list[str]:
    """Terms that a misspelt word may mean: those of titles, names and summaries, and those of more than one entry."""
    prominent = {term for one in weighed for term in one.prominent}
    return [term for term, found in postings.items() if term in prominent or len(found) > 1]


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:10]
