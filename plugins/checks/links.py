"""Links inside the written site: each must lead to a file, and to a place in it where it names one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from plugins.domain.permalink import file_path


def dead_links(output: Path, root: str = "") -> Iterator[tuple[str, str]]:
    """Each page below ``output`` with a link in it that leads to no file, or to no such place in a page.

    ``root`` is the path of the site on its host; links to other hosts are not followed.
    """
    files = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    pages = {path: LexborHTMLParser((output / path).read_bytes()) for path in sorted(files) if path.endswith(".html")}
    anchors = {path: {node.attributes.get("id") for node in tree.css("[id]")} for path, tree in pages.items()}
    for path, tree in pages.items():
        for link in _links(tree):
            target = _target(link, path, root)
            if target is None:
                continue
            file, anchor = target
            if file not in files or (anchor and file in anchors and anchor not in anchors[file]):
                yield path, link


def _links(tree: LexborHTMLParser) -> Iterator[str]:
    for node in tree.css("a[href], link[href], area[href]"):
        if node.attributes.get("rel") not in ("canonical", "alternate license"):
            yield node.attributes["href"] or ""
    for node in tree.css("img[src], script[src], source[src]"):
        yield node.attributes["src"] or ""


def _target(link: str, page: str, root: str) -> tuple[str, str] | None:
    """The file and the place in it that a link of ``page`` means; none where it leads to another host."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    address = urljoin(f"{root}/{page}", parts.path) if parts.path else f"{root}/{page}"
    if not address.startswith(f"{root}/"):
        return link, ""
    return file_path(unquote(address[len(root) :])), unquote(parts.fragment)
