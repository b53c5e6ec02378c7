"""Links between things by their path in ``content/``: what they lead to, and what a reader's browser is given."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from plugins.domain import permalink
from plugins.reading.disguise import is_disguised

_SCHEMES = ("http", "https", "mailto", "tel")
_INDEX = re.compile(r"/index\.[a-z]+\.md$")


class Visibility(Enum):
    """Whether a thing can be read on the site now."""

    PUBLIC = auto()
    DRAFT = auto()
    NOT_NOW = auto()


@dataclass(frozen=True, slots=True)
class Target:
    """What a path in ``content/`` leads to: an address without its language, and the languages it is written in."""

    address: str
    visibility: Visibility
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkMap:
    """Everything in ``content/`` that can be linked to, by its path from there (``/cities/sofia``).

    ``root`` is the path of the site on its host; below ``unread`` nothing is known, so that nothing is wrong.
    """

    targets: Mapping[str, Target]
    languages: tuple[str, ...]
    root: str = ""
    unread: tuple[str, ...] = ()

    def resolve(self, link: str, folder: str, language: str) -> str | None:
        """What stands in ``href`` for ``link``, written in the thing at ``folder`` (``/news/…``) in ``language``.

        None where there is for now nothing to link to: the thing is scheduled or has expired. The other language's
        page is linked where this one has none.

        Raises:
            LookupError: the link leads to nothing; the argument is the problem's code.
        """
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            if is_disguised(parts):
                raise LookupError("disguised-link")
            if parts.scheme in _SCHEMES and (parts.netloc or parts.scheme in ("mailto", "tel")):
                return link
            raise LookupError("unsafe-link")
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        if not parts.path and link.lstrip()[:1] not in ("", "#", "?"):  # a host without a name
            raise LookupError("unsafe-link")
        if not parts.path:
            return link
        path = _absolute(unquote(parts.path), folder)
        if path in permalink.LINKABLE or path in permalink.FEEDS:
            return self._href(path, language) + fragment
        target = self.targets.get(_INDEX.sub("", path).rstrip("/"))
        if target is None and path.startswith(self.unread):
            return None
        if target is None:
            raise LookupError("link-to-nothing")
        if target.visibility is Visibility.DRAFT:
            raise LookupError("link-to-draft")
        if target.visibility is Visibility.NOT_NOW:
            return None
        written_in = language if language in target.languages else target.languages[0]
        return self._href(target.address, written_in) + fragment

    def _href(self, address: str, language: str) -> str:
        return self.root + permalink.in_language(address, language, self.languages[0])


NO_LINKS = LinkMap({}, ())
"""Nothing is known yet."""


class FollowedLinks:
    """A link map that remembers what it was asked, and what the answers were."""

    def __init__(self, links: LinkMap) -> None:
        self._links = links
        self.root = links.root
        self.followed: dict[str, str | None] = {}

    def resolve(self, link: str, folder: str, language: str) -> str | None:
        """As the map itself; a link that leads nowhere is not remembered."""
        href = self._links.resolve(link, folder, language)
        self.followed[link] = href
        return href


def _absolute(path: str, folder: str) -> str:
    if path.startswith("/"):
        return path
    steps: list[str] = []
    for step in PurePosixPath(folder, path).parts[1:]:
        if step == "..":
            steps = steps[:-1]
        else:
            steps.append(step)
    return "/" + "/".join(steps) + ("/" if path.endswith("/") else "")
