"""The domain's values as what JSON can hold, and back: only classes that are named here are ever made.

Text, numbers and truth values stand as they are; a tuple is a list; anything else is an object of one entry, whose key
names the class.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from typing import Any

from plugins.domain import permalink, picture, programme, recurrence, thing, things, when

_MODULES = (permalink, picture, programme, recurrence, thing, things, when)
_PLAIN = (str, int, bool, float, type(None))
_MAPPING = "mapping"


def encode(value: Any) -> Any:
    """A value of the domain as what JSON can hold.

    Raises:
        TypeError: there is no notation for it.
    """
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [encode(one) for one in value]
    if kind is dict:
        return {_MAPPING: {key: encode(one) for key, one in value.items()}}
    try:
        name, write = _WRITERS[kind]
    except KeyError:
        raise TypeError(kind) from None
    return {name: write(value)}


def decode(written: Any) -> Any:
    """The value that :func:`encode` has written.

    Raises:
        ValueError, TypeError, KeyError: it has not.
    """
    if type(written) is list:
        return tuple([decode(one) for one in written])
    if type(written) is dict:
        ((name, content),) = written.items()
        return _READERS[name](content)
    return written


def stated(record: Any, *without: str) -> dict[str, Any]:
    """The fields of a record that are not as they are by themselves, encoded."""
    found = {}
    for field in fields(record):
        if field.name not in without and (value := getattr(record, field.name)) != field.default:
            found[field.name] = encode(value)
    return found


def restated(written: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that :func:`stated` has written."""
    return {name: decode(value) for name, value in written.items()}


def _mapping(content: dict[str, Any]) -> dict[str, Any]:
    return {key: decode(one) for key, one in content.items()}


def _record(kind: type) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    names = [field.name for field in fields(kind)]
    if not names:
        return lambda _value: [], lambda _content: kind()
    taken = attrgetter(*names)

    def write(value: Any) -> list[Any]:
        found = taken(value)
        return [encode(one) for one in (found if len(names) > 1 else (found,))]

    return write, lambda content: kind(*[decode(one) for one in content])


_WRITERS: dict[type, tuple[str, Callable[[Any], Any]]] = {
    date: ("date", date.isoformat),
    datetime: ("datetime", datetime.isoformat),
    Decimal: ("Decimal", str),
}
_READERS: dict[str, Callable[[Any], Any]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "Decimal": Decimal,
    _MAPPING: _mapping,
}

for _module in _MODULES:
    for _kind in vars(_module).values():
        if not isinstance(_kind, type) or _kind.__module__ != _module.__name__:
            continue
        if issubclass(_kind, Enum):
            _WRITERS[_kind], _READERS[_kind.__name__] = (_kind.__name__, attrgetter("value")), _kind
        elif is_dataclass(_kind) and not issubclass(_kind, thing.Thing):
            _write, _READERS[_kind.__name__] = _record(_kind)
            _WRITERS[_kind] = _kind.__name__, _write
