"""The sitemap (sitemaps.org 0.9) with each page's other languages (hreflang, x-default)."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

from plugins.publishing.page import Page

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(pages: Iterable[Page]) -> bytes:
    """The sitemap of those pages that are to be found, in the order of their addresses."""
    ElementTree.register_namespace("", _SITEMAP)
    ElementTree.register_namespace("xhtml", _XHTML)
    root = ElementTree.Element(f"{{{_SITEMAP}}}urlset")
    for page in sorted(pages, key=lambda page: page.address):
        if page.head.robots or page.head.canonical is None:
            continue
        url = ElementTree.SubElement(root, f"{{{_SITEMAP}}}url")
        ElementTree.SubElement(url, f"{{{_SITEMAP}}}loc").text = page.head.canonical
        if page.modified:
            ElementTree.SubElement(url, f"{{{_SITEMAP}}}lastmod").text = page.modified
        for alternate in page.head.alternates:
            attributes = {"rel": "alternate", "hreflang": alternate.hreflang, "href": alternate.href}
            ElementTree.SubElement(url, f"{{{_XHTML}}}link", attributes)
    ElementTree.indent(root)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
