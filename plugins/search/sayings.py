"""What an entry says, as its reader sees it: title, summary, text, and the names of what it is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from html import unescape

from plugins.domain.programme import Topic, Track, Translated
from plugins.domain.thing import Thing
from plugins.domain.things import Article, City, Event, Resource
from plugins.publishing.cards import name_language
from plugins.publishing.edition import Edition
from plugins.publishing.page import Time

_SPACING_TAG = re.compile(r"</?(?:blockquote|br|d[dlt]|div|fig|h[1-6]|hr|li|ol|p|pre|t[abdhr]|ul)[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_FOOTNOTE_MARK = re.compile(r'<sup id="fnref.*?</sup>|<a class="footnote-backref".*?</a>')


@dataclass(frozen=True)
class Said:
    """The words of an entry: ``names`` are those of its cities, in every language, of its country and its topics.

    ``language`` is that of a title that is left in another one. What is ``written`` below the summary, the digest of
    what that is made of, what is ``named`` and when it is ``dated`` may be worked out only when they are asked for:
    whoever shows titles alone has not read it.
    """

    title: str
    summary: str = ""
    written: str | Callable[[], str] = ""
    named: tuple[str, ...] | Callable[[], Iterable[str]] = ()
    dated: Callable[[], Time | None] | None = None
    language: str | None = None
    digest: Callable[[], str | None] | None = None

    @cached_property
    def text(self) -> str:
        """What is written, without marks."""
        return self.written if isinstance(self.written, str) else self.written()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What is named."""
        return self.named if isinstance(self.named, tuple) else tuple(self.named())

    @property
    def text_digest(self) -> str:
        """Another one as soon as something else is written."""
        known = self.digest() if self.digest else None
        return known or blake2b(self.text.encode(), digest_size=16).hexdigest()

    @property
    def time(self) -> Time | None:
        """The date that a list shows."""
        return self.dated() if self.dated else None


def said_of_thing(edition: Edition, thing: Thing) -> Said:
    """The words of a thing, with what its page says beside them."""
    words = edition.words(thing)
    return Said(
        title=words.title,
        summary=words.summary,
        written=lambda: plain_text(words.body.html),
        named=lambda: _names(edition, thing),
        dated=lambda: _time(edition, thing),
        language=name_language(edition, thing) if isinstance(thing, City) else None,
        digest=lambda: edition.text_digest(thing),
    )


def said_of_term(edition: Edition, term: Topic | Track) -> Said:
    """The words of a topic or a track."""
    return Said(edition.text(term.title), edition.text(term.summary))


def said_of_programme(edition: Edition) -> Said:
    """The words of the programme's page."""
    programme = edition.site.programme
    titled = (*programme.steps, *programme.projects)
    texts: tuple[Translated | None, ...] = (
        programme.aim,
        programme.length,
        *(text for one in titled for text in (one.title, one.summary)),
        *programme.focus,
        *programme.support,
        *programme.duties,
        *(milestone.title for milestone in programme.milestones),
    )
    title, summary = edition.text(programme.title), edition.text(programme.summary)
    return Said(title, summary, _joined(edition, texts), named=(edition.text(programme.short_title),))


def said_of_figures(edition: Edition) -> Said:
    """The words of the page of figures."""
    _, figures = edition.locale.gettext, edition.site.figures
    lead = _("The programme in numbers. Each has its date and its source: where a count changed, both stand here.")
    return Said(_("Figures"), lead, _joined(edition, (text for one in figures for text in (one.title, one.unit))))


def said_of_data(edition: Edition) -> Said:
    """The words of the page of open data."""
    _ = edition.locale.gettext
    lead = _("Everything that this site knows, for programs and spreadsheets: in both languages and with sources.")
    return Said(_("Open data"), lead)


def plain_text(html: str) -> str:
    """The words of a clean text as they are seen, without marks; each paragraph, item or cell is a line."""
    lines = _SPACING_TAG.sub("\n", _FOOTNOTE_MARK.sub("", html).replace("\n", " "))
    words = (" ".join(line.split()) for line in unescape(_TAG.sub("", lines)).split("\n"))
    return "\n".join(filter(None, words))


def _names(edition: Edition, thing: Thing) -> Iterable[str]:
    site = edition.site
    if isinstance(thing, City):
        yield edition.locale.country(thing.country)
        yield from (words.title for language, words in thing.words.items() if language != edition.language)
    if isinstance(thing, Event) and thing.venue:
        yield thing.venue.name
    for slug in thing.topics:
        yield edition.text(site.topic_by_slug[slug].title)
    for slug in thing.cities:
        if slug in site.city_by_slug:
            yield from (words.title for words in site.city_by_slug[slug].words.values())


def _time(edition: Edition, thing: Thing) -> Time | None:
    """The date that a list shows of a thing."""
    match thing:
        case Event():
            occurrence = thing.shown(edition.site.now)
            start, end = (occurrence.start, occurrence.end) if occurrence else (thing.start, thing.end)
            return edition.locale.period(start, end)
        case Article() | Resource() if thing.date:
            return edition.locale.time(thing.date)
        case _:
            return None


def _joined(edition: Edition, texts: Iterable[Translated | None]) -> str:
    return "\n".join(edition.text(text) for text in texts if text)
