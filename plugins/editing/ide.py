"""Help for those who write in a text editor: JSON Schemas and VS Code's snippets, made from the schema of the content.

``python -m plugins.editing.ide`` writes them into ``.vscode/``, where they are committed. The schemas are of draft 7,
which editors' YAML servers read; they know one file, but neither the other language's nor what it refers to.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from plugins.catalogue import translations
from plugins.domain.permalink import Kind
from plugins.editing.validate import LANGUAGES
from plugins.reading.schema import FORM_WORDS, LISTS, SCHEMAS, Form, Key, ListSchema, Schema, keys_of
from plugins.reading.schema.patterns import pattern_of
from plugins.reading.values import SLUG, countries

FOLDER = Path(__file__).parents[2] / ".vscode"
DIALECT = "http://json-schema.org/draft-07/schema#"

Described = dict[str, Any]

SCALAR = ["string", "number", "boolean"]
"""What YAML makes of plain text: ``2020`` is a number to it, and a title to us."""


def files() -> Iterator[tuple[str, str]]:
    """The files by their paths in ``.vscode/``."""
    for kind, schema in SCHEMAS.items():
        yield f"schemas/{kind}.json", _json(front_matter_schema(schema))
    for name, listed in LISTS.items():
        yield f"schemas/{name}.json", _json(list_schema(listed))
    yield "front-matter.code-snippets", _json(snippets())


def front_matter_schema(schema: Schema) -> Described:
    """What may stand in one language's file; facts may stand in another one, so that only words are missed here."""
    return {
        "$schema": DIALECT,
        **_object(schema.keys, needed=[key.name for key in keys_of(schema.words) if key.required]),
    }


def list_schema(listed: ListSchema) -> Described:
    """What may stand in a closed list."""
    one = _object(keys_of(listed.model))
    if not listed.has_entries:
        return {"$schema": DIALECT, **one}
    names = {"pattern": f"^(?:{SLUG.pattern})$"}
    return {"$schema": DIALECT, "type": "object", "propertyNames": names, "additionalProperties": one}


def snippets() -> Described:
    """A snippet for a new file of each kind, and one for each key."""
    keys = {key.name: key for schema in reversed(SCHEMAS.values()) for key in schema.keys}
    return {
        **{f"new-{kind}": _new(kind, schema) for kind, schema in SCHEMAS.items()},
        **{key.name: _snippet(key.name, [_line(key)], _both(key.label, key.hint)) for key in keys.values()},
    }


def _object(keys: Sequence[Key], needed: Sequence[str] | None = None) -> Described:
    required = [key.name for key in keys if key.required] if needed is None else list(needed)
    properties = {key.name: _described(key, nullable=key.name not in required) for key in keys}
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _described(key: Key, *, nullable: bool) -> Described:
    value = _value(key)
    if key.repeats:
        unique = {"uniqueItems": True} if key.form in (Form.SLUG, Form.ALIAS, Form.LANGUAGE) else {}
        value = {"type": ["array", "null"] if nullable else "array", "items": value, **unique}
    elif nullable:
        value = _nullable(value)
    hint, marked = (
        _both(*messages) for messages in ((key.label, key.hint), (key.label, key.hint, FORM_WORDS[key.form]))
    )
    examples = {"examples": list(key.examples)} if key.examples else {}
    return {"title": key.name, "description": hint, "markdownDescription": marked, **examples, **value}


def _value(key: Key) -> Described:
    if key.choices:
        labels = [_both(choice.label) for choice in key.choices]
        return {"enum": [choice.value for choice in key.choices], "markdownEnumDescriptions": labels}
    if key.form is Form.TRANSLATED:
        texts = {language: {"type": SCALAR} for language in LANGUAGES}
        return {"type": "object", "properties": texts, "required": list(LANGUAGES), "additionalProperties": False}
    if key.form is Form.DATE and key.parts:
        return {"anyOf": [_text(key), _object(key.parts)]}
    return _object(key.parts) if key.parts else _text(key)


def _text(key: Key) -> Described:
    if key.form is Form.COUNTRY:
        return {"enum": sorted(countries())}
    pattern = pattern_of(key)
    if pattern is None:
        return {"type": SCALAR}
    is_number = key.form in (Form.LATITUDE, Form.LONGITUDE, Form.NUMBER, Form.COUNT)
    limits = {Form.LATITUDE: 90, Form.LONGITUDE: 180}
    limit = {"minimum": -limits[key.form], "maximum": limits[key.form]} if key.form in limits else {}
    types = ["string", "number"] if is_number or any(map(str.isdecimal, key.examples)) else ["string"]
    return {"type": types, "pattern": pattern, **limit}


def _nullable(value: Described) -> Described:
    """The same, or nothing: a key without a value is as good as not there."""
    if "enum" in value:
        return {**value, "enum": [*value["enum"], None]}
    if "anyOf" in value:
        return {"anyOf": [*value["anyOf"], {"type": "null"}]}
    types = value["type"] if isinstance(value["type"], list) else [value["type"]]
    return {**value, "type": [*types, "null"]}


def _new(kind: Kind, schema: Schema) -> Described:
    words, facts = keys_of(schema.words), keys_of(schema.facts)
    needed = [key for key in (*facts, *words) if key.required]
    lines = [
        _line(key, place) for place, key in enumerate(sorted(needed, key=lambda key: key.form is not Form.ID), start=1)
    ]
    return _snippet(f"{kind}", ["---", *lines, "---", "$0"], _both(schema.label))


def _snippet(prefix: str, body: Sequence[str], description: str) -> Described:
    return {"scope": "markdown", "prefix": prefix, "body": list(body), "description": description}


def _line(key: Key, place: int = 1) -> str:
    """A line of front matter with the example, or the choices, to write over (VS Code's syntax of snippets)."""
    if key.choices:
        return f"{key.name}: ${{{place}|{','.join(choice.value for choice in key.choices)}|}}"
    example = next(iter(key.examples), "")
    value = f"${{{place}:{translations(LANGUAGES[0]).gettext(example) if example else ''}}}"
    return f"{key.name}: [{value}]" if key.repeats else f"{key.name}: {value}"


def _both(*messages: str) -> str:
    """Messages in every language, the default one first."""
    said = (translations(language).gettext for language in LANGUAGES)
    return "\n\n".join(" – ".join(map(say, messages)) for say in said)


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def main() -> int:
    """Writes the files."""
    for name, text in files():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
