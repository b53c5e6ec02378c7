"""What the page of the form must know beside its fields: how folders are named, and what may not stay empty."""

from __future__ import annotations

from typing import Any

from plugins.catalogue import marked as _
from plugins.catalogue import translations
from plugins.domain.permalink import Kind
from plugins.domain.transliteration import LETTERS, UNDECOMPOSED
from plugins.editing.form_editor.choices import Content
from plugins.reading.schema import SCHEMAS, Key, Schema, keys_of

MESSAGES = {
    "missing": _("“{label}” is missing."),
    "missing-language": _("“{label}” is missing in {language}."),
    "missing-part": _("“{part}” is missing in “{label}”."),
    "no-name": _("The title has no letter or digit of which a folder’s name can be made."),
}

ID_PREFIXES = {kind: kind.value.removesuffix("s") for kind in Kind} | {Kind.NEWS: "news", Kind.CITY: "city"}
"""What a new id begins with."""

DATES = {Kind.NEWS: "date", Kind.EVENT: "start"}
"""The key whose date stands in front of a folder's name."""


def rules_of(content: Content, languages: tuple[str, ...]) -> dict[str, Any]:
    """The file ``rules.json``: of each kind the keys, what is needed of them, and the names that are taken."""
    say = translations(content.language).gettext
    return {
        "languages": list(languages),
        "letters": {**LETTERS, "ѝ": "i", **UNDECOMPOSED},
        "messages": {code: say(message) for code, message in MESSAGES.items()},
        "kinds": {
            kind.value: {
                "everyLanguage": schema.every_language,
                "idPrefix": ID_PREFIXES[kind],
                "date": DATES.get(kind),
                "taken": content.folders(kind),
                **_keys(schema, say),
            }
            for kind, schema in SCHEMAS.items()
        },
    }


def _keys(schema: Schema, say: Any) -> dict[str, Any]:
    return {
        "words": {key.name: _key(key, say) for key in keys_of(schema.words)},
        "facts": {key.name: _key(key, say) for key in keys_of(schema.facts)},
    }


def _key(key: Key, say: Any) -> dict[str, Any]:
    parts = {"parts": {part.name: _key(part, say) for part in key.parts}} if key.parts else {}
    return {"label": say(key.label), "required": key.required, **parts}
