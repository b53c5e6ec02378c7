"""What readers do not see, marked wherever its title stands: drafts, what is still to appear, what has expired."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time

from plugins.catalogue import translations
from plugins.domain.site import Site
from plugins.domain.thing import Thing
from plugins.domain.visibility import Hidden, Why, hidden
from plugins.domain.when import SOFIA, Day, Minute
from plugins.editing.validate import LOCALES

Kindred = TypeVar("Kindred", bound=Thing)


def mark(found: Hidden, language: str) -> str:
    """Why readers do not see a thing, in a word or two, to stand before its title."""
    _ = translations(language).gettext
    texts = {Why.DRAFT: _("draft"), Why.SCHEDULED: _("from {date}"), Why.EXPIRED: _("until {date}")}
    return texts[found.why].format(date=in_words(found.when, language))


def explanation(found: Hidden, language: str) -> str:
    """The same in a sentence, for the thing's own page."""
    _ = translations(language).gettext
    texts = {
        Why.DRAFT: _("This is a draft: readers do not see it."),
        Why.SCHEDULED: _("Readers will see this from {date} on."),
        Why.EXPIRED: _("Readers have not seen this since {date}."),
    }
    return texts[found.why].format(date=in_words(found.when, language))


def with_marks(site: Site) -> Site:
    """The site with a mark before the title of each thing that readers do not see."""
    return replace(
        site,
        articles=_marked(site.articles, site.now),
        events=_marked(site.events, site.now),
        cities=_marked(site.cities, site.now),
        solutions=_marked(site.solutions, site.now),
        documents=_marked(site.documents, site.now),
        pages=_marked(site.pages, site.now),
    )


def _marked(things: Iterable[Kindred], now: datetime) -> tuple[Kindred, ...]:
    return tuple(_with_mark(thing, found) if (found := hidden(thing, now)) else thing for thing in things)


def _with_mark(thing: Kindred, found: Hidden) -> Kindred:
    words = {
        language: replace(words, title=f"[{mark(found, language)}] {words.title}")
        for language, words in thing.words.items()
    }
    return replace(thing, words=words)


def in_words(when: Day | Minute | datetime | None, language: str) -> str:
    """A date, and the time in Sofia where there is one, as the language writes them."""
    locale = LOCALES[language]
    if when is None:
        return ""
    if isinstance(when, Day):
        return format_date(when.day, "long", locale)
    local = (when.instant if isinstance(when, Minute) else when).astimezone(ZoneInfo(SOFIA))
    return f"{format_date(local, 'long', locale)}, {format_time(local, 'short', locale=locale)}"
