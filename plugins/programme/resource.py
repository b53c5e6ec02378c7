"""What the page of a solution or a document says."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.domain.permalink import Kind
from plugins.domain.things import Resource
from plugins.publishing.cards import Fact, NewsCard, fact, known_facts, news_card
from plugins.publishing.edition import Edition
from plugins.publishing.page import Link
from plugins.publishing.text import TextView, links, text_view


@dataclass(frozen=True, slots=True)
class ResourceView:
    """A solution or a document, whole."""

    text: TextView
    kicker: str
    facts: tuple[Fact, ...]
    topics: tuple[Link, ...]
    news: tuple[NewsCard, ...]


def resource_view(edition: Edition, resource: Resource) -> ResourceView:
    """What the page of a solution or a document says."""
    _, locale = edition.locale.gettext, edition.locale
    file = edition.urls.asset(f"{resource.address}{resource.file}") if resource.file else None
    facts = known_facts(
        fact(_("Date"), locale.when(resource.date) if resource.date else None),
        fact(_("Provider"), resource.provider),
        fact(_("Stage"), resource.stage),
        fact(_("Licence"), resource.licence),
        fact(_("Website"), Link(resource.url, resource.url) if resource.url else None),
        fact(_("Download"), Link(resource.file, file) if resource.file and file else None),
        fact(_("Cities"), *links(edition, resource.cities, edition.site.city_by_slug)),
    )
    return ResourceView(
        text=text_view(edition, resource),
        kicker=_("Solution") if resource.kind is Kind.SOLUTION else _("Document"),
        facts=facts,
        topics=edition.topics(resource.topics),
        news=tuple(news_card(edition, article) for article in edition.articles if resource.slug in article.documents),
    )
