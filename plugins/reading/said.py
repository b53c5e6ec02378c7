"""What a thing says, and what it states, as digests: equal ones are of equal values."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from plugins.domain.notation import encode, stated
from plugins.domain.thing import Body, Thing

SHOWN = ("files", "figures", "pictures")
"""What of a body is a fact of its thing."""


def facts_of(folder: str) -> str:
    """The name of what the thing of a folder states."""
    return folder


def words_of(folder: str, language: str) -> str:
    """The name of what it says in a language, its text aside."""
    return f"{folder} {language}"


def text_of(folder: str, language: str) -> str:
    """The name of its text in a language."""
    return f"{folder} {language} text"


def said(thing: Thing) -> dict[str, str]:
    """The digests of all that a thing states and says, by name."""
    shown = {language: encoded_shown(words.body) for language, words in thing.words.items()}
    found = {facts_of(thing.folder): _digest((type(thing).__name__, encoded_facts(thing), shown))}
    for language, words in thing.words.items():
        found[words_of(thing.folder, language)] = _digest(stated(words, "body"))
        found[text_of(thing.folder, language)] = _digest(encoded_text(words.body))
    return found


def encoded_facts(thing: Thing) -> dict[str, Any]:
    """The facts that its folder does not name."""
    return stated(thing, "kind", "slug", "folder", "words")


def encoded_shown(body: Body) -> list[Any]:
    """The facts of a body."""
    return [encode(getattr(body, name)) for name in SHOWN]


def encoded_text(body: Body) -> tuple[str, list[tuple[int, str, str]]]:
    """The text of a body."""
    return body.html, [(heading.level, heading.anchor, heading.text) for heading in body.headings]


def _digest(value: Any) -> str:
    return hashlib.blake2b(json.dumps(value).encode(), digest_size=16).hexdigest()
