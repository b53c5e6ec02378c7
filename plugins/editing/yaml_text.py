"""Values into the lines of front matter, in the hand of an editor: quotation marks only where they are needed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from plugins.reading import strict_yaml

_WORDS = re.compile(r"[\w ./+-]+")

Value = str | tuple[str, ...] | Mapping[str, str]
"""A scalar, a list, or a mapping of scalars."""


def block(key: str, value: Value) -> list[str]:
    """The lines of a key with its value."""
    if isinstance(value, Mapping):
        return [f"{key}:", *(f"  {inner}: {scalar(text)}" for inner, text in value.items())]
    return [f"{key}: {flow(value)}"]


def sources_block(sources: Sequence[Mapping[str, str]], indent: str = "  ") -> list[str]:
    """The lines of the entries of a list of mappings."""
    return [
        f"{indent}{'  ' if position else '- '}{key}: {scalar(text)}"
        for source in sources
        for position, (key, text) in enumerate(source.items())
    ]


def flow(value: Value) -> str:
    """A value in one line."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, tuple):
        return f"[{', '.join(scalar(text, in_brackets=True) for text in value)}]"
    return f"{{{', '.join(f'{key}: {scalar(text, in_brackets=True)}' for key, text in value.items())}}}"


@lru_cache(10_000)
def scalar(text: str, *, in_brackets: bool = False) -> str:
    """A text as it stands where it reads back as itself, else between quotation marks (JSON's are YAML's).

    In brackets the readers of YAML disagree about signs; there, only words do without.
    """
    written, expected = (f"k: [{text}]", [text]) if in_brackets else (f"k: {text}", text)
    mapping, problems = strict_yaml.read(written, "")
    is_plain = (_WORDS.fullmatch(text) or not in_brackets) and not strict_yaml.is_guessed(text)
    if is_plain and not problems and mapping.plain == {"k": expected}:
        return text
    return json.dumps(text, ensure_ascii=False)
