"""What a release's pages may do in a browser: headers that are strict whatever stands in the pages.

Nothing of other hosts, no plug-ins, no frames; scripts and styles only out of the site's own files. What stands inside
a page is not looked at to allow it: a text that brought a script along would allow itself. So a page that holds one is
not published. JSON-LD is data: no policy is needed for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from plugins.deploying.media_types import ending
from plugins.workers import spread

_DATA = "application/ld+json"
_ACTS = "script, style, iframe, frame, object, embed, applet, base, meta[http-equiv], [style], [srcdoc]"
"""What a browser carries out, loads or goes by: of these only the site's own scripts and redirects may be there."""

_LEADS_ON = re.compile(r"0; url=/(?![/\\])[^\s]*")

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

_MAY_HANDLE = re.compile(rb"[\s/\"']on[a-z]+\s*=", re.IGNORECASE)
_ADDRESSES = ("href", "src", "action", "formaction", "xlink:href", "data", "poster", "background")
_ADDRESSED = ", ".join(f"[{name.replace(':', chr(92) + ':')}]" for name in _ADDRESSES)
_MAY_CARRY_OUT = re.compile(rb"script:|\bdata:|&(?:#|tab;|newline;|colon;)", re.IGNORECASE)
_CARRIED_OUT = re.compile(r"(?:javascript|vbscript|data):", re.IGNORECASE)
_SKIPPED = re.compile(r"[\x00-\x20]")
"""What browsers leave out of an address before they look at its scheme (WHATWG URL)."""

TWO_YEARS = 63_072_000


def active_pages(release: Path) -> list[str]:
    """The pages below a folder in which something stands that acts by itself and is not the site's own."""
    pages = sorted(path.relative_to(release).as_posix() for path in release.rglob("*.html"))
    return spread(partial(_active_among, release), pages)


def is_active(html: bytes) -> bool:
    """Whether a page holds code or a style, or loads a script or a frame of another host."""
    tree = LexborHTMLParser(html)
    return (
        any(not _is_ours(node) for node in tree.css(_ACTS))
        or bool(_MAY_HANDLE.search(html) and any(map(_is_handled, tree.css("*"))))
        or bool(_MAY_CARRY_OUT.search(html) and any(map(_is_carried_out, tree.css(_ADDRESSED))))
    )


def security_headers(*, secure: bool, wasm: bool = False) -> dict[str, str]:
    """The headers of every answer; ``secure`` says that the site has HTTPS, ``wasm`` that it runs WebAssembly."""
    headers = {
        "Content-Security-Policy": "; ".join(_policy(secure=secure, wasm=wasm)),
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


def _policy(*, secure: bool, wasm: bool) -> Iterator[str]:
    """Content Security Policy Level 3."""
    yield "default-src 'none'"
    yield "script-src 'self'" + (" 'wasm-unsafe-eval'" if wasm else "")
    yield from (f"{kind}-src 'self'" for kind in ("style", "img", "font", "connect", "manifest"))
    yield "base-uri 'none'"
    yield "form-action 'self'"
    yield "frame-ancestors 'none'"
    if secure:
        yield "upgrade-insecure-requests"


def _active_among(release: Path, paths: Sequence[str]) -> list[str]:
    return [path for path in paths if is_active((release / path).read_bytes())]


def _is_ours(node: LexborNode) -> bool:
    """Whether an element that acts is a script in a file of the site's, data, or a redirect within the site."""
    attributes = node.attributes
    if node.tag == "meta":
        leads_on = (attributes.get("http-equiv") or "").lower() == "refresh"
        return leads_on and _LEADS_ON.fullmatch(attributes.get("content") or "") is not None
    if node.tag != "script" or "style" in attributes:
        return False
    source = attributes.get("src")
    if source is None:
        return attributes.get("type") == _DATA
    return source.startswith("/") and not source.startswith(("//", "/\\"))


def _is_handled(node: LexborNode) -> bool:
    return any(name.startswith("on") for name in node.attributes)


def _is_carried_out(node: LexborNode) -> bool:
    addresses = (_SKIPPED.sub("", node.attributes.get(name) or "") for name in _ADDRESSES)
    return any(map(_CARRIED_OUT.match, addresses))
