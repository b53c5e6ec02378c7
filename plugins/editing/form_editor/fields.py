"""A key of the schema as a field of the form (Decap CMS, „Widgets“)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from plugins.catalogue import marked as _
from plugins.editing.form_editor.choices import Content
from plugins.reading.schema import FORM_WORDS, Choice, Form, Key
from plugins.reading.schema.patterns import pattern_of

Field = dict[str, Any]

WIDGETS: Mapping[Form, str] = {
    Form.PARAGRAPH: "text",
    Form.ID: "hidden",
    Form.PICTURE: "image",
    Form.FILE: "file",
}
"""What a value is written with, where that is not a line of text."""

MOVED = "2026-12-08 18:00 → 2026-12-10 18:00"
"""An exception of a recurring event that takes place at another time, as the form has it."""

EXAMPLES, CALENDAR = _("For example:"), _("Choose the day")


def field_of(key: Key, content: Content, say: Callable[[str], str], *, is_word: bool) -> Field:
    """A field that stands in every language's form if it ``is_word``, else beside the default language's only.

    Inside a group nothing is required, as the group as a whole may be left empty; the page looks after that.
    """
    field = {**_field(key, content, say), "required": key.required and key.form is not Form.ID}
    return {**field, "i18n": True} if is_word else field


def _field(key: Key, content: Content, say: Callable[[str], str]) -> Field:
    field: Field = {"name": key.name, "label": say(key.label), "hint": _hint(key, say)}
    choices = _choices(key, content, say)
    if key.form is Form.DATE and key.parts:
        return field | {"widget": "exceptions"}
    if choices is not None:
        options = [{"label": choice.label, "value": choice.value} for choice in choices]
        return field | {"widget": "select", "options": options, **({"multiple": True} if key.repeats else {})}
    if key.form is Form.MAPPING:
        parts = [{**_field(part, content, say), "required": False} for part in key.parts]
        widget: Field = {"widget": "list", "summary": "{{fields.title}}"} if key.repeats else {"widget": "object"}
        return field | widget | {"label_singular": say(key.label), "collapsed": True, "fields": parts}
    if key.form is Form.DATE:
        return field | {"widget": "when", "calendar": say(CALENDAR), **_pattern(key, say)}
    single = {"widget": WIDGETS.get(key.form, "string"), **_pattern(key, say)}
    if key.form in (Form.PICTURE, Form.FILE):
        single["choose_url"] = False
    if key.repeats:
        return field | {"widget": "list", "field": {"name": key.name, "label": say(key.label), **single}}
    return field | single


def _choices(key: Key, content: Content, say: Callable[[str], str]) -> tuple[Choice, ...] | None:
    if key.choices:
        return tuple(Choice(choice.value, say(choice.label)) for choice in key.choices)
    if key.refers_to:
        return content.named(key.refers_to)
    listed = {
        Form.COUNTRY: content.countries,
        Form.LANGUAGE: content.languages,
        Form.TIME_ZONE: content.time_zones,
    }.get(key.form)
    return listed() if listed else None


def _pattern(key: Key, say: Callable[[str], str]) -> Field:
    pattern = pattern_of(key)
    if pattern is None or key.form in WIDGETS:
        return {}
    return {"pattern": [pattern, say(FORM_WORDS[key.form])]}


def _hint(key: Key, say: Callable[[str], str]) -> str:
    """What to fill in; for what is typed in a form of its own, with examples."""
    hint = say(key.hint)
    if key.choices or key.refers_to or key.form in (Form.MAPPING, Form.COUNTRY, Form.LANGUAGE, Form.TIME_ZONE):
        return hint
    moved = (MOVED,) if key.parts else ()
    examples = ", ".join(map(say, (*key.examples, *moved)))
    return f"{hint} {say(EXAMPLES)} {examples}" if examples else hint
