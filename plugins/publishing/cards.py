"""A thing in a list, in one language: what its card says. Every feature that lists things uses these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from plugins.domain.recurrence import Occurrence
from plugins.domain.thing import Source, Thing
from plugins.domain.things import Alumnus, Article, City, Event, Resource, Role, State
from plugins.domain.when import Day, Known, Minute, ToBeAnnounced
from plugins.publishing.edition import Edition
from plugins.publishing.locale import foreign_language
from plugins.publishing.page import Link, Time
from plugins.publishing.pictures import PictureView, picture_view


@dataclass(frozen=True, slots=True)
class NewsCard:
    """A piece of news in a list."""

    title: str
    href: str
    language: str | None
    summary: str
    time: Time
    topics: tuple[Link, ...]
    picture: PictureView | None = None


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event in a list; ``day`` is none where only the month is known.

    ``until`` is the instant (ISO 8601, UTC) from which on it is past for good, where that is to come and known;
    ``repeats`` is said of what takes place again and again.
    """

    title: str
    href: str
    language: str | None
    summary: str
    time: Time
    place: str | None
    state: str | None
    state_kind: str
    day: str | None
    month: str | None
    until: str | None = None
    repeats: str | None = None


@dataclass(frozen=True, slots=True)
class CityCard:
    """A city in a list."""

    name: str
    href: str
    language: str | None
    country: str
    role: str
    note: str | None


@dataclass(frozen=True, slots=True)
class LinkCard:
    """Any other thing in a list: a topic, a track, a solution, a document."""

    title: str
    href: str
    summary: str
    meta: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where a fact is from."""

    title: str
    href: str | None
    date: Time | None
    language: str | None


@dataclass(frozen=True, slots=True)
class FactValue:
    """A value of a fact, or that none is known."""

    text: str
    href: str | None = None
    language: str | None = None
    note: str | None = None
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and its values."""

    term: str
    values: tuple[FactValue, ...]


def news_card(edition: Edition, article: Article) -> NewsCard:
    """The card of a piece of news."""
    return edition.once(_news_card, article)


def _news_card(edition: Edition, article: Article) -> NewsCard:
    words = edition.words(article)
    topics = edition.topics(article.topics[:3])
    return NewsCard(
        title=words.title,
        href=edition.href(article),
        language=None,
        summary=words.summary,
        time=edition.locale.time(article.date),
        topics=topics,
        picture=picture_view(edition, article),
    )


def event_card(edition: Edition, event: Event, occurrence: Occurrence | None = None) -> EventCard:
    """The card of an event at one of its times: the next one, or the last when all are over, unless said."""
    return _card_at(edition, event, occurrence) if occurrence else edition.once(_event_card, event)


def _event_card(edition: Edition, event: Event) -> EventCard:
    return _card_at(edition, event, event.shown(edition.site.now))


def _card_at(edition: Edition, event: Event, occurrence: Occurrence | None) -> EventCard:
    words, now = edition.words(event), edition.site.now
    start = occurrence.start if occurrence else event.start
    day = str(start.first_day.day) if isinstance(start, Day | Minute) else None
    month = None if isinstance(start, ToBeAnnounced) else edition.locale.short_month(start.first_day)
    return EventCard(
        title=words.title,
        href=edition.href(event),
        language=None,
        summary=words.summary,
        time=edition.locale.period(start, occurrence.end if occurrence else event.end),
        place=event.venue.name if event.venue else attendance_text(edition, event),
        state=state_text(edition, event),
        state_kind=STATE_KINDS.get(event.state, "neutral"),
        day=day,
        month=month,
        until=machine_instant(event.over_at) if event.over_at and event.over_at > now else None,
        repeats=edition.locale.gettext("Repeats") if event.recurrence else None,
    )


def machine_instant(instant: datetime) -> str:
    """An instant as scripts read it: ISO 8601 in UTC, to the second."""
    return f"{instant.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def city_card(edition: Edition, city: City) -> CityCard:
    """The card of a city."""
    return edition.once(_city_card, city)


def _city_card(edition: Edition, city: City) -> CityCard:
    words = edition.words(city)
    _ = edition.locale.gettext
    return CityCard(
        name=words.title,
        href=edition.href(city),
        language=name_language(edition, city),
        country=edition.locale.country(city.country),
        role=role_text(edition, city.role),
        note=_("Alumnus of the Digital Cities Challenge") if city.alumnus is Alumnus.YES else None,
    )


def resource_card(edition: Edition, resource: Resource) -> LinkCard:
    """The card of a solution or a document."""
    words = edition.words(resource)
    date = edition.locale.when(resource.date) if resource.date else None
    size = edition.locale.file_size(resource.file_size) if resource.file_size is not None else None
    meta = " · ".join(part for part in (resource.provider, date, size) if part)
    return LinkCard(words.title, edition.href(resource), words.summary, meta or None)


def source_lines(edition: Edition, sources: tuple[Source, ...]) -> tuple[SourceLine, ...]:
    """Where things are from; a title in another language than the page's says which."""
    return tuple(
        SourceLine(
            source.title,
            source.url,
            edition.locale.time(source.date) if isinstance(source.date, Known) else None,
            source.language if source.language != edition.language else None,
        )
        for source in sources
    )


def fact(term: str, *values: str | FactValue | Link | None) -> Fact | None:
    """A term with those of its values that are known; none where none is."""
    known = tuple(_value(value) for value in values if value)
    return Fact(term, known) if known else None


def _value(value: str | FactValue | Link) -> FactValue:
    if isinstance(value, Link):
        return FactValue(value.text, value.href, value.language)
    return FactValue(value) if isinstance(value, str) else value


def known_facts(*facts: Fact | None) -> tuple[Fact, ...]:
    """Those facts of which something is known."""
    return tuple(one for one in facts if one)


def name_language(edition: Edition, city: City) -> str | None:
    """The language of a city's name where it has no Bulgarian form and is left in Latin letters."""
    words = edition.words(city)
    return foreign_language(words.title, city.country) if edition.language == "bg" else None


def thing_link(edition: Edition, thing: Thing) -> Link:
    """A link to a thing by its title."""
    language = name_language(edition, thing) if isinstance(thing, City) else None
    return Link(edition.words(thing).title, edition.href(thing), language)


def role_text(edition: Edition, role: Role) -> str:
    """What a city is in the programme."""
    _ = edition.locale.gettext
    texts = {Role.CORE: _("Core city"), Role.MENTOR: _("Mentor city"), Role.UNKNOWN: _("Role not stated")}
    return texts[role]


def state_text(edition: Edition, event: Event) -> str | None:
    """What became of an event's plan, where something did."""
    _ = edition.locale.gettext
    texts = {
        State.POSTPONED: _("Postponed"),
        State.CANCELLED: _("Cancelled"),
        State.MOVED_ONLINE: _("Moved online"),
    }
    return texts.get(event.state)


STATE_KINDS = {State.POSTPONED: "warning", State.CANCELLED: "danger", State.MOVED_ONLINE: "info"}


def attendance_text(edition: Edition, event: Event) -> str | None:
    """How one takes part, where that is known."""
    _ = edition.locale.gettext
    texts = {"in-person": _("In person"), "online": _("Online"), "mixed": _("In person and online")}
    return texts.get(event.attendance)
