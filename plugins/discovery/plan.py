"""Which files machines look for, and which old addresses lead on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from plugins.discovery.security_txt import security_txt
from plugins.discovery.sitemap import sitemap
from plugins.domain import permalink
from plugins.domain.thing import Thing
from plugins.publishing.edition import Edition
from plugins.publishing.page import File, Link, Page, hidden
from plugins.publishing.print_run import Plan


@dataclass(frozen=True, slots=True)
class RedirectView:
    """A page that leads on to where its thing is now."""

    title: str
    target: Link


@dataclass(frozen=True, slots=True, order=True)
class Redirect:
    """An old address with its language, and what a link to the new one says."""

    source: str
    target: str


def plan(editions: Sequence[Edition]) -> Iterator[Page]:
    """A redirect in each language for each old address; to the other language where a thing is not in this one."""
    for edition, thing, address in _old_addresses(editions):
        yield _redirect(edition, thing, address)


def plan_by(settings: Mapping[str, Any]) -> Plan:
    """What says what the settings say: ``security.txt``."""
    return partial(security_txt, settings["SECURITY_TXT"])


def leads_on(editions: Sequence[Edition]) -> Iterator[Redirect]:
    """Every redirect there is, for servers that do without its page."""
    for edition, thing, address in _old_addresses(editions):
        yield Redirect(address, edition.href(thing))


def survey(editions: Sequence[Edition], pages: Sequence[Page]) -> Iterator[File]:
    """The sitemap of all pages, and ``robots.txt`` that points at it."""
    sitemap_address = editions[0].urls.absolute("/sitemap.xml")
    yield File("/sitemap.xml", sitemap(pages))
    yield File("/robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {sitemap_address}\n".encode())


def _old_addresses(editions: Sequence[Edition]) -> Iterator[tuple[Edition, Thing, str]]:
    """Each old address with its thing, and the edition it leads to."""
    by_language = {edition.language: edition for edition in editions}
    for thing in editions[0].site.things:
        for alias in thing.aliases:
            for language, address in permalink.alias_addresses(alias, editions[0].site.languages):
                yield by_language[language if language in thing.words else next(iter(thing.words))], thing, address


def _redirect(edition: Edition, thing: Thing, address: str) -> Page:
    words = edition.words(thing)
    view = RedirectView(edition.locale.gettext("This page has moved"), Link(words.title, edition.href(thing)))
    page = edition.page(thing.address, "redirect.html", view, view.title, words.summary, languages=tuple(thing.words))
    return replace(page, address=address, head=hidden(page.head), modified=None)
