"""From an address of the site to what stands in ``href``, whatever host and path the site is put on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from plugins.domain import permalink

_ROOT_RELATIVE = re.compile(r'(?P<before>(?:href|src)=")(?P<path>/(?!/)[^"]*)')
_SRCSET = re.compile(r'srcset="/[^"]*"')
_FRAGMENT = re.compile(r'(?P<before>href=")(?P<fragment>#[^"]*)')


@dataclass(frozen=True)
class Urls:
    """Addresses of one language below ``site_url``, which has no slash at its end."""

    site_url: str
    language: str
    default_language: str

    @cached_property
    def root(self) -> str:
        """The path of the site on its host: empty, or ``/below`` without a slash at its end."""
        return urlsplit(self.site_url).path.rstrip("/")

    @cached_property
    def origin(self) -> str:
        """Scheme and host."""
        parts = urlsplit(self.site_url)
        return f"{parts.scheme}://{parts.netloc}"

    def address(self, address: str, language: str | None = None) -> str:
        """The address in this language, or in ``language``."""
        return permalink.in_language(address, language or self.language, self.default_language)

    def href(self, address: str, language: str | None = None) -> str:
        """What a page's link says for an address without its language."""
        return self.root + self.address(address, language)

    def asset(self, address: str) -> str:
        """What a page's link says for a file that is one for all languages."""
        return self.root + address

    def absolute_asset(self, address: str) -> str:
        """The whole address of a file that is one for all languages."""
        return self.origin + self.asset(address)

    def absolute(self, address: str, language: str | None = None) -> str:
        """The whole address with scheme and host."""
        return self.origin + self.href(address, language)

    def absolute_html(self, html: str, page: str) -> str:
        """Clean HTML whose links are whole; ``page`` is the absolute address that fragments belong to."""
        html = _SRCSET.sub(
            lambda found: found[0].replace(" /", f" {self.origin}/").replace('"/', f'"{self.origin}/'), html
        )
        html = _ROOT_RELATIVE.sub(lambda found: f"{found['before']}{self.origin}{found['path']}", html)
        return _FRAGMENT.sub(lambda found: f"{found['before']}{page}{found['fragment']}", html)
