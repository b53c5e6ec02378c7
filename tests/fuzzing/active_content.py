"""What acts in a page, looked for as a browser would see it: an HTML5 parser, and lists of what may stand there.

The lists are written down here a second time, apart from those that clean the texts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

_TEXT = frozenset(
    (  # noqa: SIM905
        "a abbr blockquote br cite code data dd del div dl dt em figcaption figure h2 h3 h4 h5 h6 hr img ins kbd li "
        "mark ol p picture pre q s small source strong sub sup table tbody td th thead tr u ul wbr"
    ).split()
)
_ATTRIBUTES = frozenset(
    (  # noqa: SIM905
        "alt class decoding height href hreflang id lang loading scope sizes src srcset start tabindex title type "
        "value width"
    ).split()
)
_CLASSES = frozenset(
    (  # noqa: SIM905
        "admonition admonition-title align-center align-left align-right figure-quote footnote footnote-backref "
        "footnote-ref important note picture picture__credit table-scroll tip warning"
    ).split()
)
_NEVER = frozenset("applet base embed frame frameset iframe math object param portal style".split())  # noqa: SIM905
_SCHEME = re.compile(r"[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.\-\t\r\n]*):")
_ONWARD = re.compile(r"0; url=/(?![/\\])[\w/.:#-]*")
"""Where the page at an old address leads: on this site."""
_ADDRESSES = ("href", "src", "action", "poster", "data", "xlink:href", "srcset", "formaction", "cite", "background")


def in_text(html: str) -> list[str]:
    """What may not stand in the text of a thing."""
    found = []
    for element in _elements(html, "div"):
        if element.tag not in _TEXT:
            found.append(f"<{element.tag}>")
        for name, value in element.attributes.items():
            if name not in _ATTRIBUTES:
                found.append(f"<{element.tag} {name}>")
            elif name == "class":
                found += [f"class {one}" for one in (value or "").split() if one not in _CLASSES]
        found += _addresses(element, own=("src", "srcset"))
    return found


def in_page(html: str) -> list[str]:
    """What acts in a whole page and is not of the theme."""
    found = []
    for element in _elements(html):
        tag, attributes = element.tag, element.attributes
        if tag in _NEVER:
            found.append(f"<{tag}>")
        found += [f"<{tag} {name}>" for name in attributes if name.startswith("on") or name in ("style", "srcdoc")]
        if tag == "script":
            found += _script(element)
        if tag == "meta" and attributes.get("http-equiv") and not _ONWARD.fullmatch(attributes.get("content") or ""):
            found.append(f"<meta http-equiv={attributes['http-equiv']}>")
        found += _addresses(element, own=() if tag == "link" else ("src", "srcset", "action"))
    return found


def _elements(html: str, parent: str = "") -> Iterator[LexborNode]:
    whole = f"<!doctype html><title>.</title><{parent} id=around>{html}" if parent else html
    root = LexborHTMLParser(whole).root
    for element in root.traverse(include_text=False) if root else ():
        if parent and (element.tag in ("html", "head", "title", "body") or element.id == "around"):
            continue
        if not element.tag.startswith(("-", "!", "_")):
            yield element


def _script(element: LexborNode) -> Iterator[str]:
    attributes = element.attributes
    written = element.text(deep=True)
    if attributes.get("type") == "application/ld+json":
        json.loads(written)
    elif written.strip() or "/assets/" not in (attributes.get("src") or ""):
        yield f"<script> {written[:40]}"


def _addresses(element: LexborNode, own: tuple[str, ...]) -> Iterator[str]:
    """Addresses that run something, and those in ``own`` attributes that have a host."""
    for name, value in element.attributes.items():
        if name not in _ADDRESSES or not value:
            continue
        scheme = _SCHEME.match(value)
        plain = re.sub(r"[\x00-\x20]", "", scheme[1]).lower() if scheme else ""
        if plain not in ("", "http", "https", "mailto", "tel", "webcal"):
            yield f"{name}={value[:60]}"
        if name in own and (plain or value.lstrip().startswith(("//", "\\"))):
            yield f"{name}={value[:60]}"
