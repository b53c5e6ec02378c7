"""The status of the content as a page of the preview, with every warning and the lines around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.cache import cache_beside
from plugins.domain.permalink import in_language
from plugins.domain.site import Site
from plugins.domain.thing import Thing
from plugins.editing.advice.advise import advise
from plugins.editing.preview.excerpt import ShownProblem, shown
from plugins.editing.preview.marks import in_words
from plugins.editing.preview.moment import Moment
from plugins.editing.preview.pages import render
from plugins.editing.status import MISSING, TRANSLATIONS, OutdatedQuote, instant, state_names, status, to_see_to
from plugins.editing.validate import LANGUAGES, LOCALES, MESSAGES
from plugins.problem import Problem
from plugins.reading.translations import read_texts

MOST_WARNINGS = 100
"""So many warnings are shown with the lines around them; the number of all is said."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A text that needs somebody; the link is to its page, where there is one."""

    title: str
    href: str | None
    language: str
    state: str
    older_than: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AppearanceLine:
    """Something that readers do not see, or will not always see."""

    title: str
    href: str
    state: str
    when: str


@dataclass(frozen=True, slots=True)
class StatusView:
    """All that the page says; ``counts`` are the texts of each language in each of ``states``."""

    as_of: str
    states: tuple[str, ...]
    counts: Mapping[str, tuple[int, ...]]
    texts: tuple[TextLine, ...]
    appearances: tuple[AppearanceLine, ...]
    figures: tuple[OutdatedQuote, ...]
    warnings: tuple[ShownProblem, ...]
    warnings_count: int
    home: str


def status_page(site: Site, moment: Moment, language: str, seen: int) -> bytes:
    """How the content stands at a moment."""
    found = status(site, read_texts(site, site.content.absolute().parent / TRANSLATIONS))
    names, things = state_names(language), {thing.folder: thing for thing in site.things}
    warnings = advise(site, LOCALES, cache_beside(site.content.absolute()) / "advice.json", workers=1)
    columns = ("original", "reviewed", "unreviewed", MISSING)
    rows = {
        code: (
            *(sum(text.state == state for text in found.texts if text.language == code) for state in columns),
            sum(bool(text.older_than) for text in found.texts if text.language == code),
        )
        for code in site.languages
    }
    view = StatusView(
        as_of=in_words(site.now, language),
        states=tuple(names[state] for state in columns),
        counts=rows,
        texts=tuple(
            _text_line(things[text.path.rpartition("/")[0]], text.language, names[text.state], text.older_than, moment)
            for text in to_see_to(found.texts)
        ),
        appearances=tuple(
            AppearanceLine(
                _title(things[one.path], language),
                _href(things[one.path], next(iter(things[one.path].words)), moment),
                names[one.state],
                in_words(instant(one), language),
            )
            for one in found.appearances
        ),
        figures=found.figures,
        warnings=_shown(warnings[:MOST_WARNINGS], language, site.content.absolute().parent),
        warnings_count=len(warnings),
        home=moment.root + in_language("/", language, LANGUAGES[0]),
    )
    return render("status.html", language, view=view, seen=seen).encode()


def _shown(warnings: Sequence[Problem], language: str, root: Path) -> tuple[ShownProblem, ...]:
    return tuple(shown(warning, language, root, MESSAGES) for warning in warnings)


def _text_line(thing: Thing, language: str, state: str, older_than: tuple[str, ...], moment: Moment) -> TextLine:
    href = _href(thing, language, moment) if language in thing.words else None
    return TextLine(_title(thing, language), href, language, state, older_than)


def _title(thing: Thing, language: str) -> str:
    """The title in a language, or in one that there is."""
    return thing.words.get(language, next(iter(thing.words.values()))).title


def _href(thing: Thing, language: str, moment: Moment) -> str:
    return moment.root + in_language(thing.address, language, LANGUAGES[0])
