"""The configuration of Decap CMS: its collections are the kinds of things, their fields the keys of the schema."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from plugins.catalogue import marked as _
from plugins.catalogue import translations
from plugins.domain.permalink import Kind
from plugins.editing.form_editor.choices import Content
from plugins.editing.form_editor.fields import Field, field_of
from plugins.reading.schema import SCHEMAS, Form, Schema, keys_of

Backend = dict[str, Any]

_Dumper: type = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

BODY_LABEL = _("Text")
BODY_HINT = _("An empty line stands between paragraphs. The buttons write the marks of Markdown.")
MARKS = (
    (_("Heading"), {"line": "## "}),
    (_("Bold"), {"before": "**", "after": "**"}),
    (_("List"), {"line": "- "}),
    (_("Quote"), {"line": "> "}),
    (_("Link"), {"before": "[", "after": "](https://)"}),
    (_("Figure"), {"before": "{=", "after": "}"}),
)
"""The buttons above the text, and what each writes around what is chosen, or before each of its lines."""

PICTURE, PICTURE_ALT, PICTURE_CREDIT = _("Picture"), _("what it shows"), _("Author, licence")


def config_of(content: Content, languages: tuple[str, ...], backend: Backend) -> str:
    """The file ``config.yml``, with its words in the language of ``content``.

    ``languages`` are the site's, the default one first: it holds the facts, the others words only.
    """
    say = translations(content.language).gettext
    return yaml.dump(
        {
            **backend,
            "locale": content.language,
            "media_folder": "content",
            "slug": {"encoding": "ascii", "clean_accents": True},
            "i18n": {"structure": "multiple_files", "locales": list(languages), "default_locale": languages[0]},
            "editor": {"preview": False},
            "collections": [_collection(kind, schema, content, say) for kind, schema in SCHEMAS.items()],
        },
        allow_unicode=True,
        sort_keys=False,
        width=1_000,
        Dumper=_Dumper,
    )


def _collection(kind: Kind, schema: Schema, content: Content, say: Callable[[str], str]) -> dict[str, Any]:
    """A folder of folders: what one thing says stands in ``index.<language>.md`` with its pictures beside it."""
    return {
        "name": kind.value,
        "label": say(schema.plural),
        "label_singular": say(schema.label),
        "folder": f"content/{kind}",
        "path": "{{slug}}/index",
        "meta": {"path": {"widget": "hidden", "label": "path", "required": False, "index_file": "index"}},
        "media_folder": "",
        "public_folder": "",
        "create": True,
        "delete": False,
        "i18n": True,
        "extension": "md",
        "format": "yaml-frontmatter",
        "summary": "{{title}}",
        "sortable_fields": ["title", *(key for key in ("date", "start") if key in schema.facts.model_fields)],
        "fields": _fields(schema, content, say),
    }


def _fields(schema: Schema, content: Content, say: Callable[[str], str]) -> list[Field]:
    """What must be filled in, the text, then what may be."""
    words = [(key, field_of(key, content, say, is_word=True)) for key in keys_of(schema.words)]
    facts = [(key, field_of(key, content, say, is_word=False)) for key in keys_of(schema.facts)]
    body = {"name": "body", "label": say(BODY_LABEL), "hint": say(BODY_HINT), "required": False, "i18n": True}
    body |= {
        "widget": "markup",
        "marks": [{"label": say(label), **marks} for label, marks in MARKS],
        "picture": {"label": say(PICTURE), "before": f"![{say(PICTURE_ALT)}", "credit": say(PICTURE_CREDIT)},
    }
    needed = [
        field for key, field in sorted(words + facts, key=lambda entry: entry[0].form is not Form.ID) if key.required
    ]
    return [*needed, body, *(field for key, field in words + facts if not key.required)]
