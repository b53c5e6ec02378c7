"""Texts into clean HTML: those that are plain in form the short way, all others through Python-Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from plugins.domain.thing import Body
from plugins.problem import Problem
from plugins.reading.body_store import BodyStore, KeptBody, body_key
from plugins.reading.bundle import Bundle
from plugins.reading.dialect import Dialect
from plugins.reading.figure_quotes import NO_FIGURES, FigureBook
from plugins.reading.limits import excess
from plugins.reading.links import FollowedLinks, LinkMap
from plugins.reading.markdown_plain import convert_plain
from plugins.reading.source_file import SourceFile

if TYPE_CHECKING:
    from plugins.reading.markdown import Converter


class TextConverter:
    """Converts texts of one language; Python-Markdown is loaded for the first that needs it, and kept."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect, self.locale = dialect, dialect.locale

    def convert(
        self, bundle: Bundle, file: SourceFile, links: LinkMap | FollowedLinks, book: FigureBook = NO_FIGURES
    ) -> tuple[Body, list[Problem]]:
        """The clean HTML of a file's body, and the problems in it with their places."""
        if problems := excess(file):
            return Body(), problems
        folder = bundle.path_in_content
        plain = convert_plain(file.body, file.language, lambda link: links.resolve(link, folder, file.language))
        if plain:
            return Body(plain.html, plain.headings), []
        return self._any_form.convert(bundle, file, links, book)

    @cached_property
    def _any_form(self) -> Converter:
        from plugins.reading.markdown import Converter  # noqa: PLC0415 (large, and needed by few texts)

        return Converter(self._dialect)


@dataclass(frozen=True, slots=True)
class Converted:
    """A body, what is wrong with it, what its links led to, and what of it is worth keeping for the next time."""

    body: Body
    problems: tuple[Problem, ...] = ()
    links: tuple[tuple[str, str | None], ...] = ()
    fresh: tuple[tuple[str, KeptBody], ...] = ()


def convert_or_reuse(
    converter: TextConverter,
    store: BodyStore | None,
    bundle: Bundle,
    file: SourceFile,
    links: LinkMap,
    book: FigureBook,
) -> Converted:
    """The body as it was converted before, if its links lead where they led; else it is converted."""
    if store is None:
        body, problems = converter.convert(bundle, file, links, book)
        return Converted(body, tuple(problems))
    folder = bundle.path_in_content
    key = body_key(file.language, converter.locale, f"{links.root}{bundle.address} {folder}", file.body)
    kept = store.get(key)
    if kept and kept.holds(lambda link: links.resolve(link, folder, file.language)):
        return Converted(kept.body, (), kept.links)
    followed = FollowedLinks(links)
    body, problems = converter.convert(bundle, file, followed, book)
    led = tuple(followed.followed.items())
    if problems or body.files or body.figures or body.pictures:
        return Converted(body, tuple(problems), led)
    return Converted(body, (), led, ((key, KeptBody(body, led)),))
