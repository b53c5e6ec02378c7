"""JSON as it is written here: UTF-8, keys in the order of their declaration, a line for each record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any


def compact(value: Any) -> str:
    """A value in one line."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def pretty(value: Any) -> bytes:
    """A document for people's eyes too."""
    return (json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode()


def with_lines(head: Mapping[str, Any], key: str, items: Iterable[Any]) -> bytes:
    """An object whose last key holds a list, each item of it in a line of its own."""
    lines = [f"{compact(name)}: {compact(value)}," for name, value in head.items()]
    return "\n".join(["{", *lines, *listed(key, items), "}", ""]).encode()


def listed(key: str, items: Iterable[Any]) -> list[str]:
    """A key and its list, an item a line."""
    inner = ",\n".join(map(compact, items))
    return [f"{compact(key)}: [", *([inner] if inner else []), "]"]
