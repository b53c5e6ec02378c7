"""Links inside the written site: each must lead to a file, and to a place in it where it names one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from plugins.domain.permalink import file_path
from plugins.workers import spread


@dataclass(frozen=True, slots=True)
class Leads:
    """What one page leads to: its links to no file, or to a place (link, file, place); and the places in itself."""

    path: str
    doubtful: tuple[tuple[str, str, str], ...]
    own: frozenset[str | None]


def dead_links(output: Path, root: str = "") -> Iterator[tuple[str, str]]:
    """Each page below ``output`` with a link in it that leads to no file, or to no such place in a page.

    ``root`` is the path of the site on its host; links to other hosts are not followed.
    """
    files = frozenset(path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file())
    pages = sorted(path for path in files if path.endswith(".html"))
    found = spread(partial(_read, output, root, files), pages)
    own = {leads.path: leads.own for leads in found}
    for leads in found:
        for link, file, place in leads.doubtful:
            if file not in files or (file in own and place not in own[file]):
                yield leads.path, link


def _read(output: Path, root: str, files: frozenset[str], pages: Sequence[str]) -> list[Leads]:
    return [_leads(LexborHTMLParser((output / page).read_bytes()), page, root, files) for page in pages]


def _leads(tree: LexborHTMLParser, page: str, root: str, files: frozenset[str]) -> Leads:
    doubtful = []
    for link in dict.fromkeys(_links(tree)):
        target = _target(link, "" if link.startswith("/") else page, root)
        if target and (target[0] not in files or target[1]):
            doubtful.append((link, *target))
    return Leads(page, tuple(doubtful), frozenset(node.attributes.get("id") for node in tree.css("[id]")))


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
