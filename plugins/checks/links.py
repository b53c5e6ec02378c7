"""Links inside the written site: each must lead to a file, and to a place in it where it names one."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from plugins.domain.permalink import file_path
from plugins.workers import spread


@dataclass(frozen=True, slots=True)
class Leads:
    """What one page leads to: its links to no file, or to a place (link, file, place); and the places in itself."""

    path: str
    doubtful: tuple[tuple[str, str, str], ...]
    own: frozenset[str | None]


@dataclass(frozen=True, slots=True)
class Before:
    """What has been published before, where no link was dead: its ``folder``, its ``files``, and which are the same."""

    folder: Path
    files: frozenset[str]
    unchanged: frozenset[str]


_NOT_LINKED = re.compile(r"(?:.*/)?(?:search/index/[^/]+\.json|share-[^/]+\.png)")
"""Files that no link leads to: scripts fetch the parts of an index, and a card is named where no link is looked for."""

NOTHING = Before(Path(), frozenset(), frozenset())


def dead_links(
    output: Path, root: str = "", before: Before = NOTHING, files: frozenset[str] | None = None
) -> Iterator[tuple[str, str]]:
    """Each page below ``output`` with a link in it that leads to no file, or to no such place in a page.

    ``root`` is the path of the site on its host; links to other hosts are not followed. Of pages that are as they were
    ``before``, only those are read that a link may now lead nowhere from. ``files`` are all that there are, where that
    is known.
    """
    files = frozenset(_files(os.fspath(output))) if files is None else files
    pages = sorted(path for path in files if path.endswith(".html"))
    changed = [page for page in pages if page not in before.unchanged]
    found = spread(partial(_read, output, root, files), changed)
    own = {leads.path: leads.own for leads in found}
    if len(changed) < len(pages):
        lost = _lost(before, files, own)
        old = [page for page in pages if page not in own] if lost else []
        suspects = [page for page in old if _mentions((output / page).read_bytes(), lost)]
        found += spread(partial(_read, output, root, files), suspects)
        targets = {file for leads in found for _, file, _ in leads.doubtful if file in files and file.endswith(".html")}
        known = spread(partial(_read, output, root, files), sorted(targets - {leads.path for leads in found}))
        own = {leads.path: leads.own for leads in (*found, *known)}
    for leads in sorted(found, key=lambda leads: leads.path):
        for link, file, place in leads.doubtful:
            if file not in files or (file in own and place not in own[file]):
                yield leads.path, link


def _files(folder: str) -> Iterator[str]:
    for below, _, names in os.walk(folder):
        inside = below[len(folder) + 1 :]
        yield from (f"{inside}/{name}" if inside else name for name in names)


def _lost(before: Before, files: frozenset[str], own: Mapping[str, frozenset[str | None]]) -> frozenset[bytes]:
    """What a link to something that is no more must hold: the name of a folder or file, or that of a place."""
    gone = (path for path in before.files - files if not _NOT_LINKED.fullmatch(path))
    lost = {PurePosixPath(path.removesuffix("/index.html")).name for path in gone}
    for page, places in own.items():
        with suppress(OSError):
            tree = LexborHTMLParser((before.folder / page).read_bytes())
            lost |= {f"#{place}" for place in _places(tree) - places}
    return frozenset(quote(text, safe="#").encode() for text in lost) | frozenset(text.encode() for text in lost)


def _mentions(content: bytes, names: frozenset[bytes]) -> bool:
    return any(name in content for name in names)


def _read(output: Path, root: str, files: frozenset[str], pages: Sequence[str]) -> list[Leads]:
    return [_leads(LexborHTMLParser((output / page).read_bytes()), page, root, files) for page in pages]


def _leads(tree: LexborHTMLParser, page: str, root: str, files: frozenset[str]) -> Leads:
    doubtful = []
    for link in dict.fromkeys(_links(tree)):
        target = _target(link, "" if link.startswith("/") else page, root)
        if target and (target[0] not in files or target[1]):
            doubtful.append((link, *target))
    return Leads(page, tuple(doubtful), _places(tree))


def _places(tree: LexborHTMLParser) -> frozenset[str | None]:
    return frozenset(node.attributes.get("id") for node in tree.css("[id]"))


def _links(tree: LexborHTMLParser) -> Iterator[str]:
    for node in tree.css("a[href], link[href], area[href]"):
        if node.attributes.get("rel") not in ("canonical", "alternate license"):
            yield node.attributes["href"] or ""
    for node in tree.css("img[src], script[src], source[src]"):
        yield node.attributes["src"] or ""


@lru_cache(maxsize=100_000)
def _target(link: str, page: str, root: str) -> tuple[str, str] | None:
    """The file and the place in it that a link of ``page`` means; none where it leads to another host."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    address = urljoin(f"{root}/{page}", parts.path) if parts.path else f"{root}/{page}"
    if not address.startswith(f"{root}/"):
        return link, ""
    return file_path(unquote(address[len(root) :])), unquote(parts.fragment)
