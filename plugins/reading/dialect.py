"""What is different about Markdown from one language to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.catalogue import translations
from plugins.reading.messages import FOOTNOTE_BACKLINK


@dataclass(frozen=True, slots=True)
class Dialect:
    """What differs between languages: how numbers are written (CLDR), and the label of a footnote's way back ({})."""

    language: str
    locale: str
    footnote_backlink: str


def dialects(locales: Mapping[str, str]) -> tuple[Dialect, ...]:
    """The dialects of the site's languages, in their order, each with its CLDR locale."""
    return tuple(
        Dialect(language, locale, translations(language).gettext(FOOTNOTE_BACKLINK))
        for language, locale in locales.items()
    )
