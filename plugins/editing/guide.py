"""The tables of keys in the editors' guide, made from the schema: ``python -m plugins.editing.guide``.

The guide is written by hand in ``guide/<language>.md``; what stands between its two marks is made anew.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from plugins.catalogue import marked as _
from plugins.catalogue import translations
from plugins.editing.validate import LANGUAGES
from plugins.reading.schema import FORM_WORDS, LISTS, SCHEMAS, Facts, Key, Words, keys_of

FOLDER = Path(__file__).parents[2] / "guide"
PICTURES = FOLDER / "pictures"
BEGIN, END = "<!-- made by ./inv guide: begin -->\n", "<!-- made by ./inv guide: end -->\n"

HEADINGS = (_("Key"), _("What it is"), _("What to write"), _("Form"), _("For example"))
NEEDED = _("Keys in bold must be there.")
EVERY_KIND = _("What every kind of thing has")
ONE_OF = _("one of: {choices}")
NAME_FROM = _("a name from {place}, without a date")
SEVERAL = _("several: {form}")
BELOW = _("The keys below {key}")

Say = Callable[[str], str]


def tables(language: str) -> str:
    """The tables of every key of front matter and of the closed lists, in one language."""
    say = translations(language).gettext
    return "\n".join(_sections(say))


def with_tables(text: str, language: str) -> str:
    """The guide with its tables as they are to be."""
    before, _begin, rest = text.partition(BEGIN)
    _old, _end, after = rest.partition(END)
    return f"{before}{BEGIN}\n{tables(language)}\n{END}{after}"


def _sections(say: Say) -> Iterator[str]:
    common = keys_of(Words) + keys_of(Facts)
    yield f"{say(NEEDED)}\n"
    yield from _section(say(EVERY_KIND), common, say)
    for schema in SCHEMAS.values():
        if own := [key for key in schema.keys if key not in common]:
            yield from _section(say(schema.label), own, say)
    for name, listed in LISTS.items():
        yield from _section(f"{say(listed.label)}: `content/{name}.yaml`", keys_of(listed.model), say)


def _section(heading: str, keys: Sequence[Key], say: Say) -> Iterator[str]:
    yield f"### {heading}\n"
    yield from _tables(keys, say)


def _tables(keys: Sequence[Key], say: Say) -> Iterator[str]:
    yield from _table(keys, say)
    for key in keys:
        if key.parts:
            yield f"{say(BELOW).format(key=f'`{key.name}`')}:\n"
            yield from _tables(key.parts, say)


def _table(keys: Sequence[Key], say: Say) -> Iterator[str]:
    yield _row(map(say, HEADINGS))
    yield _row("---" for _heading in HEADINGS)
    for key in keys:
        name = f"**`{key.name}`**" if key.required else f"`{key.name}`"
        examples = ", ".join(f"`{say(example)}`" for example in key.examples)
        yield _row((name, say(key.label), say(key.hint), _form(key, say), examples))
    yield ""


def _form(key: Key, say: Say) -> str:
    form = say(FORM_WORDS[key.form])
    if key.refers_to:
        place = f"{key.refers_to}.yaml" if key.refers_to in LISTS else f"{key.refers_to}/"
        form = say(NAME_FROM).format(place=f"`content/{place}`")
    if key.choices:
        form = say(ONE_OF).format(choices="; ".join(f"`{one.value}` – {say(one.label)}" for one in key.choices))
    return say(SEVERAL).format(form=form) if key.repeats else form


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> int:
    """Writes the tables into each language's guide."""
    for language in LANGUAGES:
        file = FOLDER / f"{language}.md"
        file.write_text(with_tables(file.read_text(encoding="utf-8"), language), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
