"""A model of the schema against what was written, key by key, so that one mistake hides no other."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Map
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from plugins.problem import Place, Problem
from plugins.reading.strict_yaml import Mapping, Node, Sequence, key_place, node_at, place_of
from plugins.reading.suggestion import nearest

_CODES = {
    "tuple_type": "wrong-list",
    "list_type": "wrong-list",
    "dict_type": "wrong-mapping",
    "model_type": "wrong-mapping",
    "model_attributes_type": "wrong-mapping",
    "missing": "missing-key",
    "extra_forbidden": "unknown-key",
}


def validate(
    model: type[BaseModel], written: Map[str, Node], languages: tuple[str, ...] = ()
) -> tuple[dict[str, Any], list[Problem]]:
    """The values of those keys of ``model`` that are written and right, and the problems of the others.

    ``languages`` are those in which a text must stand that is written in all of them at once.
    """
    context = {"languages": languages}
    right: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, node in written.items():
        try:
            right[key] = _adapters(model)[key].validate_python(node.plain, context=context)
        except ValidationError as error:
            problems += [_problem(model, key, node, details) for details in error.errors(include_url=False)]
    return right, problems


def missing_keys(model: type[BaseModel], written: Map[str, Node], place: Place) -> list[Problem]:
    """A problem for each key that ``model`` needs and that is not written."""
    needed = (key for key, field in model.model_fields.items() if field.is_required())
    return [Problem(place, "missing-key", {"key": key}) for key in needed if key not in written]


def unknown_keys(known: Map[str, object], written: Mapping) -> list[Problem]:
    """A problem for each key that is none of ``known``."""
    return [
        Problem(place, "unknown-key", {"found": key}, nearest(key, known))
        for key, place in written.keys.items()
        if key not in known
    ]


@cache
def _adapters(model: type[BaseModel]) -> dict[str, TypeAdapter[Any]]:
    return {
        key: TypeAdapter(Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation)  # type: ignore[arg-type]
        for key, field in model.model_fields.items()
    }


def _problem(model: type[BaseModel], key: str, node: Node, details: ErrorDetails) -> Problem:
    steps = tuple(step for step in details["loc"] if isinstance(step, int) or step.isidentifier())
    code = _CODES.get(details["type"], details["type"])
    if details["type"] == "extra_forbidden":
        found = str(details["loc"][-1])
        known = _model_at(model, key, details["loc"][:-1]).model_fields
        return Problem(key_place(node, details["loc"]), code, {"found": found}, nearest(found, known))
    values = {name: str(value) for name, value in details.get("ctx", {}).items() if value is not None}
    suggestion = values.pop("suggestion", None)
    if code in ("wrong-text", "wrong-list", "wrong-mapping"):
        values = {"key": next((step for step in reversed(steps) if isinstance(step, str)), key)}
    elif code == "missing-key":
        values = {"key": str(details["loc"][-1])}
    return Problem(_place(node, steps, code, values), code, values, suggestion)


def _place(node: Node, steps: tuple[int | str, ...], code: str, values: Map[str, str]) -> Place:
    """Where the value stands, or that part of it which the mistake is about."""
    reached = node_at(node, steps)
    if code == "duplicate-item" and isinstance(reached, Sequence):
        twice = [item.place for item in reached.items if item.plain == values["found"]]
        return twice[1]
    if code == "unknown-key" and isinstance(reached, Mapping):
        return reached.keys[values["found"]]
    return place_of(node, steps)


def _model_at(model: type[BaseModel], key: str, steps: tuple[int | str, ...]) -> type[BaseModel]:
    """The model of the mapping that ``steps`` lead to below ``key`` of ``model``."""
    for step in (key, *(step for step in steps if isinstance(step, str))):
        if step in model.model_fields:
            model = next(_models_in(model.model_fields[step].annotation), model)
    return model


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
