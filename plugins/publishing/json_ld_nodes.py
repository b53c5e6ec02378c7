"""What the structured data of several features has in common: who publishes, what it is about, where it is from."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.domain.identity import tag_uri
from plugins.domain.thing import Source, Thing
from plugins.publishing.edition import Edition
from plugins.publishing.json_ld import Node, node
from plugins.publishing.page import Link
from plugins.publishing.text import links


def organisation(edition: Edition) -> Node:
    """Who makes the site: one identity in every language."""
    urls = edition.urls
    identity = f"{urls.absolute('/', urls.default_language)}#organization"
    return {"@id": identity, **node("Organization", name=edition.site_name, url=urls.absolute("/"))}


def web_site(edition: Edition) -> Node:
    """The site in one language."""
    home = edition.urls.absolute("/")
    facts = node(
        "WebSite",
        name=f"{edition.site_name} · {edition.text(edition.site.programme.short_title)}",
        alternateName=edition.text(edition.site.programme.title),
        url=home,
        inLanguage=edition.language,
        publisher=organisation(edition),
    )
    return {"@id": f"{home}#website", **facts}


def common(edition: Edition, thing: Thing) -> dict[str, object]:
    """What is said of every thing: its name and summary, its page, its permanent id, its picture."""
    words = edition.words(thing)
    return {
        "description": words.summary,
        "url": edition.urls.absolute(thing.address),
        "identifier": tag_uri(thing.id),
        "image": picture(edition, thing),
    }


def picture(edition: Edition, thing: Thing) -> Node | None:
    """The picture of a thing with its description and who made it."""
    address = edition.picture_address(thing)
    if thing.picture is None or address is None:
        return None
    caption = edition.words(thing).picture_alt
    return node("ImageObject", url=address, caption=caption, creditText=thing.picture.credit)


def about(edition: Edition, thing: Thing) -> list[Node]:
    """The topics and cities that a thing is about, each with its page."""
    cities = links(edition, thing.cities, edition.site.city_by_slug)
    return [*_references(edition, "Thing", edition.topics(thing.topics)), *_references(edition, "City", cities)]


def citations(sources: Sequence[Source]) -> list[Node]:
    """Where what is said is from, as exactly dated as it is known."""
    return [
        node(
            "CreativeWork",
            name=source.title,
            url=source.url,
            datePublished=source.date.machine if source.date else None,
            inLanguage=source.language,
        )
        for source in sources
    ]


def _references(edition: Edition, kind: str, found: Sequence[Link]) -> list[Node]:
    return [node(kind, name=link.text, url=edition.urls.origin + link.href) for link in found]
