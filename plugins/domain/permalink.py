"""Where each thing stands on the site: the one home of the address patterns.

An *address* is a path below the site's root that begins with ``/``; pages end in ``/``. The default language stands
at ``/``, every other one below ``/<code>/`` with the same tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of things that are folders in ``content/``; the value is the folder's name."""

    NEWS = "news"
    EVENT = "events"
    CITY = "cities"
    SOLUTION = "solutions"
    DOCUMENT = "documents"
    PAGE = "pages"


LONGEST_SLUG = 100
"""Letters of a slug, an id or a folder's name; feeds are called after it, and no disk takes more than 255 bytes."""

SECTIONS = ("news", "events", "cities", "programme", "topics", "tracks", "solutions", "documents", "figures")
"""The first step of every address that is not a plain page's."""

LINKABLE = ("/", *(f"/{section}/" for section in SECTIONS if section not in ("topics", "tracks")), "/data/", "/search/")
"""Pages that are made from listings; a text may link to them."""

FEEDS = ("/feeds/news.atom", "/feeds/news.rss", "/feeds/news.json", "/feeds/events.ics")
"""Feeds of a whole language; a text may link to them."""

RESERVED = frozenset((*SECTIONS, "search", "data", "feeds", "assets", "admin", "en", "404.html", "preview", "cname"))
"""Slugs that no plain page may take, beside the codes of the languages."""

GENERATED = re.compile(
    r"/(?:(?:404\.html|sitemap\.xml|robots\.txt|manifest\.webmanifest)(?:/.*)?|(?:.*/)?index\.html/.*|news/page/\d+/"
    r"|events/\d{4}/(?:\d{2}/)?|events/[^/]+/event\.ics"
    r"|cities/(?:country|role|alumnus|consortium|track|topic)/[^/]+/|(?:solutions|documents)/(?:topic|city)/[^/]+/"
    r"|(?:topics|tracks|assets|feeds|data|search|admin|preview|cname|\.well-known)/.*)",
    re.ASCII,
)
"""Addresses that the site or its host makes by itself, in small letters; no thing and no alias may take them.

Below ``/preview/`` stand sites of changes, and in the file ``CNAME`` the name of the host, where a branch is the site.
"""

_DATE_BEFORE_SLUG = re.compile(r"^\d{4}(?:-\d{2}(?:-\d{2})?)?-(?=[a-z0-9])", re.ASCII)


def slug_of_folder(name: str) -> str:
    """The slug of a thing: its folder's name without the date in front."""
    return _DATE_BEFORE_SLUG.sub("", name)


def thing(kind: Kind, slug: str) -> str:
    """The address of a thing, without its language."""
    return f"/{slug}/" if kind is Kind.PAGE else f"/{kind}/{slug}/"


def topic(slug: str) -> str:
    """The address of a topic, without its language."""
    return f"/topics/{slug}/"


def track(slug: str) -> str:
    """The address of a track, without its language."""
    return f"/tracks/{slug}/"


def figure(name: str) -> str:
    """The place of a figure on the page of them all, by its id, without its language."""
    return f"/figures/#{name}"


def news_page(number: int) -> str:
    """A page of the list of news; page 1 holds the oldest, so that a full page never changes."""
    return f"/news/page/{number}/"


def month(year: int, number: int) -> str:
    """The month grid of the calendar."""
    return f"/events/{year:04d}/{number:02d}/"


def year(number: int) -> str:
    """The archive of a year's events."""
    return f"/events/{number:04d}/"


def narrowed(section: str, facet: str, value: str) -> str:
    """Those things of a section that have a value of a facet, as in ``/cities/role/mentor/``."""
    return f"/{section}/{facet}/{value}/"


def country(code: str) -> str:
    """The cities of a country, by its ISO 3166-1 code."""
    return narrowed("cities", "country", code.lower())


def role(name: str) -> str:
    """The cities with a role."""
    return narrowed("cities", "role", name)


def consortium(slug: str) -> str:
    """The cities of a consortium."""
    return narrowed("cities", "consortium", slug)


def event_calendar(slug: str) -> str:
    """The iCalendar file of one event."""
    return f"/events/{slug}/event.ics"


def feed(name: str, extension: str) -> str:
    """A feed or a calendar of one language, by its name (``news``, ``events``, ``topics/mobility``) and format."""
    return f"/feeds/{name}.{extension}"


def data(name: str, extension: str) -> str:
    """A file of the open data, one for all languages, by the name of its data set (``cities``) and format."""
    return f"/data/{name}.{extension}"


def data_schema(name: str) -> str:
    """The JSON Schema of a data set."""
    return f"/data/schema/{name}.json"


def search_index() -> str:
    """The catalogue of a language's search index."""
    return "/search/index.json"


def search_part(name: str, digest: str) -> str:
    """Another file of a search index, by what is in it and by the digest of that."""
    return f"/search/index/{name}.{digest}.json"


def search_text(number: int) -> str:
    """What is shown of an entry of a search index, by its number."""
    return f"/search/texts/{number}.json"


def search_letter(name: str) -> str:
    """What begins with a letter, where there is too much for one page."""
    return f"/search/{name}/"


def in_language(address: str, language: str, default: str) -> str:
    """The address in ``language``: the default one stands at the root, every other one below its code."""
    return address if language == default else f"/{language}{address}"


def is_generated(address: str, languages: tuple[str, ...]) -> bool:
    """Whether the site itself makes something at an address, with its language or without, in letters of any size."""
    address = address.lower()
    for language in languages[1:]:
        address = address.removeprefix(f"/{language}") if address.startswith(f"/{language}/") else address
    address = address.removesuffix("index.html")
    folder = address if address.endswith("/") else f"{address}/"
    return folder in LINKABLE or any(GENERATED.fullmatch(form) for form in (address, folder))


def alias_addresses(alias: str, languages: tuple[str, ...]) -> list[tuple[str, str]]:
    """The languages in which an old address leads on, each with the whole address.

    One below a language's code is that language's; any other one is every language's, as the tree is the same in all.
    """
    for language in languages[1:]:
        if alias.startswith(f"/{language}/"):
            return [(language, alias)]
    return [(language, in_language(alias, language, languages[0])) for language in languages]


def old_slugs(kind: Kind, aliases: Iterable[str], language: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The slugs under which a thing of a kind once stood in a language; its files are still asked for by them."""
    before, after = in_language(thing(kind, "*"), language, languages[0]).split("*")
    page = re.compile(f"{before}([^/]+){after}(?:index[.]html)?")
    found = (page.fullmatch(address) for alias in aliases for _, address in alias_addresses(alias, languages))
    return tuple(match[1] for match in found if match)


def file_path(address: str) -> str:
    """The file that answers an address: a folder's is its ``index.html``."""
    return f"{address[1:]}index.html" if address.endswith("/") else address[1:]
