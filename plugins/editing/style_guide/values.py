"""From the plain data of an example to what a template gets: the site's own dataclasses, checked on the way.

``{bg: …, en: …}`` is what differs between the languages, ``{html: …}`` is Markup.
"""

from __future__ import annotations

import dataclasses
import re
import types
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any, Union, get_args, get_origin, get_type_hints

from markupsafe import Markup

from plugins.editing.validate import LANGUAGES

_CLASS = re.compile(r"(?P<module>[a-z_]+(?:\.[a-z_]+)*)\.[A-Z]\w*")


@cache
def type_of(written: str) -> Any:
    """A type as a parameter names it: ``tuple[publishing.page.Link, ...]``."""
    rooms: dict[str, Any] = {"Markup": Markup}
    for found in _CLASS.finditer(written):
        import_module(f"plugins.{found['module']}")
        room = found["module"].partition(".")[0]
        rooms[room] = import_module(f"plugins.{room}")
    return get_type_hints(types.SimpleNamespace(__annotations__={"it": written}), rooms)["it"]


def value(kind: Any, written: Any, language: str) -> Any:
    """The value of a type that was written, in a language; a ``TypeError`` where it is of another type."""
    if isinstance(written, dict) and written.keys() == set(LANGUAGES):
        return value(kind, written[language], language)
    if isinstance(written, dict) and written.keys() == {"html"} and _takes_markup(kind):
        return Markup(value(str, written["html"], language))  # noqa: S704 (our own example)
    if get_origin(kind) in (Union, types.UnionType):
        return _one_of(get_args(kind), written, language)
    if get_origin(kind) is tuple and isinstance(written, list):
        return _tuple(get_args(kind), written, language)
    if isinstance(written, dict):
        return _mapping(kind, written, language)
    return _plain(kind, written)


def _plain(kind: Any, written: Any) -> Any:
    if kind is float and type(written) is int:
        return float(written)
    if kind is object or type(written) is kind:
        return written
    raise TypeError(f"{written!r} is not of the type {kind}")


def _mapping(kind: Any, written: dict[str, Any], language: str) -> Any:
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{key: value(hints.get(key, object), one, language) for key, one in written.items()})
    if get_origin(kind) is Mapping:
        return {key: value(get_args(kind)[1], one, language) for key, one in written.items()}
    raise TypeError(f"{written!r} is not of the type {kind}")


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _takes_markup(kind: Any) -> bool:
    return kind in (object, Markup) or Markup in get_args(kind)


def _one_of(kinds: tuple[Any, ...], written: Any, language: str) -> Any:
    problems = []
    for kind in kinds:
        try:
            return value(kind, written, language)
        except TypeError as problem:
            problems.append(str(problem))
    raise TypeError("; ".join(problems))


def _tuple(kinds: tuple[Any, ...], written: list[Any], language: str) -> tuple[Any, ...]:
    each = (kinds[0],) * len(written) if kinds[-1] is Ellipsis else kinds
    return tuple(value(kind, one, language) for kind, one in zip(each, written, strict=True))
