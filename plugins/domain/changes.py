"""What has changed in the open data from release to release, and the state that the next release is compared with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

Fact = str | int | float | None
"""What a cell of a table holds, as far as it is kept: a long text is kept as its digest."""

LONGEST = 80
"""So many letters of a text are kept at the most."""

DIGEST = "sha256:"
"""What the digest of a long text begins with."""


class Kind(StrEnum):
    """What became of a record."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a field was before and is now; where either was too long to be kept, only that it changed."""

    field: str
    before: Fact = None
    after: Fact = None
    told: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the record ``id`` of a data set; fields are told only of one that changed."""

    dataset: str
    id: str
    kind: Kind
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """What changed with the release that was made at an instant (UTC, to the second)."""

    at: datetime
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The fields of a data set that are compared, and the row of each record, by its id."""

    fields: tuple[str, ...]
    rows: Mapping[str, tuple[Fact, ...]]


@dataclass(frozen=True, slots=True)
class History:
    """The releases in which something changed, newest first, and the tables of the last one, by data set."""

    releases: tuple[Release, ...] = ()
    tables: Mapping[str, Table] = field(default_factory=dict)

    def followed_by(self, tables: Mapping[str, Table], at: datetime) -> History:
        """The history once ``tables`` are released at ``at``; a release that changes nothing leaves no trace.

        A data set or a field that one of both releases does not have is not compared: it is the form that changed,
        not what is known.
        """
        changes = tuple(
            change
            for name in sorted(tables.keys() & self.tables.keys())
            for change in _changes(name, self.tables[name], tables[name])
        )
        released = (Release(at.replace(microsecond=0), changes),) if changes else ()
        return History((*released, *self.releases), tables)


def kept(value: Fact) -> Fact:
    """A value as it is kept: a text of more than :data:`LONGEST` letters as the first 16 digits of its SHA-256."""
    if isinstance(value, str) and len(value) > LONGEST:
        return DIGEST + hashlib.sha256(value.encode()).hexdigest()[:16]
    return value


def _changes(dataset: str, before: Table, after: Table) -> Iterator[Change]:
    for identity in sorted(before.rows.keys() | after.rows.keys()):
        if identity not in before.rows:
            yield Change(dataset, identity, Kind.ADDED)
        elif identity not in after.rows:
            yield Change(dataset, identity, Kind.REMOVED)
        elif fields := tuple(_fields(before, after, identity)):
            yield Change(dataset, identity, Kind.CHANGED, fields)


def _fields(before: Table, after: Table, identity: str) -> Iterator[FieldChange]:
    old = dict(zip(before.fields, before.rows[identity], strict=True))
    for name, value in zip(after.fields, after.rows[identity], strict=True):
        if name in old and old[name] != value:
            yield _field_change(name, old[name], value)


def _field_change(name: str, before: Fact, after: Fact) -> FieldChange:
    if any(isinstance(value, str) and value.startswith(DIGEST) for value in (before, after)):
        return FieldChange(name, told=False)
    return FieldChange(name, before, after)
