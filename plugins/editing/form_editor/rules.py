"""What the page of the form must know beside its fields: how things are named, and what may not stay empty."""

from __future__ import annotations

from typing import Any

from plugins.catalogue import marked as _
from plugins.catalogue import translations
from plugins.domain.permalink import Kind, slug_of_folder
from plugins.domain.transliteration import LETTERS, UNDECOMPOSED
from plugins.editing.form_editor.choices import Content
from plugins.editing.new_thing import ID_BEGINS, LONGEST_SLUG
from plugins.reading.schema import SCHEMAS, Key, Schema, keys_of

MESSAGES = {
    "missing": _("“{label}” is missing."),
    "missing-language": _("“{label}” is missing in {language}."),
    "missing-part": _("“{part}” is missing in “{label}”."),
    "no-name": _("The title has no letter or digit of which a folder’s name can be made."),
}

SAVING = {
    "editor.editorToolbar.publish": _("Save"),
    "editor.editorToolbar.publishNow": _("Save now"),
    "editor.editorToolbar.publishing": _("Saving…"),
    "editor.editorToolbar.published": _("Saved"),
    "editor.editorToolbar.publishAndCreateNew": _("Save and begin another one"),
    "editor.editorToolbar.publishAndDuplicate": _("Save and duplicate"),
    "ui.toast.entryPublished": _("Saved"),
}
"""Words of Decap CMS where what is saved is not public yet: its own speak of publishing."""

UNTRANSLATED = {
    "editor.editorControlPane.i18n.copyFromLocale": _("Copy from another language"),
    "editor.editorInterface.toggleI18n": _("Both languages"),
    "editor.editorWidgets.list.add": _("Add: %{item}"),
    "editor.editorWidgets.list.addType": _("Add: %{item}"),
}
"""Words of Decap CMS that its Bulgarian lacks."""

DATES = {Kind.NEWS: "date", Kind.EVENT: "start"}
"""The key whose date stands in front of a folder's name."""


def rules_of(content: Content, languages: tuple[str, ...], *, is_local: bool) -> dict[str, Any]:
    """The file ``rules.json``: of each kind the keys, what is needed of them, and the slugs that are taken.

    ``is_local`` says that the form writes to this machine only, and publishes nothing.
    """
    say = translations(content.language).gettext
    return {
        "language": content.language,
        "languages": list(languages),
        "words": {path: say(word) for path, word in (UNTRANSLATED | (SAVING if is_local else {})).items()},
        "longestSlug": LONGEST_SLUG,
        "letters": {**LETTERS, "ѝ": "i", **UNDECOMPOSED},
        "messages": {code: say(message) for code, message in MESSAGES.items()},
        "kinds": {
            kind.value: {
                "everyLanguage": schema.every_language,
                "idBegins": ID_BEGINS[kind],
                "date": DATES.get(kind),
                "taken": [slug_of_folder(folder) for folder in content.folders(kind)],
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
