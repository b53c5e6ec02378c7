"""The words of the templates and views in each language: gettext catalogues, compiled in memory from ``.po`` files."""

from __future__ import annotations

import io
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

CATALOGUES = Path(__file__).parents[1] / "theme" / "locale"


@cache
def translations(language: str, catalogues: Path = CATALOGUES) -> NullTranslations:
    """The catalogue of a language; a language without one speaks as the source does, in English."""
    file = catalogues / language / "LC_MESSAGES" / "messages.po"
    if not file.exists():
        return NullTranslations()
    with file.open("rb") as stream:
        catalogue = read_po(stream, locale=language, abort_invalid=True)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


def marked(message: str) -> str:
    """Marks a message for the catalogues; modules of declarations import it as ``_``."""
    return message
