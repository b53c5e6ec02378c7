"""The site in one language: what there is to read in it, and how pages of it are addressed and headed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from typing import Any, TypeVar

from plugins.domain import permalink
from plugins.domain.recurrence import Occurrence
from plugins.domain.site import Site
from plugins.domain.thing import Thing, Words
from plugins.domain.things import City, Event
from plugins.domain.when import Known, order
from plugins.publishing.index import Index, naming
from plugins.publishing.json_ld import Node, breadcrumb_list, serialised
from plugins.publishing.locale import Locale
from plugins.publishing.page import Alternate, Feed, File, Head, Later, Link, Page, ShareCard, Sharing, Switch
from plugins.publishing.reads import note, recording
from plugins.publishing.sharing import share_image, sharing
from plugins.publishing.timeline import Named, Timeline
from plugins.publishing.urls import Urls
from plugins.reading.said import text_of

Kindred = TypeVar("Kindred", bound=Thing)
Said = TypeVar("Said")


@dataclass(frozen=True, eq=False)
class Edition:
    """One language's edition, equal to itself only; ``siblings`` are the locales of all languages, in order."""

    site: Site
    locale: Locale
    urls: Urls
    siblings: tuple[Locale, ...]

    @property
    def language(self) -> str:
        """The code of its language."""
        return self.locale.language

    def written(self, things: tuple[Kindred, ...]) -> tuple[Kindred, ...]:
        """Those of ``things`` that can be read in this language."""
        return tuple(thing for thing in things if self.language in thing.words)

    @cached_property
    def articles(self) -> Timeline:
        """News in this language, newest first."""
        with recording():  # who looks at them is noted by what they are in
            return Timeline(f"news {self.language}", reversed(self.written(self.site.articles)))

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Events in this language, earliest first."""
        return self.written(self.site.events)

    @cached_property
    def upcoming(self) -> tuple[Event, ...]:
        """Events that are not over, the one that takes place next first; those to be announced last."""
        now = self.site.now
        found = ((event, event.next(now)) for event in self.events if not event.is_past(now))
        return tuple(event for event, _ in sorted(found, key=_next_start))

    @cached_property
    def past(self) -> tuple[Event, ...]:
        """Events that are over for good, the last one first."""
        now = self.site.now
        over = [event for event in self.events if event.is_past(now)]
        return tuple(sorted(over, key=lambda event: (_last_start(event, now), event.id), reverse=True))

    @cached_property
    def cities(self) -> tuple[City, ...]:
        """Cities in the order of this language's alphabet."""
        cities = self.written(self.site.cities)
        return tuple(sorted(cities, key=lambda city: (self.locale.sort_key(self.words(city).title), city.slug)))

    @cached_property
    def index(self) -> Index:
        """Its things by what they name."""
        with recording():
            news = naming(self.articles, "cities", "topics", "events", "documents")
        return Index(
            Named(self.articles.name, news),
            naming(self.upcoming, "cities", "topics", "tracks"),
            naming(self.past, "cities", "topics", "tracks"),
            naming(self.cities, "topics", "tracks", "mentors", "consortium"),
        )

    @property
    def timelines(self) -> tuple[Timeline, ...]:
        """All its news, and those by what they name."""
        return (self.articles, *self.index.articles.values())

    @cached_property
    def _said(self) -> dict[tuple[object, int], tuple[Any, Thing, set[str]]]:
        return {}

    def once(self, make: Callable[[Edition, Kindred], Said], thing: Kindred) -> Said:
        """What ``make`` says of a thing, worked out the first time; whoever asks for it has read what it read."""
        found = self._said.get((make, id(thing)))
        if found is None:
            with recording() as noted:
                said = make(self, thing)
            found = self._said[make, id(thing)] = said, thing, noted
        for name in found[2]:
            note(name)
        kept: Said = found[0]
        return kept

    def words(self, thing: Thing) -> Words:
        """What a thing says in this language."""
        return thing.words[self.language]

    def text_digest(self, thing: Thing) -> str | None:
        """Another one as soon as a thing's text in this language is another; who asks for it has read the text."""
        name = text_of(thing.folder, self.language)
        note(name)
        return self.site.digests.get(name)

    def text(self, translated: Mapping[str, str]) -> str:
        """A text of a closed list in this language."""
        return translated[self.language]

    def href(self, thing: Thing) -> str:
        """The link to a thing's page in this language."""
        return self.urls.href(thing.address)

    def readable(self, address: str) -> str:
        """The link to what stands at an address without its language; the other language's where this one has none."""
        thing = self.site.thing_by_address.get(address)
        written_in = self.language if thing is None or self.language in thing.words else next(iter(thing.words))
        return self.urls.href(address, written_in)

    def old_slugs(self, thing: Thing) -> tuple[str, ...]:
        """The slugs that a thing's page had in this language before it was moved."""
        return permalink.old_slugs(thing.kind, thing.aliases, self.language, self.site.languages)

    def topics(self, slugs: tuple[str, ...]) -> tuple[Link, ...]:
        """Links to topics."""
        found = (self.site.topic_by_slug[slug] for slug in slugs)
        return tuple(Link(self.text(topic.title), self.urls.href(f"/topics/{topic.slug}/")) for topic in found)

    def tracks(self, slugs: tuple[str, ...]) -> tuple[Link, ...]:
        """Links to tracks."""
        found = (self.site.track_by_slug[slug] for slug in slugs)
        return tuple(Link(self.text(track.title), self.urls.href(f"/tracks/{track.slug}/")) for track in found)

    def later(self, address: str, make: Callable[..., Page | tuple[Page | File, ...]], *values: Any) -> Later:
        """What stands at an ``address`` without its language, to be made by ``make(*values)`` when it is wanted."""
        return Later(self.urls.address(address), partial(make, *values))

    def prepare(self) -> None:
        """Works out what many pages ask for, so that forked workers need not."""
        _ = self.index, self.articles, self.sections, self.feeds
        site = self.site
        _ = site.thing_by_address, site.city_by_slug, site.event_by_slug, site.topic_by_slug, site.track_by_slug

    def page(
        self,
        address: str,
        template: str,
        view: object,
        title: str,
        description: str,
        *,
        trail: tuple[tuple[str, str], ...] = (),
        languages: tuple[str, ...] | None = None,
        fallback: str = "/",
        feeds: tuple[Feed, ...] = (),
        modified: Known | None = None,
        structured: tuple[Node, ...] = (),
        shared_as: str | None = None,
    ) -> Page:
        """A page of this edition, at an ``address`` without its language.

        ``trail`` is title and address of the pages above it, from the section down; ``languages`` are those in which
        the page exists, all of them unless said; ``fallback`` is the address of its section, where a switch to a
        language leads that has no such page; ``feeds`` are its own, which stand before those of the whole language, as
        readers take the first one; ``modified`` is when it last changed, if that is known; ``structured`` is what
        machines are told of it beside the way to it; ``shared_as`` is the title of the section whose share card it has
        too, where it has none of its own.
        """
        exists_in = languages or self.site.languages
        section = trail[0][1] if trail else address
        breadcrumbs = self._breadcrumbs(title, address, trail)
        head = Head(
            language=self.language,
            title=title,
            full_title=self._full_title(title, address),
            description=description,
            canonical=self.urls.absolute(address),
            alternates=tuple(self._alternates(address, exists_in)),
            switches=tuple(self._switches(address, exists_in, fallback)),
            navigation=self.navigation(section),
            breadcrumbs=breadcrumbs,
            feeds=(*feeds, *(feed for feed in self.feeds if feed.href not in {own.href for own in feeds})),
            structured=tuple(map(serialised, (*structured, *self._way(breadcrumbs)))),
            sharing=self._sharing(address, self._card(shared_as or title, () if shared_as else trail), exists_in),
        )
        return Page(self.urls.address(address), template, head, view, modified.machine if modified else None)

    def page_of(
        self,
        thing: Thing,
        template: str,
        view: object,
        section: tuple[str, str] | None = None,
        *,
        feeds: tuple[Feed, ...] = (),
        modified: Known | None = None,
        structured: tuple[Node, ...] = (),
    ) -> Page:
        """The page of a thing: headed by its words, and there in the languages that it is written in.

        ``section`` is title and address of the page above it, none of a plain page; the others are as for any page.
        """
        words = self.words(thing)
        return self.page(
            thing.address,
            template,
            view,
            words.title,
            words.summary,
            trail=(section,) if section else (),
            languages=tuple(thing.words),
            fallback=section[1] if section else "/",
            feeds=feeds,
            modified=modified,
            structured=structured,
        )

    def navigation(self, section: str | None) -> tuple[Link, ...]:
        """The links at the head of every page; the one to ``section`` is the current one."""
        return tuple(Link(text, self.urls.href(address), current=address == section) for text, address in self.sections)

    @cached_property
    def sections(self) -> tuple[tuple[str, str], ...]:
        """Title and address of the site's main sections."""
        _ = self.locale.gettext
        return (
            (_("News"), "/news/"),
            (_("Events"), "/events/"),
            (_("Cities"), "/cities/"),
            (_("Programme"), "/programme/"),
            (_("Documents"), "/documents/"),
            (_("Solutions"), "/solutions/"),
        )

    @cached_property
    def feeds(self) -> tuple[Feed, ...]:
        """The subscriptions of the whole language, offered on every page."""
        _ = self.locale.gettext
        return (
            Feed(_("News of Innovative Sofia in the ICC"), self.urls.href("/feeds/news.atom"), "application/atom+xml"),
            Feed(_("Calendar of Innovative Sofia in the ICC"), self.urls.href("/feeds/events.ics"), "text/calendar"),
        )

    @property
    def site_name(self) -> str:
        """Whose site it is."""
        return self.locale.gettext("Innovative Sofia")

    def picture_address(self, thing: Thing) -> str | None:
        """The whole address of a thing's picture, as large as it is published, in a format that everything can show."""
        picture = thing.picture
        return self.urls.absolute_asset(picture.file.address(picture.file.largest)) if picture else None

    def _full_title(self, title: str, address: str) -> str:
        programme = self.text(self.site.programme.short_title)
        return f"{self.site_name} · {title}" if address == "/" else f"{title} – {self.site_name} · {programme}"

    def _alternates(self, address: str, exists_in: tuple[str, ...]) -> Iterator[Alternate]:
        for language in exists_in:
            yield Alternate(language, self.urls.absolute(address, language))
        yield Alternate("x-default", self.urls.absolute(address, exists_in[0]))

    def _switches(self, address: str, exists_in: tuple[str, ...], fallback: str) -> Iterator[Switch]:
        for sibling in self.siblings:
            if sibling.language == self.language:
                continue
            exists = sibling.language in exists_in
            note = None if exists else sibling.gettext("There is no English version of this page")
            href = self.urls.href(address if exists else fallback, sibling.language)
            yield Switch(sibling.language, sibling.name, href, exists, note)

    def _card(self, title: str, trail: tuple[tuple[str, str], ...]) -> ShareCard:
        site_name = f"{self.site_name} · {self.text(self.site.programme.short_title)}"
        return ShareCard(title, trail[0][0] if trail else "", site_name, self.language, self.locale.name)

    def _sharing(self, address: str, card: ShareCard, exists_in: tuple[str, ...]) -> Sharing:
        thing = self.site.thing_by_address.get(address)
        others = [one.cldr for one in self.siblings if one is not self.locale and one.language in exists_in]
        return sharing(thing, share_image(self.urls, thing, card), self.locale.cldr, others)

    def _way(self, breadcrumbs: tuple[Link, ...]) -> tuple[Node, ...]:
        return (breadcrumb_list(breadcrumbs, self.urls.origin),) if breadcrumbs else ()

    def _breadcrumbs(self, title: str, address: str, trail: tuple[tuple[str, str], ...]) -> tuple[Link, ...]:
        if address == "/":
            return ()
        above = (("", "/"), *trail)
        links = (Link(text or self.locale.gettext("Home"), self.urls.href(to)) for text, to in above)
        return (*links, Link(title, self.urls.href(address), current=True))


def _next_start(found: tuple[Event, Occurrence | None]) -> tuple[datetime, str]:
    event, occurrence = found
    return order(occurrence.start if occurrence else event.start), event.id


def _last_start(event: Event, now: datetime) -> datetime:
    occurrence = event.shown(now)
    return order(occurrence.start if occurrence else event.start)


def make_editions(site: Site, languages: Mapping[str, Mapping[str, Any]], site_url: str) -> tuple[Edition, ...]:
    """An edition for each language of the site.

    ``languages`` says for each code its CLDR ``locale`` and its ``name`` in itself; ``site_url`` has no slash at its
    end.
    """
    locales = tuple(Locale(code, languages[code]["locale"], languages[code]["name"]) for code in site.languages)
    return tuple(
        Edition(site, locale, Urls(site_url, locale.language, site.default_language), locales) for locale in locales
    )
