"""How the texts stand: what is translated, and which texts quote a figure that has a newer value."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from plugins.catalogue import translations
from plugins.domain import number
from plugins.domain.programme import Figure
from plugins.domain.site import Site
from plugins.domain.thing import FigureQuote, Thing
from plugins.domain.things import Article
from plugins.domain.when import order
from plugins.editing.validate import LANGUAGES, LOCALES, as_json, published
from plugins.problem import ContentRefused
from plugins.reading.content import read_site
from plugins.reading.dialect import dialects
from plugins.reading.report import report, spoken_language

MISSING = "missing"
SETTLED = ("original", "reviewed")
"""States of a translation that need nobody."""


@dataclass(frozen=True, slots=True)
class TextStatus:
    """How far a thing is in one language: ``state`` is original, reviewed, unreviewed or missing."""

    path: str
    language: str
    state: str


@dataclass(frozen=True, slots=True)
class OutdatedQuote:
    """A figure that a text quotes and that has a newer value.

    ``quoted`` and ``newest`` are written in the numbers of the text's language, dates as in ``figures.yaml``. A quote
    that is not ``bound`` to a date has changed by itself since its text was published.
    """

    path: str
    line: int
    figure: str
    quoted: str
    quoted_as_of: str
    newest: str
    newest_as_of: str
    bound: bool


@dataclass(frozen=True, slots=True)
class Status:
    """Everything that editors may want to see to."""

    texts: tuple[TextStatus, ...]
    figures: tuple[OutdatedQuote, ...]


def status(site: Site) -> Status:
    """The status of everything that can be read on a site, sorted by path and line."""
    things = sorted(site.things, key=lambda thing: thing.folder)
    return Status(
        tuple(_text(thing, language) for thing in things for language in site.languages),
        tuple(sorted(_outdated(site, things), key=lambda quote: (quote.path, quote.line))),
    )


def _text(thing: Thing, language: str) -> TextStatus:
    words = thing.words.get(language)
    return TextStatus(_path(thing, language), language, words.translation.value if words else MISSING)


def _path(thing: Thing, language: str) -> str:
    return f"{thing.folder}/index.{language}.md"


def _outdated(site: Site, things: Sequence[Thing]) -> Iterator[OutdatedQuote]:
    figures = {figure.id: figure for figure in site.figures}
    for thing in things:
        for language in site.languages:
            for quote in thing.words[language].quotes if language in thing.words else ():
                figure = figures[quote.figure]
                if _is_outdated(thing, quote, figure):
                    yield _outdated_quote(_path(thing, language), LOCALES[language], quote, figure)


def _is_outdated(thing: Thing, quote: FigureQuote, figure: Figure) -> bool:
    """Whether the newest value is another than the one quoted, or is newer than the news that says it."""
    if quote.as_of is None:
        return isinstance(thing, Article) and order(figure.latest.as_of) > order(thing.date)
    return figure.values_at(quote.as_of)[-1].value != figure.latest.value


def _outdated_quote(path: str, locale: str, quote: FigureQuote, figure: Figure) -> OutdatedQuote:
    quoted, newest = figure.values_at(quote.as_of)[-1], figure.latest
    return OutdatedQuote(
        path,
        quote.line,
        figure.id,
        number.digits(quoted.value, locale),
        quoted.as_of.machine,
        number.digits(newest.value, locale),
        newest.as_of.machine,
        bound=quote.as_of is not None,
    )


def as_text(found: Status, language: str) -> str:
    """What needs somebody, as tables for a terminal."""
    return "\n\n".join((_texts(found.texts, language), _figures(found.figures, language)))


def _texts(texts: Sequence[TextStatus], language: str) -> str:
    _ = translations(language).gettext
    states = {
        "original": _("original"),
        "reviewed": _("reviewed"),
        "unreviewed": _("not reviewed"),
        MISSING: _("missing"),
    }
    counted = Counter((text.language, text.state) for text in texts)
    codes = tuple(dict.fromkeys(text.language for text in texts))
    head = ("", *states.values())
    counts = [(code, *(str(counted[code, state]) for state in states)) for code in codes]
    to_do = [(text.path, states[text.state]) for text in texts if text.state not in SETTLED]
    return "\n".join((_("Translations"), *_table([head, *counts]), *_table(to_do)))


def _figures(quotes: Sequence[OutdatedQuote], language: str) -> str:
    _ = translations(language).gettext
    if not quotes:
        return _("No text quotes a figure that has a newer value.")
    head = (_("Figures that have a newer value"), "", _("quoted"), _("newest"))
    rows = [
        (
            f"{quote.path}:{quote.line}",
            quote.figure,
            f"{quote.quoted} ({quote.quoted_as_of})" if quote.bound else _("follows the newest; bind it to its date"),
            f"{quote.newest} ({quote.newest_as_of})",
        )
        for quote in quotes
    ]
    return "\n".join(_table([head, *rows]))


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lines whose columns stand below one another."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)


def _as_json(found: Status, _language: str) -> str:
    return json.dumps(asdict(found), ensure_ascii=False, indent=2)


FORMATS: dict[str, Callable[[Status, str], str]] = {"text": as_text, "json": _as_json}


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the status of a folder of content; the exit code is 0, or 1 where the content has problems."""
    parser = argparse.ArgumentParser(prog="inv status", description=__doc__)
    parser.add_argument("content", nargs="?", default="content", help="the folder of the content")
    parser.add_argument("--format", choices=sorted(FORMATS), default="text")
    parser.add_argument("--lang", choices=LANGUAGES, help="the language of the messages")
    options = parser.parse_args(arguments)
    language, content = options.lang or spoken_language(LANGUAGES), Path(options.content)
    if not content.is_dir():
        parser.error(f"there is no folder {options.content}")
    try:
        site = read_site(content, dialects(LOCALES), datetime.now(UTC), "", *published(content), hidden_too=True)
    except ContentRefused as refused:
        print((as_json if options.format == "json" else report)(refused.problems, language))
        return 1
    print(FORMATS[options.format](status(site), language))
    return 0


if __name__ == "__main__":
    sys.exit(main())
