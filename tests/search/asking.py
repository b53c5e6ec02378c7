"""The scripts of the search, run by Node on an index in a folder, and the queries that they are measured by."""

from __future__ import annotations

import json
import runpy
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from plugins.domain.permalink import file_path
from plugins.publishing.edition import Edition, make_editions
from plugins.publishing.page import File, made
from plugins.reading.memory import Memory
from plugins.reading.reader import site_of
from plugins.search.plan import plan
from tests.programs import required
from tests.project import ROOT

QUERIES = Path(__file__).parent / "queries"
ROOTS = {"bg": "", "en": "/en"}


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader types, of which kind that is, and the addresses that must be found (with their language)."""

    kind: str
    text: str
    wanted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """The first ten addresses, and how many there are."""

    addresses: tuple[str, ...]
    count: int


def queries(language: str, file: str = "") -> list[Query]:
    """The queries of a language, all of them unless a file is named."""
    root = ROOTS[language]
    files = [QUERIES / f"{file}.tsv"] if file else sorted(QUERIES.glob(f"{language}*.tsv"))
    rows = (line.split("\t") for one in files for line in one.read_text(encoding="utf-8").splitlines())
    return [Query(kind, text, frozenset(root + address for address in wanted.split())) for kind, text, wanted in rows]


def recall(query: Query, addresses: Iterable[str]) -> float:
    """The part of what must be found that is among ``addresses``."""
    return len(query.wanted & set(addresses)) / len(query.wanted)


def reciprocal_rank(query: Query, addresses: Iterable[str]) -> float:
    """One divided by the place of the first address that must be found; 0 where there is none."""
    return next((1 / place for place, address in enumerate(addresses, 1) if address in query.wanted), 0.0)


def read_editions(content: Path) -> tuple[Edition, ...]:
    """The editions of a folder of content, with the site's settings."""
    settings: dict[str, Any] = runpy.run_path(str(ROOT / "pelicanconf.py"))
    paths = {"PATH": str(content), "BUILD_TIME": datetime(2026, 11, 27, tzinfo=UTC)}
    return make_editions(site_of({**settings, **paths}, Memory()), settings["LANGUAGES"], settings["SITEURL"])


def write_index(folder: Path, editions: Sequence[Edition]) -> Path:
    """Writes the files of the search, but for the pages, into a folder."""
    for file in made(plan(editions)):
        if isinstance(file, File):
            path = folder / file_path(file.address)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
    return folder


def find(folder: Path, language: str, texts: Sequence[str], filters: Mapping[str, str] | None = None) -> list[Answer]:
    """What is found in the index of a language."""
    answers = ask(folder, language, texts, filters)["answers"]
    return [Answer(tuple(one["addresses"]), one["count"]) for one in answers]


def loaded(folder: Path, language: str, text: str) -> list[Path]:
    """The files that one query has a browser fetch, when it has nothing yet."""
    return [folder / address.lstrip("/") for address in ask(folder, language, [text], None)["loaded"]]


def ask(folder: Path, language: str, texts: Sequence[str], filters: Mapping[str, str] | None) -> dict[str, Any]:
    catalogue = f"{ROOTS[language]}/search/index.json"
    asked = {"folder": str(folder), "catalogue": catalogue, "queries": list(texts), "filters": dict(filters or {})}
    answer: dict[str, Any] = answered(asked)
    return answer


def answered(asked: Mapping[str, Any]) -> Any:
    """The answer of the scripts as they stand in the theme."""
    with _scripts() as folder:
        done = subprocess.run(
            [required("node", "nodejs"), "ask.mjs"],
            cwd=folder,
            input=json.dumps(asked),
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@contextmanager
def _scripts() -> Iterator[Path]:
    """A folder of the scripts, which Node takes for modules as browsers do."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for script in (ROOT / "theme" / "static" / "js").glob("search_*.js"):
            shutil.copy(script, folder)
        shutil.copy(Path(__file__).parent / "ask.mjs", folder)
        (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
        yield folder


def results_of(found: Sequence[Query], answers: Iterable[Iterable[str]]) -> tuple[float, float]:
    """Mean recall and mean reciprocal rank."""
    pairs = [(query, tuple(addresses)) for query, addresses in zip(found, answers, strict=True)]
    return (
        sum(recall(query, addresses) for query, addresses in pairs) / len(pairs),
        sum(reciprocal_rank(query, addresses) for query, addresses in pairs) / len(pairs),
    )


def by_kind(found: Iterable[Query]) -> Iterator[tuple[str, list[Query]]]:
    """The queries of each kind."""
    kinds: dict[str, list[Query]] = {}
    for query in found:
        kinds.setdefault(query.kind, []).append(query)
    yield from kinds.items()
