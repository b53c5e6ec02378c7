"""What a column may hold, said once: as JSON (JSON Schema 2020-12) and as cells of a table (Table Schema)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

Cell = str | int | float | None

SEPARATOR = " | "
"""Between several values in one cell; a ``|`` or ``\\`` inside a value has a ``\\`` in front."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value; ``format`` is JSON Schema's, ``minimum`` and ``maximum`` are inclusive."""

    type: str = "string"
    format: str | None = None
    pattern: str | None = None
    choices: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None

    def json_schema(self, nullable: bool = False) -> dict[str, Any]:
        """The value in JSON; null where nothing is known, if it may be."""
        stated = {
            "type": [self.type, "null"] if nullable else self.type,
            "format": self.format,
            "pattern": self.pattern,
            "enum": [*self.choices, *([None] if nullable else [])] if self.choices else None,
            "minimum": self.minimum,
            "maximum": self.maximum,
        }
        return {key: value for key, value in stated.items() if value is not None}

    @property
    def table_type(self) -> str:
        """The type of a cell; an instant is one of them, a date of its own precision stays a text."""
        return "datetime" if self.format == "date-time" else self.type

    @property
    def constraints(self) -> dict[str, Any]:
        """What a cell must keep to."""
        stated = {"pattern": self.pattern, "minimum": self.minimum, "maximum": self.maximum}
        choices = {"enum": list(self.choices)} if self.choices else {}
        return {**{key: value for key, value in stated.items() if value is not None}, **choices}


@dataclass(frozen=True, slots=True)
class Field:
    """A part of a value that has several; the description is in English, to be translated."""

    name: str
    type: Scalar
    description: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A column of the table: what stands behind the name of the whole (empty for all of it), and what it holds.

    ``language`` is that of its texts where there is a column for each; ``description`` is that of the part alone.
    """

    suffix: str
    type: Scalar
    required: bool = False
    description: str | None = None
    language: str | None = None


class ValueType(Protocol):
    """What a column holds."""

    def json_schema(self, languages: Sequence[str], nullable: bool, /) -> dict[str, Any]:
        """The value in JSON."""
        ...

    def parts(self, languages: Sequence[str], nullable: bool, /) -> tuple[Part, ...]:
        """The columns of the table that it fills."""
        ...

    def cells(self, value: Any, languages: Sequence[str], /) -> tuple[Cell, ...]:
        """A value, as JSON has it, in those columns."""
        ...


@dataclass(frozen=True, slots=True)
class One:
    """One value."""

    type: Scalar

    def json_schema(self, _languages: Sequence[str], nullable: bool, /) -> dict[str, Any]:
        """The value itself."""
        return self.type.json_schema(nullable)

    def parts(self, _languages: Sequence[str], nullable: bool, /) -> tuple[Part, ...]:
        """One column."""
        return (Part("", self.type, not nullable),)

    def cells(self, value: Any, _languages: Sequence[str], /) -> tuple[Cell, ...]:
        """One cell."""
        return (value,)


@dataclass(frozen=True, slots=True)
class Translated:
    """A value in each language; null in those that have none, if that may be."""

    type: Scalar
    everywhere: bool = False

    def json_schema(self, languages: Sequence[str], _nullable: bool, /) -> dict[str, Any]:
        """An object whose keys are the languages' codes."""
        return _object({language: self.type.json_schema(not self.everywhere) for language in languages})

    def parts(self, languages: Sequence[str], _nullable: bool, /) -> tuple[Part, ...]:
        """A column for each language."""
        return tuple(Part(f"_{language}", self.type, self.everywhere, language=language) for language in languages)

    def cells(self, value: Any, languages: Sequence[str], /) -> tuple[Cell, ...]:
        """A cell for each language."""
        return tuple(value[language] for language in languages)


@dataclass(frozen=True, slots=True)
class Several:
    """A list of values; empty where none is known."""

    type: Scalar

    def json_schema(self, _languages: Sequence[str], _nullable: bool, /) -> dict[str, Any]:
        """An array."""
        return {"type": "array", "items": self.type.json_schema()}

    def parts(self, _languages: Sequence[str], _nullable: bool, /) -> tuple[Part, ...]:
        """One column of texts."""
        return (Part("", Scalar()),)

    def cells(self, value: Any, _languages: Sequence[str], /) -> tuple[Cell, ...]:
        """All values in one cell."""
        return (joined(value),)


@dataclass(frozen=True, slots=True)
class Group:
    """Values that belong together; null where nothing is known."""

    fields: tuple[Field, ...]

    def json_schema(self, _languages: Sequence[str], nullable: bool, /) -> dict[str, Any]:
        """An object."""
        schema = _object({field.name: field.type.json_schema(not field.required) for field in self.fields})
        return {**schema, "type": ["object", "null"]} if nullable else schema

    def parts(self, _languages: Sequence[str], nullable: bool, /) -> tuple[Part, ...]:
        """A column for each value."""
        return tuple(
            Part(f"_{field.name}", field.type, field.required and not nullable, field.description)
            for field in self.fields
        )

    def cells(self, value: Any, _languages: Sequence[str], /) -> tuple[Cell, ...]:
        """A cell for each value."""
        known: Mapping[str, Cell] = value or {}
        return tuple(known.get(field.name) for field in self.fields)


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of groups; empty where there is none."""

    fields: tuple[Field, ...]

    def json_schema(self, languages: Sequence[str], _nullable: bool, /) -> dict[str, Any]:
        """An array of objects."""
        return {"type": "array", "items": Group(self.fields).json_schema(languages, False)}

    def parts(self, languages: Sequence[str], _nullable: bool, /) -> tuple[Part, ...]:
        """A column of texts for each value of a group: the first of each belong together, and so on."""
        parts = Group(self.fields).parts(languages, True)
        return tuple(replace(part, type=Scalar()) for part in parts)

    def cells(self, value: Any, _languages: Sequence[str], /) -> tuple[Cell, ...]:
        """All values of a field in one cell, an empty text for what is not known."""
        return tuple(joined([row[field.name] for row in value]) for field in self.fields)


def joined(values: Sequence[Cell]) -> str | None:
    """Several values in one cell; nothing where there is none or none is known."""
    if all(value is None for value in values):
        return None
    return SEPARATOR.join("" if value is None else _escaped(str(value)) for value in values)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|")


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    """An object of which every key must be there and no other may."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }
