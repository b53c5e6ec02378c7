"""The file ``changes.json``: what changed from release to release, exactly as the last release published it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator
from pydantic_core import ErrorDetails

from plugins.domain.changes import Change, Fact, FieldChange, History, Kind, Release, Table
from plugins.problem import Place, Problem
from plugins.reading.source_file import read_text

_LONGEST = 50_000_000
_INSTANT = "%Y-%m-%dT%H:%M:%SZ"

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _Written(BaseModel):
    """Nothing is converted, nothing is passed over."""

    model_config = ConfigDict(extra="forbid", strict=True)


class _FieldChange(_Written):
    field: str
    before: Fact = None
    after: Fact = None

    @model_validator(mode="after")
    def _both(self) -> _FieldChange:
        if len(self.model_fields_set & {"before", "after"}) == 1:
            raise ValueError
        return self


class _Change(_Written):
    dataset: str
    id: str
    change: Annotated[Kind, Field(strict=False)]
    fields: list[_FieldChange] = []


class _Release(_Written):
    released: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$")]
    changes: Annotated[list[_Change], Field(min_length=1)]

    @model_validator(mode="after")
    def _exists(self) -> _Release:
        datetime.strptime(self.released, _INSTANT).replace(tzinfo=UTC)
        return self


class _Table(_Written):
    fields: list[str]
    records: dict[str, list[Fact]]

    @model_validator(mode="after")
    def _rectangular(self) -> _Table:
        if any(len(row) != len(self.fields) for row in self.records.values()):
            raise ValueError
        return self


class _File(BaseModel):
    """The file; what it says of itself beside these two is for its readers."""

    model_config = ConfigDict(strict=True)

    releases: list[_Release]
    state: dict[str, _Table]


@dataclass(frozen=True, slots=True)
class ChangesFile:
    """What has been released, none before the first release; and what is wrong with the file."""

    history: History | None = None
    problems: list[Problem] = field(default_factory=list)


def read_changes(path: Path, shown_as: str) -> ChangesFile:
    """Reads the file; one that is not there says that nothing has been released."""
    if not path.exists() and not path.is_symlink():
        return ChangesFile()
    text, problems = read_text(path, shown_as, _LONGEST)
    return ChangesFile(problems=problems) if text is None else parse(text, shown_as)


def parse(text: str, shown_as: str) -> ChangesFile:
    """The history out of its text; where that cannot be, the first place that is wrong."""
    try:
        written = _File.model_validate_json(text)
    except ValidationError as error:
        place = Place(shown_as, _line(text, error.errors(include_url=False)[0]))
        return ChangesFile(problems=[Problem(place, "wrong-changes")])
    releases = tuple(_release(release) for release in written.releases)
    tables = {
        name: Table(tuple(table.fields), {identity: tuple(row) for identity, row in table.records.items()})
        for name, table in written.state.items()
    }
    return ChangesFile(History(releases, tables))


def _release(written: _Release) -> Release:
    at = datetime.strptime(written.released, _INSTANT).replace(tzinfo=UTC)
    return Release(at, tuple(_change(change) for change in written.changes))


def _change(written: _Change) -> Change:
    return Change(written.dataset, written.id, written.change, tuple(map(_field_change, written.fields)))


def _field_change(written: _FieldChange) -> FieldChange:
    return FieldChange(written.field, written.before, written.after, told="before" in written.model_fields_set)


def _line(text: str, error: ErrorDetails) -> int:
    """The line in which JSON ends to be JSON, or the one in which the wrong value stands."""
    try:
        json.loads(text)
    except json.JSONDecodeError as invalid:
        return invalid.lineno
    line, node = 1, yaml.compose(text, Loader=_Loader)
    for step in error["loc"]:
        node = _inner(node, step)
        if node is None:
            break
        line = int(node.start_mark.line) + 1
    return line


def _inner(node: yaml.Node | None, step: int | str) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return node.value[step] if step < len(node.value) else None
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    return None
