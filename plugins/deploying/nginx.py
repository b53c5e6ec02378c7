"""The configuration of nginx for a release: one file for ``/etc/nginx/conf.d``.

``add_header`` in a location drops those of the server, so each location that says one says all. What every request
passes is short: a tree of words, in which old addresses, folders and single files stand, and no pattern before a page;
no header is worked out when it is sent (a map for each, and an ``if``, cost half as much as all that nginx itself does
for a page). Pages are small: they go with their headers in one call, not by ``sendfile``. ``gzip_vary`` would open a
``.gz`` beside each file for whoever does not take it, so ``Vary`` is a header as the others are; pictures and fonts,
which are never compressed, have none, and nothing is looked for beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from plugins.deploying.cache_policy import ASSETS
from plugins.deploying.media_types import ending
from plugins.deploying.servers import Place, Served

NAME = "nginx.conf"
HTTP, HTTPS = "80", "443"
VARY = {"Vary": "Accept-Encoding"}
"""What is compressed for whoever takes it may not be given to others out of a cache (RFC 9110 §12.5.5)."""


def nginx(served: Served, place: Place) -> str:
    """The file; nginx answers for the host of the release, and redirects to HTTPS where there is a certificate."""
    return "\n".join(
        (
            "# Written by inv deploy for one release; what is changed here is lost with the next one.",
            *_not_found(served),
            *_servers(served, place),
            "",
        )
    )


def _not_found(served: Served) -> Iterator[str]:
    """The page of what is not there, in the language of the path; looked up only where it is needed."""
    by_length = sorted(served.not_found.items(), key=lambda item: len(item[0]))
    first, rest = by_length[:1], by_length[1:]
    pages = {"default": first[0][1] if first else "", **{f"~^{_literal(path)}(?:/|$)": page for path, page in rest}}
    yield from _block("map $uri $icc_not_found", (f"{_quoted(key)} {_quoted(page)};" for key, page in pages.items()))


def _servers(served: Served, place: Place) -> Iterator[str]:
    challenge = ["location ^~ /.well-known/acme-challenge/ {", f"    root {_quoted(f'{place.folder}/acme')};", "}"]
    names = f"server_name {served.host};"
    if not place.certificate:
        yield from _block("server", [*_listen(place.listen or HTTP), names, *challenge, *_site(served, place)])
        return
    onward = ["location / {", "    return 301 https://$host$request_uri;", "}"]
    yield from _block("server", [*_listen(HTTP), names, "server_tokens off;", *challenge, *onward])
    secure = [
        f"ssl_certificate {_quoted(f'{place.certificate}/fullchain.pem')};",
        f"ssl_certificate_key {_quoted(f'{place.certificate}/privkey.pem')};",
        "ssl_protocols TLSv1.2 TLSv1.3;",
        "ssl_session_cache shared:icc:2m;",
        "ssl_session_tickets off;",
    ]
    listen = _listen(place.listen or HTTPS, " ssl http2")
    yield from _block("server", [*listen, names, *secure, *_site(served, place)])


def _site(served: Served, place: Place) -> Iterator[str]:
    yield f"root {_quoted(f'{place.folder}/current/site')};"
    yield from ("index index.html;", "server_tokens off;", "absolute_redirect off;", "etag on;")
    yield from _block("types", (f"{_quoted(kind)} {' '.join(endings)};" for kind, endings in served.types.items()))
    yield "default_type application/octet-stream;"
    yield from ("gzip off;", "gzip_static on;")
    if place.brotli:
        yield "brotli_static on;"
    yield from ("sendfile off;", "error_page 404 $icc_not_found;")
    yield from _headers(served.headers_of("index.html"), VARY)
    yield from _assets(served, place)
    yield from _otherwise(served)
    for source, target in served.redirects.items():
        yield from _block(f"location = {_quoted(source)}", [f"return 301 {_quoted(target)};"])


def _headers(*headers: Mapping[str, str]) -> Iterator[str]:
    yield from (f"add_header {name} {_quoted(value)} always;" for some in headers for name, value in some.items())


def _assets(served: Served, place: Place) -> Iterator[str]:
    """The folder that all releases share: the endings in it decide about the headers, and about what is compressed."""
    compressed = {ending(path) for path in served.ready}
    kinds: dict[Lines, set[str]] = {}
    for path in served.files:
        if path.startswith(ASSETS):
            kinds.setdefault(_asset(served, path, place, ending(path) in compressed), set()).add(ending(path))
    lines = [f"root {_quoted(f'{place.folder}/pool')};", "sendfile on;"]
    for answered, its in kinds.items():
        lines += answered if len(kinds) == 1 else _block(f'location ~ "[.](?:{"|".join(sorted(its))})$"', answered)
    yield from _block(f"location ^~ {_quoted(served.assets)}", lines)


def _asset(served: Served, path: str, place: Place, compressed: bool) -> Lines:
    """How an asset is answered."""
    if compressed:
        return tuple(_headers(served.headers_of(path), VARY))
    alone = ("gzip_static off;", *(["brotli_static off;"] if place.brotli else []))
    return (*alone, *_headers(served.headers_of(path)))


def _otherwise(served: Served) -> Iterator[str]:
    """Files that have not the headers of pages: a whole folder where all in it are alike, or one by one."""
    whole: _Folder = {}
    for path in served.files:
        if not path.startswith(ASSETS):
            *folders, name = path.split("/")
            folder = whole
            for one in folders:
                folder = folder.setdefault(one, {})  # type: ignore[assignment]
            folder[name] = tuple(_headers(served.headers_of(path), VARY))
    pages = tuple(_headers(served.headers_of("index.html"), VARY))
    for where, headers in _parted(whole, f"{served.root}/"):
        if headers != pages and where not in served.redirects:
            yield from _block(f"location {'^~' if where.endswith('/') else '='} {_quoted(where)}", headers)


Lines = tuple[str, ...]
_Folder = dict[str, "Lines | _Folder"]
"""What stands in a folder: other folders, and files with their headers."""


def _parted(folder: _Folder, where: str) -> list[tuple[str, Lines]]:
    """The headers below ``where``: once if all are the same, else of each folder and file in it."""
    found: list[tuple[str, Lines]] = []
    for name, inner in folder.items():
        if isinstance(inner, tuple):
            found.append((f"{where}{name}", inner))
        else:
            found += _parted(inner, f"{where}{name}/")
    return [(where, found[0][1])] if len({headers for _, headers in found}) == 1 else found


def _listen(where: str, options: str = "") -> list[str]:
    """An address as it stands; a port of all addresses, of IPv6 too."""
    both = [f"listen {where}{options};"]
    return [*both, f"listen [::]:{where}{options};"] if where.isdigit() else both


def _block(name: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"{name} {{"
    yield from (f"    {line}" for line in lines)
    yield "}"


def _quoted(text: str) -> str:
    r"""In quotation marks, inside which braces and spaces stand for themselves; ``\`` only escapes the mark here."""
    return '"' + text.replace('"', '\\"') + '"'


def _literal(text: str) -> str:
    return text.replace(".", r"\.")
