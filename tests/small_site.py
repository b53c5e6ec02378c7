"""Small sites out of plain domain objects, for tests that need no files."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from plugins.domain.permalink import Kind
from plugins.domain.programme import Programme, Topic, Track
from plugins.domain.site import Site
from plugins.domain.thing import Body, Words
from plugins.domain.things import Article, Attendance, City, Event, PlainPage, Resource, Role
from plugins.domain.when import Day, Minute
from plugins.publishing.edition import Edition, make_editions

LANGUAGES = {"bg": {"locale": "bg", "name": "Български"}, "en": {"locale": "en_GB", "name": "English"}}
SITE_URL = "https://icc.sofia.example"
NOW = datetime(2023, 1, 1, tzinfo=UTC)

PROGRAMME = Programme(
    title={"bg": "Предизвикателството", "en": "The Challenge"},
    short_title={"bg": "ICC", "en": "ICC"},
    summary={"bg": "Инициатива за градовете.", "en": "An initiative for cities."},
    aim={"bg": "Да помага.", "en": "To help."},
    length={"bg": "Две години.", "en": "Two years."},
    steps=(),
    focus=(),
    support=(),
    duties=(),
    projects=(),
    milestones=(),
    sources=(),
)
TOPICS = (
    Topic("mobility", {"bg": "Мобилност", "en": "Mobility"}, {"bg": "Движението.", "en": "Movement."}),
    Topic("open-data", {"bg": "Отворени данни", "en": "Open data"}, {"bg": "Данните.", "en": "The data."}),
)
TRACKS = (Track("tourism", {"bg": "Туризъм", "en": "Tourism"}, {"bg": "Пътеката.", "en": "The track."}),)


def day(text: str) -> Day:
    """2020-07-02."""
    return Day(date.fromisoformat(text))


def minute(text: str, zone: str = "Europe/Sofia") -> Minute:
    """2020-07-02 11:30."""
    return Minute(datetime.fromisoformat(text), zone)


def words(bg: str | None, en: str | None, **more: Any) -> dict[str, Words]:
    """The same words but for the title, in those languages that have one."""
    return {
        language: Words(title=title, summary=f"{title}.", body=Body(html=f"<p>{title}</p>"), **more)
        for language, title in (("bg", bg), ("en", en))
        if title is not None
    }


def article(slug: str, when: Any, bg: str | None = "Новина", en: str | None = "News item", **facts: Any) -> Article:
    facts.setdefault("words", words(bg, en))
    return Article(kind=Kind.NEWS, id=f"news-{slug}", slug=slug, folder=f"content/news/{slug}", date=when, **facts)


def event(slug: str, start: Any, bg: str | None = "Събитие", en: str | None = "Event", **facts: Any) -> Event:
    facts.setdefault("words", words(bg, en))
    facts.setdefault("attendance", Attendance.UNKNOWN)
    folder = f"content/events/{slug}"
    return Event(kind=Kind.EVENT, id=f"event-{slug}", slug=slug, folder=folder, start=start, **facts)


def city(slug: str, bg: str, en: str, country: str = "BG", **facts: Any) -> City:
    facts.setdefault("role", Role.CORE)
    identity: dict[str, Any] = {
        "kind": Kind.CITY,
        "id": f"city-{slug}",
        "slug": slug,
        "folder": f"content/cities/{slug}",
    }
    return City(**identity, words=words(bg, en), country=country, **facts)


def resource(kind: Kind, slug: str, bg: str, en: str, **facts: Any) -> Resource:
    facts.setdefault("words", words(bg, en))
    return Resource(kind=kind, id=f"{kind}-{slug}", slug=slug, folder=f"content/{kind}/{slug}", **facts)


def plain_page(slug: str, bg: str, en: str, **facts: Any) -> PlainPage:
    folder = f"content/pages/{slug}"
    return PlainPage(kind=Kind.PAGE, id=f"page-{slug}", slug=slug, folder=folder, words=words(bg, en), **facts)


def site(**parts: Any) -> Site:
    """A site of the parts that are named, sorted as the loader sorts them; every other part is empty."""
    empty: dict[str, Any] = dict.fromkeys(("solutions", "documents", "pages", "figures", "consortia"), ())
    chosen = {
        "content": Path("content"),
        "languages": ("bg", "en"),
        "now": NOW,
        "topics": TOPICS,
        "tracks": TRACKS,
        "programme": PROGRAMME,
        **empty,
        **parts,
    }
    for name in ("articles", "events"):
        chosen[name] = tuple(sorted(parts.get(name, ()), key=lambda thing: thing.order))
    chosen["cities"] = tuple(sorted(parts.get("cities", ()), key=lambda thing: thing.slug))
    return Site(**chosen)


def editions(site_url: str = SITE_URL, **parts: Any) -> tuple[Edition, Edition]:
    """The Bulgarian and the English edition of a site of these parts."""
    bulgarian, english = make_editions(site(**parts), LANGUAGES, site_url)
    return bulgarian, english
