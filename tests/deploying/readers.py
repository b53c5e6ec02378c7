"""A reader who follows every link of a site, and minds what is missing."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from plugins.domain.permalink import file_path

SITE = "https://icc.sofia.example"
Get = Callable[[str], bytes | None]
"""What stands at a path below the site, none where nothing does."""

_FOLLOWED = "a[href], link[href], img[src], script[src], source[src]"


@dataclass
class Reader:
    """Reads from the home page on, each page once; ``missing`` is (page, link)."""

    get: Get
    pages: dict[str, bytes] = field(default_factory=dict)
    missing: list[tuple[str, str]] = field(default_factory=list)

    def read(self) -> Reader:
        """Follows all links of the site from its home page."""
        waiting, seen = [("", "index.html")], {"index.html"}
        while waiting:
            page, path = waiting.pop()
            content = self.get(path)
            if content is None:
                self.missing.append((page, path))
            elif path.endswith(".html"):
                self.pages[path] = content
                found = [link for link in _links(path, content) if link not in seen]
                seen.update(found)
                waiting += [(path, link) for link in dict.fromkeys(found)]
        return self


def from_bucket(client: object, bucket: str) -> Get:
    """A store as a reader gets it through a cache that asks each time."""

    def get(path: str) -> bytes | None:
        try:
            answer: Mapping[str, object] = client.get_object(Bucket=bucket, Key=path)  # type: ignore[attr-defined]
        except client.exceptions.NoSuchKey:  # type: ignore[attr-defined]
            return None
        content: bytes = answer["Body"].read()  # type: ignore[attr-defined]
        return gzip.decompress(content) if answer.get("ContentEncoding") == "gzip" else content

    return get


def _links(path: str, content: bytes) -> list[str]:
    tree = LexborHTMLParser(content)
    found = (node.attributes.get("href") or node.attributes.get("src") or "" for node in tree.css(_FOLLOWED))
    whole = (urlsplit(urljoin(f"{SITE}/{path}", link)) for link in found)
    return [file_path(unquote(parts.path)) for parts in whole if f"{parts.scheme}://{parts.netloc}" == SITE]
