"""The schema for those who describe it: each key of a model with its label, hint, form and choices.

Labels and hints are English; ``gettext`` of a language's catalogue says them in another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from plugins.reading.schema.form import Choices, Form, Precisions, RefersTo


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a closed list, and what it is called."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Key:
    """A key of front matter or of a closed list.

    ``form`` is that of its value, or of each of its values where it ``repeats``; ``parts`` are the keys below it.
    ``refers_to`` names the folder or the list in ``content/`` of which a slug must be. A date's ``examples`` are the
    forms in which it may stand, the usual one first.
    """

    name: str
    label: str
    hint: str
    form: Form
    required: bool
    repeats: bool = False
    examples: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    refers_to: str | None = None
    parts: tuple[Key, ...] = ()


@cache
def keys_of(model: type[BaseModel]) -> tuple[Key, ...]:
    """The keys of a model in the order in which they are declared; what belongs to one kind alone comes first."""
    inherited = {name for base in model.__bases__ if issubclass(base, BaseModel) for name in base.model_fields}
    keys = [_key(name, field) for name, field in model.model_fields.items()]
    return tuple(sorted(keys, key=lambda key: (not key.required, key.name in inherited)))


def _key(name: str, field: FieldInfo) -> Key:
    marks = [*field.metadata, *_marks(field.annotation)]
    models = [mark for mark in marks if isinstance(mark, type) and issubclass(mark, BaseModel)]
    forms = (mark if isinstance(mark, Form) else getattr(mark, "form", None) for mark in marks)
    precisions = next((mark.examples for mark in marks if isinstance(mark, Precisions)), ())
    choices = next((mark.labels for mark in marks if isinstance(mark, Choices)), ())
    return Key(
        name,
        label=field.title or "",
        hint=field.description or "",
        form=next(filter(None, forms), Form.MAPPING),
        required=field.is_required(),
        repeats=any(mark is tuple for mark in marks),
        examples=precisions or tuple(map(str, field.examples or ())),
        choices=tuple(Choice(value.value, label) for value, label in choices),
        refers_to=next((mark.name for mark in marks if isinstance(mark, RefersTo)), None),
        parts=keys_of(models[0]) if models else (),
    )


def _marks(annotation: Any) -> Iterator[Any]:
    """Classes, and what stands in ``Annotated``: of an annotation and of those inside it, the outer first."""
    if metadata := getattr(annotation, "__metadata__", None):
        yield from metadata
        yield from _marks(annotation.__origin__)
        return
    if get_origin(annotation) is tuple:
        yield tuple
    if isinstance(annotation, type) and not issubclass(annotation, StrEnum):
        yield annotation
    for argument in get_args(annotation):
        yield from _marks(argument)
