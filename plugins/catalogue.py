"""The words of the templates and views in each language: gettext catalogues, compiled from ``.po`` files."""

from __future__ import annotations

import io
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from plugins.cache import cache_beside, recall, remember

CATALOGUES = Path(__file__).parents[1] / "theme" / "locale"


@cache
def translations(language: str, catalogues: Path = CATALOGUES) -> NullTranslations:
    """The catalogue of a language; a language without one speaks as the source does, in English."""
    file = catalogues / language / "LC_MESSAGES" / "messages.po"
    if not file.exists():
        return NullTranslations()
    source = file.read_bytes()
    kept, made_of = cache_beside(catalogues.parent) / "catalogues" / f"{language}.mo", f"{_VERSION} {source!r}"
    compiled = recall(kept, made_of)
    if compiled is None:
        compiled = _compiled(source, language)
        remember(kept, made_of, compiled)
    return GNUTranslations(io.BytesIO(compiled))


_VERSION = "1"
"""Of what :func:`_compiled` makes of a catalogue."""


def _compiled(source: bytes, language: str) -> bytes:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 (large, and needed only when a catalogue has changed)
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(source), locale=language, abort_invalid=True))
    return compiled.getvalue()


def marked(message: str) -> str:
    """Marks a message for the catalogues; modules of declarations import it as ``_``."""
    return message
