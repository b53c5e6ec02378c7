"""A model of the schema against what was written, key by key, so that one mistake hides no other."""

from __future__ import annotations

from collections.abc import Mapping as Map
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from plugins.problem import Place, Problem
from plugins.reading.strict_yaml import Mapping, Node, place_of
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
            problems += [_problem(key, node, details) for details in error.errors(include_url=False)]
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


def _problem(key: str, node: Node, details: ErrorDetails) -> Problem:
    steps = tuple(step for step in details["loc"] if isinstance(step, int) or step.isidentifier())
    place = place_of(node, steps)
    code = _CODES.get(details["type"], details["type"])
    last = next((step for step in reversed(steps) if isinstance(step, str)), key)
    values = {name: str(value) for name, value in details.get("ctx", {}).items() if value is not None}
    suggestion = values.pop("suggestion", None)
    if code in ("wrong-text", "wrong-list", "wrong-mapping"):
        values = {"key": last}
    elif code == "missing-key":
        values = {"key": str(details["loc"][-1])}
    elif details["type"] == "extra_forbidden":
        values = {"found": str(details["loc"][-1])}
    return Problem(place, code, values, suggestion)
