"""What schema.org (JSON-LD) says of an article; what cannot be read says nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bs4 import BeautifulSoup

_ARTICLES = ("NewsArticle", "Article", "BlogPosting", "ReportageNewsArticle")
_PAGES = ("WebPage",)

Node = Mapping[str, Any]


def article_nodes(soup: BeautifulSoup) -> tuple[Node, ...]:
    """The nodes of the article, then those of its page."""
    nodes = list(_nodes(soup))
    return tuple(node for types in (_ARTICLES, _PAGES) for node in nodes if set(_types(node)) & set(types))


def said(nodes: tuple[Node, ...], key: str) -> str:
    """The first text that a key has."""
    return next((value for node in nodes if isinstance(value := node.get(key), str) and value.strip()), "").strip()


def names(nodes: tuple[Node, ...], key: str, soup: BeautifulSoup) -> list[str]:
    """The names of those to whom a key leads, be they written there or elsewhere on the page."""
    by_id = {identity: node for node in _nodes(soup) if isinstance(identity := node.get("@id"), str)}
    for node in nodes:
        entries = node.get(key)
        found = []
        for entry in entries if isinstance(entries, list) else [entries]:
            named = {**by_id.get(str(entry.get("@id")), {}), **entry} if isinstance(entry, dict) else {"name": entry}
            if isinstance(name := named.get("name"), str) and name.strip():
                found.append(name.strip())
        if found:
            return found
    return []


def _nodes(soup: BeautifulSoup) -> Iterator[Node]:
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            yield from _flat(json.loads(script.get_text(), strict=False))
        except (ValueError, RecursionError):
            continue


def _flat(value: object) -> Iterator[Node]:
    if isinstance(value, list):
        for item in value:
            yield from _flat(item)
    elif isinstance(value, dict):
        yield value
        yield from _flat(value.get("@graph", []))


def _types(node: Node) -> list[str]:
    types = node.get("@type", [])
    return [types] if isinstance(types, str) else [one for one in types if isinstance(one, str)]
