"""Small folders of content: the valid one, and what a test lays over it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from plugins.domain.site import Site
from plugins.problem import ContentRefused, Problem
from plugins.reading.content import read_site
from plugins.reading.dialect import dialects
from plugins.reading.report import report

HERE = Path(__file__).parent
VALID = HERE / "valid" / "content"
DIALECTS = dialects({"bg": "bg", "en": "en_GB"})
NOW = datetime(2022, 1, 1, tzinfo=UTC)

NEWS = "news/2021-05-10-primer/index.bg.md"
EVENT = "events/2021-05-10-sabitie/index.bg.md"

Files = Mapping[str, str | bytes]


def lay_out(folder: Path, files: Files | None = None, remove: Iterable[str] = ()) -> Path:
    """The valid content in ``folder``, without ``remove``, with ``files`` over it."""
    content = folder / "content"
    shutil.copytree(VALID, content)
    for path in remove:
        (content / path).unlink()
    for path, written in (files or {}).items():
        target = content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(written if isinstance(written, bytes) else written.encode())
    return content


def read(content: Path, now: datetime = NOW) -> Site:
    """The site of a folder at a moment, with the records of what was published that lie beside it, if any."""
    folder = content.parent
    return read_site(
        content,
        DIALECTS,
        now,
        ledger=folder / "ledger.json",
        changes=folder / "changes.json",
        evaluation=folder / "accessibility.json",
    )


def problems(content: Path, now: datetime = NOW) -> tuple[Problem, ...]:
    """What is wrong with a folder; nothing where nothing is."""
    try:
        read(content, now)
    except ContentRefused as refused:
        return refused.problems
    return ()


def told(content: Path, language: str) -> str:
    """What an editor reads about a folder, with a line break at its end."""
    return report(problems(content), language) + "\n"


def news(front_matter: str = "", body: str = "Текст.", *, at: str = NEWS, id: str = "news-example") -> dict[str, str]:  # noqa: A002
    """A piece of news in Bulgarian, with more front matter."""
    facts = f"id: {id}\ntitle: Пример\nsummary: Пример.\ndate: 2021-05-10\n"
    return {at: f"---\n{facts}{front_matter}---\n{body}\n"}


def event(front_matter: str = "", start: str = "2021-05-10", body: str = "Текст.") -> dict[str, str]:
    """An event in Bulgarian, with more front matter."""
    facts = f"id: event-example\ntitle: Събитие\nsummary: Събитие.\nstart: {start}\nattendance: online\n"
    return {EVENT: f"---\n{facts}{front_matter}---\n{body}\n"}
