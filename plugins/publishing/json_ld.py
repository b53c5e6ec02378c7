"""Structured data as JSON-LD 1.1 in the words of schema.org: how a node is made, and how it is written into a page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from plugins.publishing.page import Link

VOCABULARY = "https://schema.org"

Node = Mapping[str, object]
"""A thing as schema.org describes it: ``@type`` and what is known of it."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
_ESCAPES = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def node(kind: str, **facts: object) -> dict[str, object]:
    """A node of a type with those of its facts that are known."""
    return {"@type": kind, **{name: value for name, value in facts.items() if value not in (None, "", (), [])}}


def term(name: str) -> str:
    """The whole address of a value that schema.org names, as ``EventScheduled``."""
    return f"{VOCABULARY}/{name}"


def serialised(data: Node) -> Markup:
    """A node as the text of a ``<script type="application/ld+json">``.

    ``<``, ``>`` and ``&`` stand in it only by their numbers, so that no text can end the element or begin a comment
    (HTML, § 4.12.1.3); browsers and JSON read the same letters.
    """
    text = _ENCODER.encode({"@context": VOCABULARY, **data})
    for sign, number in _ESCAPES.items():
        text = text.replace(sign, number)
    return Markup(text)  # noqa: S704 (nothing is left in it that HTML could read)


def coordinates(latitude: float | None, longitude: float | None) -> Node | None:
    """A place on the map (WGS 84, degrees), where both are known."""
    if latitude is None or longitude is None:
        return None
    return node("GeoCoordinates", latitude=latitude, longitude=longitude)


def breadcrumb_list(breadcrumbs: Sequence[Link], origin: str) -> Node:
    """The way to a page, from the home down; ``origin`` is scheme and host."""
    items = [
        node("ListItem", position=position, name=link.text, item=origin + link.href)
        for position, link in enumerate(breadcrumbs, start=1)
    ]
    return node("BreadcrumbList", itemListElement=items)
