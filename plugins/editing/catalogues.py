"""The catalogues of words to translate, made anew from the code and the templates."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
LOCALE = ROOT / "theme" / "locale"


def template() -> Catalog:
    """Every message of the code and the templates, and the file it stands in; lines change too often."""
    catalogue = Catalog(project="Innovative Sofia ICC", charset="utf-8")
    with (LOCALE / "babel.cfg").open(encoding="utf-8") as stream:
        methods, options = parse_mapping_cfg(stream)  # type: ignore[no-untyped-call]
    found = extract_from_dir(ROOT, methods, options)
    for path, _line, message, comments, context in sorted(found, key=lambda entry: (entry[0], str(entry[2]))):
        catalogue.add(message, locations=[(path, 0)], auto_comments=comments, context=context)
    return catalogue


def languages() -> Iterator[str]:
    """The languages that have a catalogue."""
    return (path.parent.parent.name for path in sorted(LOCALE.glob("*/LC_MESSAGES/messages.po")))


def catalogue_of(language: str) -> Catalog:
    """The catalogue of a language as it is committed."""
    with (LOCALE / language / "LC_MESSAGES" / "messages.po").open("rb") as stream:
        return read_po(stream, locale=language)


def main() -> int:
    """Writes the template, and updates each language's catalogue; translations that no message needs any more go."""
    fresh = template()
    with (LOCALE / "messages.pot").open("wb") as stream:
        write_po(stream, fresh, width=0, omit_header=True, include_lineno=False)
    for language in languages():
        catalogue = catalogue_of(language)
        catalogue.update(fresh, no_fuzzy_matching=True)
        with (LOCALE / language / "LC_MESSAGES" / "messages.po").open("wb") as stream:
            write_po(stream, catalogue, width=0, omit_header=True, include_lineno=False, ignore_obsolete=True)
        missing = sum(1 for message in catalogue if message.id and not message.string)
        print(f"{language}: {len(catalogue)} messages, {missing} without a translation")
    return 0


if __name__ == "__main__":
    sys.exit(main())
