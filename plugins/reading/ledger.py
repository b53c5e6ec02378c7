"""The file ``ledger.json``: what has been published, one line a thing, so that two changes of it merge line by line.

It is JSON as a whole, and its form is fixed: ``{``, the things, the line of the format, ``}``. Each line of a thing
ends in a comma, so that any of them may be deleted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, NonNegativeInt, StringConstraints, ValidationError

from plugins.domain.ledger import EMPTY, TERMS, Entry, Ledger
from plugins.domain.permalink import Kind
from plugins.problem import Place, Problem
from plugins.reading.source_file import read_text

FORMAT = '"$format": 1'
"""The line before the last; no id looks like it."""

_LINE = re.compile(r'"(?P<id>[a-z0-9-]+(?:/[a-z0-9-]+)?)": (?P<entry>\{.*\}),')
_LONGEST = 20_000_000

_Address = Annotated[str, StringConstraints(pattern=r"^/\S*$")]


class _Written(BaseModel):
    """A thing as its line says it; nothing is converted, nothing is passed over."""

    model_config = ConfigDict(extra="forbid", strict=True)

    kind: Annotated[str, StringConstraints(pattern=rf"^({'|'.join((*Kind, *TERMS))})$")]
    addresses: dict[str, _Address]
    aliases: tuple[_Address, ...] = ()
    uid: Annotated[str, StringConstraints(min_length=1)] | None = None
    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")] | None = None
    sequence: NonNegativeInt | None = None


@dataclass(frozen=True, slots=True)
class LedgerFile:
    """A ledger, the place of each of its things, and what is wrong with the file."""

    ledger: Ledger = EMPTY
    places: dict[str, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_ledger(path: Path, shown_as: str) -> LedgerFile:
    """Reads a ledger; one that is not there is empty, as before anything was published."""
    if not path.exists() and not path.is_symlink():
        return LedgerFile()
    text, problems = read_text(path, shown_as, _LONGEST)
    return LedgerFile(problems=problems) if text is None else parse(text, shown_as)


def parse(text: str, shown_as: str) -> LedgerFile:
    """A ledger out of its text; every line that is none is told."""
    entries: dict[str, Entry] = {}
    places: dict[str, Place] = {}
    problems: list[Problem] = []
    lines = text.removesuffix("\n").split("\n")
    for number, line in enumerate(lines, start=1):
        place = Place(shown_as, number)
        if line == _frame(number, len(lines)):
            continue
        entry = _entry(line)
        if entry is None:
            problems.append(Problem(place, "wrong-ledger-line"))
        elif entry.id in entries:
            values = {"key": entry.id, "line": str(places[entry.id].line)}
            problems.append(Problem(place, "yaml-duplicate-key", values))
        else:
            entries[entry.id], places[entry.id] = entry, place
    if lines[0] != "{" or lines[-2:] != [FORMAT, "}"]:
        problems.append(Problem(Place(shown_as, len(lines)), "wrong-ledger-line"))
    return LedgerFile(Ledger(entries), places, problems)


def _frame(number: int, last: int) -> str | None:
    """What stands in a line that is of no thing."""
    return {1: "{", last - 1: FORMAT, last: "}"}.get(number)


def _entry(line: str) -> Entry | None:
    """The thing of a line; none where the line says no thing, or an event without its UID, digest and SEQUENCE."""
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    try:
        written = _Written.model_validate_json(match["entry"])
    except ValidationError:
        return None
    of_an_event = [value is not None for value in (written.uid, written.digest, written.sequence)]
    right = all(of_an_event) if written.kind == Kind.EVENT else not any(of_an_event)
    return Entry(id=match["id"], **dict(written)) if right else None
