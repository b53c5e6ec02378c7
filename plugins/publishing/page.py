"""A page and a file of the site, before they are written: pure values."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from plugins.domain.picture import SHARED


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


SHARE_CARD_DESIGN = 1
"""How share cards are drawn. Another number gives them other addresses, as they may be kept for ever."""

SHARE_CARD_SIZE = SHARED


@dataclass(frozen=True, slots=True)
class ShareCard:
    """A drawing that a link to a page shows: its title and section, whose site it is, in which language."""

    title: str
    section: str
    site_name: str
    language: str
    language_name: str

    @property
    def address(self) -> str:
        """Where it stands, without the site's path: it follows from what it says."""
        said = "\0".join((self.title, self.section, self.site_name, self.language, self.language_name))
        digest = hashlib.sha256(f"{SHARE_CARD_DESIGN} {said}".encode()).hexdigest()[:10]
        return f"/assets/share-{self.language}.{digest}.png"


@dataclass(frozen=True, slots=True)
class ShareImage:
    """A picture of a page for those who do not see it yet; ``href`` is absolute, the size is in pixels.

    ``card`` is what is drawn; none where it is a thing's own picture.
    """

    href: str
    alt: str
    width: int
    height: int
    type: str
    card: ShareCard | None = None


@dataclass(frozen=True, slots=True)
class Sharing:
    """What a link to the page shows where it is shared; locales as ``bg_BG``.

    ``published`` and ``modified`` are ISO 8601, and known to the day at least.
    """

    type: str
    locale: str
    other_locales: tuple[str, ...] = ()
    image: ShareImage | None = None
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


@dataclass(frozen=True, slots=True)
class Later:
    """A page, or what belongs together, made when it is wanted, by whichever process writes it.

    ``address`` is that of the page or of the first file, with its language; ``make`` depends on nothing but the site
    and the theme; ``reads`` are the words that were read to plan it. With a ``key``, it is the same as long as that is.
    Where something else may come to stand at an address, it says what it is ``about``.
    """

    address: str
    make: Callable[[], Page | tuple[Page | File, ...]]
    reads: frozenset[str] = frozenset()
    key: str = ""
    about: str = ""


Planned = Page | File | Later
"""What a feature plans."""


def made(planned: Iterable[Planned]) -> Iterator[Page | File]:
    """Everything that is planned, made."""
    for item in planned:
        found = item.make() if isinstance(item, Later) else item
        yield from found if isinstance(found, tuple) else (found,)


def outline(page: Page) -> Page:
    """What is to be known of a page once it is written: where it stands, and what is shared; not what it says."""
    head = replace(page.head, switches=(), navigation=(), breadcrumbs=(), feeds=(), structured=())
    return replace(page, head=head, view=None)
