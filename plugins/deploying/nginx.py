"""The configuration of nginx for a release: one file for ``/etc/nginx/conf.d``, without a header in any ``location``.

``add_header`` in a location drops those of the server, so all stand in the server, and their values come from maps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from plugins.deploying.media_types import content_type
from plugins.deploying.servers import Place, Served

NAME = "nginx.conf"
_BUCKET, _ENTRIES = 64, 512
"""Bytes of a bucket of a map, and entries for which nginx is prepared by default."""

_OVERHEAD = 32
SENT = "$sent_http_content_type"
HTTP, HTTPS = "80", "443"


def nginx(served: Served, place: Place) -> str:
    """The file; nginx answers for the host of the release, and redirects to HTTPS where there is a certificate."""
    return "\n".join(
        (
            "# Written by inv deploy for one release; what is changed here is lost with the next one.",
            *_room(served, place),
            *_maps(served, place),
            *_servers(served, place),
            "",
        )
    )


def _room(served: Served, place: Place) -> Iterator[str]:
    """Room for the longest word of a map, and for all old addresses: without it nginx does not start."""
    longest = max(len(word.encode()) for word in (_pool(place), *served.redirects))
    if longest + _OVERHEAD > _BUCKET:
        yield f"map_hash_bucket_size {1 << (longest + _OVERHEAD - 1).bit_length()};"
    if len(served.redirects) > _ENTRIES:
        yield f"map_hash_max_size {1 << (len(served.redirects) * 2).bit_length()};"


def _maps(served: Served, place: Place) -> Iterator[str]:
    kinds = dict.fromkeys(content_type(f"file.{ending}") for ending in served.open_endings)
    yield from _map("$document_root", "icc_cache_control", {"default": served.cache, _pool(place): served.asset_cache})
    yield from _map(SENT, "icc_resource_policy", {"default": "cross-origin", served.page_type: "same-origin"})
    yield from _map(SENT, "icc_allow_origin", {"default": "", **dict.fromkeys(kinds, "*")})
    yield from _map("$uri", "icc_moved_to", {"default": "", **served.redirects})
    by_length = sorted(served.not_found.items(), key=lambda item: len(item[0]))
    first, rest = by_length[:1], by_length[1:]
    yield from _map(
        "$uri",
        "icc_not_found",
        {"default": first[0][1] if first else "", **{f"~^{_literal(folder)}(?:/|$)": page for folder, page in rest}},
    )


def _servers(served: Served, place: Place) -> Iterator[str]:
    challenge = ["location /.well-known/acme-challenge/ {", f"    root {_quoted(f'{place.folder}/acme')};", "}"]
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
    yield from ("gzip off;", "gzip_static on;", "gzip_vary on;")
    if place.brotli:
        yield "brotli_static on;"
    headers = {
        **served.headers,
        "Cache-Control": "$icc_cache_control",
        "Cross-Origin-Resource-Policy": "$icc_resource_policy",
        "Access-Control-Allow-Origin": "$icc_allow_origin",
    }
    yield from (f"add_header {name} {_quoted(value)} always;" for name, value in headers.items())
    yield "error_page 404 $icc_not_found;"
    yield from ("if ($icc_moved_to) {", "    return 301 $icc_moved_to;", "}")
    yield from _block(f"location {served.assets}", [f"root {_quoted(_pool(place))};"])


def _pool(place: Place) -> str:
    return f"{place.folder}/pool"


def _listen(where: str, options: str = "") -> list[str]:
    """An address as it stands; a port of all addresses, of IPv6 too."""
    both = [f"listen {where}{options};"]
    return [*both, f"listen [::]:{where}{options};"] if where.isdigit() else both


def _map(source: str, variable: str, values: Mapping[str, str]) -> Iterator[str]:
    """A map; all that is looked at for every request are whole words, as patterns cost a tenth of what nginx can do."""
    return _block(f"map {source} ${variable}", (f"{_quoted(key)} {_quoted(value)};" for key, value in values.items()))


def _block(name: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"{name} {{"
    yield from (f"    {line}" for line in lines)
    yield "}"


def _quoted(text: str) -> str:
    r"""In quotation marks, inside which braces and spaces stand for themselves; ``\`` only escapes the mark here."""
    return '"' + text.replace('"', '\\"') + '"'


def _literal(text: str) -> str:
    return text.replace(".", r"\.")
