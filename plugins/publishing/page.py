"""A page and a file of the site, before they are written: pure values."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Link:
    """A link as a template prints it. ``language`` is that of its text where it is not the page's."""

    text: str
    href: str
    language: str | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Time:
    """A date in words, and as machines read it (ISO 8601, as exact as it is known); none where it has no such form."""

    text: str
    datetime: str | None = None


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same thing in a language (or ``x-default``); ``href`` is absolute."""

    hreflang: str
    href: str


@dataclass(frozen=True, slots=True)
class Switch:
    """The way to another language: to the same thing where ``exists``, else to its section, and ``note`` says so."""

    language: str
    label: str
    href: str
    exists: bool
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A subscription that belongs to a page."""

    title: str
    href: str
    type: str


@dataclass(frozen=True, slots=True)
class Sharing:
    """What a link to the page shows where it is shared; locales as ``bg_BG``, the picture's address is absolute.

    ``published`` and ``modified`` are ISO 8601, and known to the day at least.
    """

    type: str
    locale: str
    other_locales: tuple[str, ...] = ()
    image: str | None = None
    image_alt: str | None = None
    published: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What stands around the view: titles, addresses, the ways to elsewhere, the same for machines.

    ``structured`` is JSON-LD, escaped for a ``<script>``; ``sharing`` is none where a page is not to be shared.
    """

    language: str
    title: str
    full_title: str
    description: str
    canonical: str | None
    alternates: tuple[Alternate, ...]
    switches: tuple[Switch, ...]
    navigation: tuple[Link, ...]
    breadcrumbs: tuple[Link, ...]
    feeds: tuple[Feed, ...] = ()
    structured: tuple[Markup, ...] = ()
    sharing: Sharing | None = None
    robots: str | None = None


def hidden(head: Head) -> Head:
    """The head of a page that is neither to be found nor to be shared: it has no place among the others."""
    return replace(head, robots="noindex", alternates=(), breadcrumbs=(), structured=(), sharing=None)


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be rendered: a pure function of its template, its head and its view.

    ``address`` is with its language; ``modified`` is the day of the last change that is known (ISO 8601).
    """

    address: str
    template: str
    head: Head
    view: object
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A file that is written as it is."""

    address: str
    content: bytes
