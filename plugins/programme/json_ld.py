"""A solution or a document for machines: schema.org's CreativeWork, and what is a document its DigitalDocument."""

from __future__ import annotations

from plugins.domain.permalink import Kind
from plugins.domain.things import Resource
from plugins.publishing.edition import Edition
from plugins.publishing.json_ld import Node, node
from plugins.publishing.json_ld_nodes import about, citations, common


def resource_json_ld(edition: Edition, resource: Resource) -> Node:
    """What the page of a solution or a document says of it.

    A solution may be a tool, a marketplace or a service: nothing says that it is software. The date is the thing's own;
    the language and the last change are its page's, and are left out.
    """
    return node(
        "CreativeWork" if resource.kind is Kind.SOLUTION else "DigitalDocument",
        name=edition.words(resource).title,
        **common(edition, resource),
        datePublished=resource.date.machine if resource.date else None,
        provider=resource.provider,
        creativeWorkStatus=resource.stage,
        license=resource.licence,
        sameAs=resource.url,
        encoding=_file(edition, resource),
        about=about(edition, resource),
        citation=citations(resource.sources),
        mainEntityOfPage=edition.urls.absolute(resource.address),
    )


def _file(edition: Edition, resource: Resource) -> Node | None:
    if resource.file_address is None:
        return None
    return node("MediaObject", name=resource.file, contentUrl=edition.urls.absolute_asset(resource.file_address))
