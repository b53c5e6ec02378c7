"""The words of the declarations: written in English, marked for the catalogues, said in every language of the site."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.publishing.edition import Edition

SOURCE_LANGUAGE = "en"
"""The language in which the declarations are written."""


def translated(edition: Edition, message: str) -> dict[str, str]:
    """A message in each language of the site, the default one first."""
    return {locale.language: locale.gettext(message) for locale in edition.siblings}


def described(edition: Edition, title: str, description: str) -> dict[str, str]:
    """A title and a description as the catalogues of data want them: plain keys in English, others with a language."""
    said: dict[str, str] = {}
    for key, message in (("title", title), ("description", description)):
        others = {language: text for language, text in translated(edition, message).items() if text}
        said[key] = message
        said |= {f"{key}_{language}": text for language, text in others.items() if language != SOURCE_LANGUAGE}
    return said


def in_all(texts: Mapping[str, str], languages: tuple[str, ...]) -> dict[str, str | None]:
    """A text by language with nothing where it has none."""
    return {language: texts.get(language) for language in languages}
