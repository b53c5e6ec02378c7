"""What a release's pages may do in a browser: headers as strict as what the pages hold allows.

Nothing of other hosts, no plug-ins, no frames. Inline scripts and styles are named by their digests; there are none in
this theme, and what a text brings along is not more powerful for it. JSON-LD is data: no policy is needed for it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from plugins.deploying.media_types import ending
from plugins.workers import spread

_SCRIPT_TYPES = ("", "module", "text/javascript", "application/javascript", "importmap", "speculationrules")
_DENIED = (
    "accelerometer",
    "autoplay",
    "bluetooth",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)
"""Features of browsers (Permissions Policy) that nothing here uses, and that tell of a person or a device."""

_MAY_HANDLE = re.compile(rb"\son[a-z]+\s*=|javascript:", re.IGNORECASE)

TWO_YEARS = 63_072_000


@dataclass(frozen=True, slots=True)
class Inline:
    """What stands inside pages: sources of a policy (``'sha256-…'``) for scripts, styles and style attributes.

    ``handlers`` are pages with an ``on…`` attribute or a ``javascript:`` link, which no strict policy allows.
    """

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    handlers: frozenset[str] = frozenset()


def inline_in(release: Path) -> Inline:
    """What stands inside all pages below a folder."""
    pages = sorted(path.relative_to(release).as_posix() for path in release.rglob("*.html"))
    found = spread(partial(_read, release), pages)
    return Inline(
        frozenset().union(*(one.scripts for one in found)),
        frozenset().union(*(one.styles for one in found)),
        frozenset().union(*(one.attributes for one in found)),
        frozenset().union(*(one.handlers for one in found)),
    )


def inline_in_page(path: str, html: bytes) -> Inline:
    """What stands inside one page."""
    tree = LexborHTMLParser(html)
    scripts = (node for node in tree.css("script:not([src])") if (node.attributes.get("type") or "") in _SCRIPT_TYPES)
    handled = _MAY_HANDLE.search(html) and any(_is_handled(node) for node in tree.css("*"))
    return Inline(
        frozenset(_source(node.text()) for node in scripts),
        frozenset(_source(node.text()) for node in tree.css("style")),
        frozenset(_source(node.attributes["style"] or "") for node in tree.css("[style]")),
        frozenset([path]) if handled else frozenset(),
    )


def security_headers(inline: Inline, *, secure: bool, wasm: bool = False) -> dict[str, str]:
    """The headers of every answer; ``secure`` says that the site has HTTPS, ``wasm`` that it runs WebAssembly."""
    headers = {
        "Content-Security-Policy": "; ".join(_policy(inline, secure=secure, wasm=wasm)),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _DENIED),
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
    return headers | ({"Strict-Transport-Security": f"max-age={TWO_YEARS}; includeSubDomains"} if secure else {})


def headers_by_path(path: str) -> dict[str, str]:
    """The security headers that not every answer has, by the path of the file; servers go by its ending, and so do we.

    Pages nobody may embed, nor what has no ending; pictures whoever shows a feed; what is ``OPEN`` any script may read.
    """
    policy = "same-origin" if ending(path) in ("", "html") else "cross-origin"
    public = {"Access-Control-Allow-Origin": "*"} if ending(path) in OPEN else {}
    return {"Cross-Origin-Resource-Policy": policy, **public}


OPEN = ("atom", "csv", "geojson", "ics", "json", "jsonld", "rss")
"""Endings of feeds, calendars and open data: scripts of any site may read them (``Access-Control-Allow-Origin: *``)."""


def _policy(inline: Inline, *, secure: bool, wasm: bool) -> Iterator[str]:
    """Content Security Policy Level 3."""
    hashed = ["'unsafe-hashes'", *sorted(inline.attributes)] if inline.attributes else []
    yield "default-src 'none'"
    yield " ".join(["script-src 'self'", *(["'wasm-unsafe-eval'"] if wasm else []), *sorted(inline.scripts)])
    yield " ".join(["style-src 'self'", *sorted(inline.styles), *hashed])
    yield from (f"{kind}-src 'self'" for kind in ("img", "font", "connect", "manifest"))
    yield "base-uri 'none'"
    yield "form-action 'self'"
    yield "frame-ancestors 'none'"
    if secure:
        yield "upgrade-insecure-requests"


def _read(release: Path, paths: Sequence[str]) -> list[Inline]:
    return [inline_in_page(path, (release / path).read_bytes()) for path in paths]


def _source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _is_handled(node: LexborNode) -> bool:
    attributes = node.attributes
    href = (attributes.get("href") or "").strip().lower()
    return href.startswith("javascript:") or any(name.startswith("on") for name in attributes)
