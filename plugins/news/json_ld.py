"""An article for machines: schema.org's NewsArticle."""

from __future__ import annotations

from plugins.domain.things import Article
from plugins.publishing.edition import Edition
from plugins.publishing.json_ld import Node, node
from plugins.publishing.json_ld_nodes import about, citations, common, organisation


def article_json_ld(edition: Edition, article: Article) -> Node:
    """What the page of an article says; dates are as exact as they are known."""
    page = edition.urls.absolute(article.address)
    return node(
        "NewsArticle",
        headline=edition.words(article).title,
        **common(edition, article),
        datePublished=article.date.machine,
        dateModified=article.updated.machine if article.updated else None,
        inLanguage=edition.language,
        author=_authors(edition, article),
        publisher=organisation(edition),
        about=about(edition, article),
        citation=citations(article.sources),
        mainEntityOfPage=page,
    )


def _authors(edition: Edition, article: Article) -> list[object]:
    """The authors by name: nothing says which of them are people, but that one is who makes the site."""
    return [organisation(edition) if name == edition.site_name else name for name in article.authors]
