"""What a data set is: its columns, each declared once, and the records that they are filled with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from plugins.open_data.value_types import Cell, Part, ValueType
from plugins.publishing.edition import Edition

Item = TypeVar("Item", contravariant=True)  # noqa: PLC0105 (what a record is made of)
Record = Mapping[str, Any]
"""A record as JSON has it; the keys are the names of the columns, in their order."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Item]):
    """A column: its name, what it holds, what it says (in English, to be translated), and where that is from.

    ``derived`` is what only follows from other columns or from the place where the site stands: it is no change of
    what is known when it changes. The edition is that of the default language.
    """

    name: str
    type: ValueType
    description: str
    value: Callable[[Edition, Item], Any]
    required: bool = False
    derived: bool = False


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of the table, under its whole name."""

    name: str
    part: Part
    description: str
    derived: bool


@dataclass(frozen=True)
class Dataset:
    """A data set as it is declared; title and description are in English, to be translated.

    ``themes`` are terms of the EU's data-theme authority; ``page`` is the address of the page that shows it to people;
    ``references`` (column, data set, column of that) hold between records.
    """

    name: str
    title: str
    description: str
    themes: tuple[str, ...]
    page: str
    columns: tuple[Column[Any], ...]
    items: Callable[[Edition], Iterable[Any]]
    is_geographic: bool = False
    references: tuple[tuple[str, str, str], ...] = ()

    def records(self, edition: Edition) -> tuple[Record, ...]:
        """The records of a site in their order."""
        return tuple(
            {column.name: column.value(edition, item) for column in self.columns} for item in self.items(edition)
        )

    def table_columns(self, languages: Sequence[str]) -> tuple[TableColumn, ...]:
        """The columns of the table, from left to right."""
        return tuple(
            TableColumn(column.name + part.suffix, part, part.description or column.description, column.derived)
            for column in self.columns
            for part in column.type.parts(languages, not column.required)
        )

    def row(self, record: Record, languages: Sequence[str]) -> tuple[Cell, ...]:
        """The cells of a record."""
        return tuple(cell for column in self.columns for cell in column.type.cells(record[column.name], languages))


@dataclass(frozen=True)
class Filled:
    """A data set with the records of a site."""

    dataset: Dataset
    languages: tuple[str, ...]
    records: tuple[Record, ...]

    @property
    def name(self) -> str:
        """What its files are called."""
        return self.dataset.name

    @cached_property
    def columns(self) -> tuple[TableColumn, ...]:
        """The columns of the table."""
        return self.dataset.table_columns(self.languages)

    @cached_property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows of the table."""
        return tuple(self.dataset.row(record, self.languages) for record in self.records)


def filled(dataset: Dataset, edition: Edition) -> Filled:
    """A data set with the records of the site of an edition."""
    return Filled(dataset, edition.site.languages, dataset.records(edition))
