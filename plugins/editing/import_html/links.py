"""Where the links of the old site lead on: to its articles here, else whole to where they led."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlencode, urlunsplit

from bs4 import Tag

from plugins.editing.import_html.addresses import joined, parts_of
from plugins.editing.import_html.saved_page import SavedPage, attribute
from plugins.editing.import_html.tree import words_of

_FOLLOWERS = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|_ga|igshid|ref_src")
_PROTECTED = "/cdn-cgi/l/email-protection"


@dataclass(slots=True)
class OldSite:
    """The old addresses of things that are here, or will be, each with its path in ``content/``."""

    hosts: set[str] = field(default_factory=set)
    paths: dict[str, str] = field(default_factory=dict)

    def add(self, address: str, path: str) -> None:
        """Notes where an old address leads now: a path, or a whole address with its host."""
        self.paths.setdefault(key_of(address), path)

    def path_of(self, address: str) -> str | None:
        """The path in ``content/`` of what stood at a whole address."""
        return self.paths.get(key_of(address)) if host_of(address) in self.hosts else None


def host_of(address: str) -> str:
    """The host of an address, however it is called."""
    return (parts_of(address).hostname or "").removeprefix("www.")


def key_of(address: str) -> str:
    """What tells an address from others of its site: its path as it is read, and the number of a short one."""
    parts = parts_of(address)
    numbers = [value for name, value in parse_qsl(parts.query) if name in ("p", "page_id")]
    path = re.sub(r"/(?:index\.(?:php|html?)|amp/?)$", "", unquote(parts.path))
    return f"?p={numbers[0]}" if numbers and path in ("", "/") else path.rstrip("/")


def lead_links(page: SavedPage, article: Tag, address: str, old: OldSite) -> list[str]:
    """Leads every link of an article on; given back are the paths in ``content/`` to which it links."""
    paths = []
    for link in article.find_all("a"):
        written = attribute(link, "href")
        _decode_mail(link, written)
        target, path = _target(page, link, address, old)
        if path:
            paths.append(path)
        if target:
            link.attrs = {"href": target}
        else:
            link.unwrap()
    return paths


def _target(page: SavedPage, link: Tag, address: str, old: OldSite) -> tuple[str, str]:
    """What a link leads to, and the path in ``content/`` if that is one; nothing where it leads nowhere."""
    written = attribute(link, "href")
    if not written or written.startswith(("#", "javascript:")):
        if words_of(link) and written not in ("", "#") and not written.startswith("javascript:"):
            page.tell(link, "left-out-anchor", found=written)
        return "", ""
    if written.startswith(("mailto:", "tel:")):
        return written.replace(" ", ""), ""
    whole = joined(address, written) if address else written
    parts = parts_of(whole)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        page.tell(link, "left-out-link", found=written)
        return "", ""
    if path := old.path_of(whole):
        return path, path
    if address and host_of(whole) == host_of(address):
        page.tell(link, "old-link", found=whole)
    return _without_followers(whole), ""


def _without_followers(address: str) -> str:
    """An address without what only says by which way one came, and with signs that would end it in Markdown."""
    parts = parts_of(address)
    query = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in query if not _FOLLOWERS.fullmatch(name)]
    text = parts.query if len(kept) == len(query) else urlencode(kept)
    whole = urlunsplit(parts._replace(query=text))
    return re.sub(r"[\s<>()\"]", lambda found: f"%{ord(found[0]):02X}", whole)


def _decode_mail(link: Tag, written: str) -> None:
    """A mail address that Cloudflare wrote so that programs do not find it: its letters, each XOR the first byte."""
    hidden = link.find(attrs={"data-cfemail": True})
    digits = attribute(hidden, "data-cfemail") if isinstance(hidden, Tag) else attribute(link, "data-cfemail")
    if not digits and _PROTECTED in written:
        digits = parts_of(written).fragment
    try:
        first, *rest = bytes.fromhex(digits)
    except ValueError:
        return
    address = bytes(byte ^ first for byte in rest).decode("utf-8", "replace")
    link["href"] = f"mailto:{address}"
    if hidden or link.has_attr("data-cfemail") or "protected" in link.get_text():
        link.string = address
