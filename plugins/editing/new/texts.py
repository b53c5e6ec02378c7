"""The files of a new thing: what is known, ??? for what is yet to be written, a line of help for every other key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from plugins.catalogue import translations
from plugins.domain.permalink import Kind
from plugins.editing.inventory import Inventory
from plugins.editing.new.interview import Answers
from plugins.editing.new_thing import NewThing, folder_name, free_id
from plugins.editing.yaml_text import block, scalar
from plugins.reading.placeholders import PLACEHOLDER
from plugins.reading.schema import SCHEMAS, Key, keys_of
from plugins.reading.schema.form import Form

_WITH_TEXT = (Kind.NEWS, Kind.EVENT, Kind.PAGE)
_SAMPLES = {
    Form.URL: "https://…",
    Form.FILE: "file.pdf",
    Form.COUNT: "100",
    Form.LANGUAGE: "bg",
    Form.SLUG: "…",
}
_WIDTH = 48
"""Letters before the help behind a key."""


def new_thing(answers: Answers, inventory: Inventory, language: str) -> NewThing:
    """The thing, its help in ``language``."""
    identity = free_id(answers.kind, answers.slug, inventory.ids)
    first = next(iter(answers.titles))
    files = {
        f"index.{code}.md": "\n".join(
            ("---", *_front_matter(answers, code, identity if code == first else "", inventory, language), "---")
        )
        + f"\n{_body(answers.kind, code)}"
        for code in answers.titles
    }
    name = folder_name(answers.slug, answers.date)
    return NewThing(answers.kind, name, {name: text.encode() for name, text in files.items()})


def _front_matter(answers: Answers, code: str, identity: str, inventory: Inventory, language: str) -> Iterator[str]:
    """The words of a language, and where there is an id the facts; then the keys that may stand there too."""
    _ = translations(language).gettext
    schema = SCHEMAS[answers.kind]
    if identity:
        yield _with_help(block("id", identity)[0], _("permanent: never change it"))
    yield from block("title", answers.titles[code])
    yield from block("summary", answers.summaries[code] or PLACEHOLDER)
    if identity:
        yield _with_help("status: draft", _("delete this line when it may be published"))
        for name, value in answers.facts.items():
            yield from block(name, value)
    keys: Iterable[Key] = schema.keys if identity else keys_of(schema.words)
    written = {"id", "title", "summary", "status", *answers.facts}
    left = [key for key in keys if key.name not in written]
    others = _("What else may stand here: take away the “# ” at the beginning of the line.")
    if left:
        yield f"# {others}"
    for key in left:
        yield f"# {_with_help(f'{key.name}: {_sample(key, inventory.names, language)}', _help(key, language))}"


def _with_help(line: str, help_: str) -> str:
    return f"{line.ljust(_WIDTH)}  # {help_}"


def _help(key: Key, language: str) -> str:
    _ = translations(language).gettext
    choices = ", ".join(f"{choice.value} = {_(choice.label)}" for choice in key.choices)
    return " ".join(part for part in (f"{_(key.label)}.", _(key.hint), choices) if part)


def _sample(key: Key, names: Mapping[str, Mapping[str, object]], language: str, *, inside: bool = False) -> str:
    """A value that shows the form of a key; ``inside`` brackets, where more has to stand between quotation marks."""
    inside = inside or key.repeats
    if key.form is Form.MAPPING:
        parts = (f"{part.name}: {_sample(part, names, language, inside=True)}" for part in key.parts)
        value = f"{{{', '.join(parts)}}}"
    elif key.refers_to:
        value = next(iter(names.get(key.refers_to, ())), "…")
    else:
        samples = (*(choice.value for choice in key.choices), *key.examples, _SAMPLES.get(key.form, "…"))
        value = scalar(translations(language).gettext(samples[0]), in_brackets=inside)
    return f"[{value}]" if key.repeats else value


def _body(kind: Kind, code: str) -> str:
    if kind not in _WITH_TEXT:
        return ""
    words = translations(code).gettext("Here stands the text, in Markdown.")
    return f"{PLACEHOLDER} {words}\n"
