"""What readers do not see, marked wherever its title stands: drafts, what is still to appear, what has expired."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time

from plugins.catalogue import translations
from plugins.domain.site import Site
from plugins.domain.thing import Status, Thing
from plugins.domain.when import SOFIA, Day, Minute, begins
from plugins.editing.validate import LOCALES

Kindred = TypeVar("Kindred", bound=Thing)


class Why(StrEnum):
    """Why readers do not see a thing."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Hidden:
    """Why readers do not see a thing, and from when on they will, or since when they do not."""

    why: Why
    when: Day | Minute | None = None

    def said(self, language: str) -> str:
        """In a word or two, as a mark before a title."""
        _ = translations(language).gettext
        match self.why:
            case Why.DRAFT:
                return _("draft")
            case Why.SCHEDULED:
                return _("from {date}").format(date=in_words(self.when, language))
            case Why.EXPIRED:
                return _("until {date}").format(date=in_words(self.when, language))

    def explained(self, language: str) -> str:
        """In a sentence, for the thing's own page."""
        _ = translations(language).gettext
        text = {
            Why.DRAFT: _("This is a draft: readers do not see it."),
            Why.SCHEDULED: _("Readers will see this from {date} on."),
            Why.EXPIRED: _("Readers have not seen this since {date}."),
        }[self.why]
        return text.format(date=in_words(self.when, language))


def hidden(thing: Thing, now: datetime) -> Hidden | None:
    """Why readers do not see a thing at ``now``; none where they do."""
    if thing.status is Status.DRAFT:
        return Hidden(Why.DRAFT)
    if thing.publish_on and now < begins(thing.publish_on):
        return Hidden(Why.SCHEDULED, thing.publish_on)
    if thing.expires and begins(thing.expires) <= now:
        return Hidden(Why.EXPIRED, thing.expires)
    return None


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
        language: replace(words, title=f"[{found.said(language)}] {words.title}")
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
