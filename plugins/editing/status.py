"""How the content stands: translations, what readers do not see yet or no more, figures that have a newer value."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from plugins.catalogue import translations
from plugins.domain import number
from plugins.domain.programme import Figure
from plugins.domain.site import Site
from plugins.domain.thing import FigureQuote, Thing
from plugins.domain.things import Article
from plugins.domain.visibility import Why, hidden
from plugins.domain.when import begins, order
from plugins.editing.preview.marks import in_words
from plugins.editing.validate import LANGUAGES, LOCALES, as_json, read_everything
from plugins.problem import ContentRefused
from plugins.reading.report import report, spoken_language
from plugins.reading.translations import Texts, read_texts

MISSING, EXPIRING = "missing", "expiring"
TRANSLATIONS = "translations.json"
"""The file, beside the content, of which words each text was written beside."""

NO_TEXTS = Texts({})
WIDE = 160
"""Columns where there is no terminal to ask."""

SETTLED = ("original", "reviewed")
"""States of a translation that need nobody."""


@dataclass(frozen=True, slots=True)
class TextStatus:
    """How far a thing is in one language: ``state`` is original, reviewed, unreviewed or missing.

    ``older_than`` are the languages whose words have changed since this text was written.
    """

    path: str
    language: str
    state: str
    older_than: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Appearance:
    """A thing that readers do not see, or will not always see: ``state`` is draft, scheduled, expiring or expired.

    ``when`` is the instant at which that changes or has changed, as ISO 8601 in UTC; a draft has none.
    """

    path: str
    state: str
    when: str | None = None


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
    appearances: tuple[Appearance, ...] = ()


def status(site: Site, texts: Texts = NO_TEXTS) -> Status:
    """The status of everything on a site, drafts too, sorted by path and line; ``texts`` say what has changed since."""
    things = sorted(site.things, key=lambda thing: thing.folder)
    return Status(
        tuple(_text(thing, language, texts) for thing in things for language in site.languages),
        tuple(sorted(_outdated(site, things), key=lambda quote: (quote.path, quote.line))),
        tuple(found for thing in things if (found := _appearance(thing, site.now))),
    )


def _text(thing: Thing, language: str, texts: Texts) -> TextStatus:
    words = thing.words.get(language)
    state = words.translation.value if words else MISSING
    return TextStatus(_path(thing, language), language, state, texts.older_than(thing, language))


def _appearance(thing: Thing, now: datetime) -> Appearance | None:
    if found := hidden(thing, now):
        return Appearance(thing.folder, found.why, begins(found.when).isoformat() if found.when else None)
    return Appearance(thing.folder, EXPIRING, begins(thing.expires).isoformat()) if thing.expires else None


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


def tables(found: Status, language: str) -> Iterator[Table]:
    """What needs somebody, in tables that have something to show."""
    _ = translations(language).gettext
    states = state_names(language)
    yield _counts(found, language)
    to_do = [(text.path, states[text.state], ", ".join(text.older_than)) for text in to_see_to(found.texts)]
    yield _table(_("Texts to see to"), (_("file"), _("state"), _("older than")), to_do)
    seen = [(one.path, states[one.state], in_words(instant(one), language)) for one in found.appearances]
    yield _table(_("Not seen, or not always"), (_("folder"), _("state"), _("when")), seen)
    yield _table(
        _("Figures that have a newer value"),
        (_("place"), _("figure"), _("quoted"), _("newest")),
        [(f"{quote.path}:{quote.line}", quote.figure, *_values(quote, language)) for quote in found.figures],
    )


def to_see_to(texts: Iterable[TextStatus]) -> list[TextStatus]:
    """The texts that need somebody: those that are older than another one first, then those that are missing."""
    needing = (text for text in texts if text.state not in SETTLED or text.older_than)
    return sorted(needing, key=lambda text: (not text.older_than, text.state != MISSING))


def state_names(language: str) -> Mapping[str, str]:
    """The states of texts and things in words."""
    _ = translations(language).gettext
    return {
        "original": _("original"),
        "reviewed": _("reviewed"),
        "unreviewed": _("not reviewed"),
        MISSING: _("missing"),
        Why.DRAFT: _("draft"),
        Why.SCHEDULED: _("appears"),
        EXPIRING: _("expires"),
        Why.EXPIRED: _("has expired"),
    }


def instant(appearance: Appearance) -> datetime | None:
    """When an appearance changes or has changed (UTC)."""
    return datetime.fromisoformat(appearance.when) if appearance.when else None


def _counts(found: Status, language: str) -> Table:
    _ = translations(language).gettext
    states = state_names(language)
    counted = Counter((text.language, text.state) for text in found.texts)
    older = Counter(text.language for text in found.texts if text.older_than)
    columns = ("original", "reviewed", "unreviewed", MISSING)
    codes = tuple(dict.fromkeys(text.language for text in found.texts))
    rows = [(code, *(str(counted[code, state]) for state in columns), str(older[code])) for code in codes]
    return _table(_("Translations"), ("", *(states[state] for state in columns), _("older")), rows)


def _values(quote: OutdatedQuote, language: str) -> tuple[str, str]:
    _ = translations(language).gettext
    quoted = f"{quote.quoted} ({quote.quoted_as_of})" if quote.bound else _("follows the newest; bind it to its date")
    return quoted, f"{quote.newest} ({quote.newest_as_of})"


def _table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """A table for a terminal; what stands in it is text, whatever signs it holds."""
    table = Table(title=Text(title), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for name in head:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def as_text(found: Status, language: str) -> str:
    """The tables that are not empty, as wide as the terminal; coloured where it is one."""
    console = Console(
        file=io.StringIO(), width=None if sys.stdout.isatty() else WIDE, force_terminal=sys.stdout.isatty()
    )
    with console.capture() as printed:
        for table in tables(found, language):
            if table.row_count:
                console.print(table)
    return "\n".join(line.rstrip() for line in printed.get().strip().splitlines())


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
        site = read_everything(content)
    except ContentRefused as refused:
        print((as_json if options.format == "json" else report)(refused.problems, language))
        return 1
    print(FORMATS[options.format](status(site, read_texts(site, content.absolute().parent / TRANSLATIONS)), language))
    return 0


if __name__ == "__main__":
    sys.exit(main())
