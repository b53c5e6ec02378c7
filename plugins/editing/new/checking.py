"""One answer against the schema and against what is there: what it means, or why it cannot be taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from plugins.domain.permalink import Kind
from plugins.domain.when import SOFIA, Minute
from plugins.editing.inventory import Inventory
from plugins.problem import Place, Problem
from plugins.reading.clock import clock_problem
from plugins.reading.schema import SCHEMAS, Choice
from plugins.reading.strict_yaml import Node, Scalar, Sequence
from plugins.reading.suggestion import nearest
from plugins.reading.validation import validate

NOWHERE = Place("")

Check = Callable[[str], str]
"""Gives back what is to be written for an answer, or raises :class:`RefusedError`."""


class RefusedError(Exception):
    """An answer that cannot be taken, and the problem with it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def by_schema(kind: Kind, key: str) -> Check:
    """A value of a key of front matter, as validation would take it."""

    def check(written: str) -> str:
        _validated(kind, key, Scalar(written, NOWHERE))
        return written

    return check


def date(kind: Kind, key: str, zone: str = SOFIA) -> Check:
    """A date, whose time exists on the clock of ``zone``, once."""

    def check(written: str) -> str:
        when = _validated(kind, key, Scalar(written, NOWHERE))
        if isinstance(when, Minute) and (problem := clock_problem(replace(when, zone=zone))):
            raise RefusedError(Problem(NOWHERE, *problem))
        return written

    return check


def choice(choices: Iterable[Choice], labels: Iterable[str]) -> Check:
    """One of several, by its name, by what it is called, or by its number in the list."""
    values = [choice.value for choice in choices]
    called = {label.casefold(): value for label, value in zip(labels, values, strict=True)}

    def check(written: str) -> str:
        sought = written.strip().casefold()
        if sought.isdecimal() and 1 <= int(sought) <= len(values):
            return values[int(sought) - 1]
        if sought in values:
            return sought
        if sought in called:
            return called[sought]
        near = nearest(sought, (*values, *called))
        values_of = {"found": written, "choices": ", ".join(values)}
        raise RefusedError(Problem(NOWHERE, "wrong-choice", values_of, called.get(near or "", near)))

    return check


def listed(inventory: Inventory, kind: Kind, key: str) -> Callable[[str], tuple[str, ...]]:
    """Slugs of cities or topics, out of slugs or names between commas."""

    def check(written: str) -> tuple[str, ...]:
        found = [_named(inventory, key, name) for part in re.split(r"[,;]", written) if (name := part.strip())]
        slugs = tuple(dict.fromkeys(found))
        _validated(kind, key, Sequence(tuple(Scalar(slug, NOWHERE) for slug in slugs), NOWHERE))
        return slugs

    return check


def _named(inventory: Inventory, key: str, name: str) -> str:
    if slug := inventory.slug_of(key, name):
        return slug
    names = {title: slug for slug, titles in inventory.names[key].items() for title in (slug, *titles)}
    near = nearest(name, names)
    code = {"cities": "unknown-city", "topics": "unknown-topic"}[key]
    raise RefusedError(Problem(NOWHERE, code, {"found": name}, near))


def _validated(kind: Kind, key: str, node: Node) -> object:
    schema = SCHEMAS[kind]
    model = schema.words if key in schema.words.model_fields else schema.facts
    right, problems = validate(model, {key: node})
    if problems:
        raise RefusedError(problems[0])
    return right[key]
