"""The configuration of Caddy for a release: one site block, to be imported into ``/etc/caddy/Caddyfile``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from plugins.deploying.cache_policy import ASSETS
from plugins.deploying.servers import Place, Served

NAME = "Caddyfile"


def caddy(served: Served, place: Place) -> str:
    """The file; Caddy gets its certificate by itself where the host is public."""
    lines = ("# Written by inv deploy for one release; what is changed here is lost with the next one.",)
    return "\n".join((*lines, *_block(_address(served, place), _site(served, place)), ""))


def _address(served: Served, place: Place) -> str:
    if not place.listen:
        return f"{'https' if served.secure else 'http'}://{served.host}"
    parts = urlsplit(f"//{place.listen}" if ":" in place.listen else f"//:{place.listen}")
    return f"http://{parts.hostname or ''}:{parts.port}"


def _site(served: Served, place: Place) -> Iterator[str]:
    """A route keeps the order of its lines: what is said of all comes before what is said of some."""
    yield from _block("route", _answers(served, place))
    yield from _block("handle_errors", _block("route", _errors(served, place)))


def _answers(served: Served, place: Place) -> Iterator[str]:
    yield "header -Server"
    yield from _headers(served)
    for number, (kind, endings) in enumerate(served.types.items()):
        yield f"@type{number} path {' '.join(f'*.{ending}' for ending in endings)}"
        yield f"header @type{number} Content-Type {_quoted(kind)}"
    yield from (f"redir {source} {target} permanent" for source, target in served.redirects.items())
    yield from _block("handle @assets", _files(f"{place.folder}/pool"))
    yield from _block("handle", _files(f"{place.folder}/current/site"))


def _headers(served: Served) -> Iterator[str]:
    """Those of all files, then what pages, assets, and files that any site may read have otherwise."""
    every = served.headers_of("file.other")
    yield from _block("header", _said(every))
    yield "@pages path_regexp (/[^/.]*|[.]html)$"
    yield f"@assets path {served.assets}*"
    yield f"@open path {' '.join(f'*.{ending}' for ending in served.open_endings)}"
    kinds = {"pages": "index.html", "assets": f"{ASSETS}file.other", "open": f"file.{served.open_endings[0]}"}
    for kind, path in kinds.items():
        others = dict(sorted(served.headers_of(path).items() - every.items()))
        yield from (f"header @{kind} {line}" for line in _said(others))


def _said(headers: Mapping[str, str]) -> Iterator[str]:
    yield from (f"{name} {_quoted(value)}" for name, value in headers.items())


def _files(root: str) -> Iterator[str]:
    yield f"root * {_quoted(root)}"
    yield from _block("file_server", ("precompressed br zstd gzip",))


def _errors(served: Served, place: Place) -> Iterator[str]:
    """The page of what is not there, in the language of the path, with a page's headers."""
    yield from _block("header", _said(served.headers_of("index.html")))
    yield 'header Content-Type "text/html; charset=utf-8"'
    by_length = sorted(served.not_found.items(), key=lambda item: len(item[0]))
    lines = (f"~^{folder}(/|$) {page}" for folder, page in by_length[1:])
    default = (f"default {page}" for _, page in by_length[:1])
    yield from _block("map {http.request.orig_uri.path} {icc_not_found}", (*lines, *default))
    yield "rewrite * {icc_not_found}"
    yield from _files(f"{place.folder}/current/site")


def _block(name: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"{name} {{"
    yield from (f"\t{line}" for line in lines)
    yield "}"


def _quoted(text: str) -> str:
    r"""In quotation marks; ``\`` only escapes the mark there."""
    return '"' + text.replace('"', '\\"') + '"'
