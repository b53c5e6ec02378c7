"""What the page of a solution or a document says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from plugins.domain.permalink import Kind
from plugins.domain.things import Resource
from plugins.publishing.cards import Fact, NewsCard, fact, known_facts, news_card
from plugins.publishing.edition import Edition
from plugins.publishing.page import Link
from plugins.publishing.text import TextView, links, text_view


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away: its name, its type as people call it, and its size in words."""

    href: str
    name: str
    type: str
    size: str


@dataclass(frozen=True, slots=True)
class ResourceView:
    """A solution or a document, whole."""

    text: TextView
    kicker: str
    download: Download | None
    facts: tuple[Fact, ...]
    topics: tuple[Link, ...]
    news: tuple[NewsCard, ...]


def resource_view(edition: Edition, resource: Resource) -> ResourceView:
    """What the page of a solution or a document says."""
    _, locale = edition.locale.gettext, edition.locale
    facts = known_facts(
        fact(_("Date"), locale.when(resource.date) if resource.date else None),
        fact(_("Provider"), resource.provider),
        fact(_("Stage"), resource.stage),
        fact(_("Licence"), resource.licence),
        fact(_("Website"), Link(resource.url, resource.url) if resource.url else None),
        fact(_("Cities"), *links(edition, resource.cities, edition.site.city_by_slug)),
    )
    return ResourceView(
        text=text_view(edition, resource),
        kicker=_("Solution") if resource.kind is Kind.SOLUTION else _("Document"),
        download=_download(edition, resource),
        facts=facts,
        topics=edition.topics(resource.topics),
        news=tuple(
            news_card(edition, article) for article in edition.index.articles.get(("documents", resource.slug), ())
        ),
    )


def _download(edition: Edition, resource: Resource) -> Download | None:
    if resource.file is None or resource.file_address is None or resource.file_size is None:
        return None
    href = edition.urls.asset(resource.file_address)
    file_type = PurePosixPath(resource.file).suffix.removeprefix(".").upper()
    return Download(href, resource.file, file_type, edition.locale.file_size(resource.file_size))
