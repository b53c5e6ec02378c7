"""What a web server is told of a release: the same for every server, before it is put into a server's own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from plugins.deploying.cache_policy import ASSETS, cache_policy
from plugins.deploying.manifest import Manifest
from plugins.deploying.media_types import OTHER, TEXT, content_type
from plugins.deploying.security_headers import OPEN, headers_by_path
from plugins.deploying.source_forms import source_forms


@dataclass(frozen=True, slots=True)
class Place:
    """Where a server finds releases: a folder (absolute), the addresses it listens on, and its certificate's folder.

    Below ``folder`` stand ``current/site`` and ``pool``; ``listen`` is a port or ``address:port``.
    """

    folder: str
    listen: str = ""
    certificate: str = ""
    brotli: bool = True


@dataclass(frozen=True, slots=True)
class Served:
    """A release for a server: hosts, headers, types, and which addresses are answered otherwise.

    ``headers`` are those of every answer; ``open_endings`` are those of files that any site may read; ``files`` are the
    paths of all files below the site, whose own path on its host is ``root``, and ``ready`` those that are compressed.
    """

    host: str
    secure: bool
    assets: str
    headers: Mapping[str, str]
    open_endings: tuple[str, ...]
    root: str
    files: tuple[str, ...]
    ready: frozenset[str]
    redirects: Mapping[str, str]
    not_found: Mapping[str, str]
    types: Mapping[str, tuple[str, ...]]

    def headers_of(self, path: str) -> dict[str, str]:
        """All headers of a file but its type, by its path below the site."""
        return {**self.headers, "Cache-Control": cache_policy(path), **headers_by_path(path)}


def served(manifest: Manifest) -> Served:
    """What a server is told of a release."""
    root = manifest.root
    address = urlsplit(manifest.site)
    return Served(
        host=address.hostname or "",
        secure=address.scheme == "https",
        assets=f"{root}/{ASSETS}",
        headers=manifest.headers,
        open_endings=OPEN,
        root=root,
        files=tuple(sorted(manifest.files)),
        ready=frozenset(path for path, entry in manifest.files.items() if entry.ready),
        redirects={form: target for source, target in manifest.redirects.items() for form in source_forms(source)},
        not_found={f"{root}/{folder}": f"{root}/{page}" for folder, page in manifest.not_found.items()},
        types=_types(),
    )


def _types() -> dict[str, tuple[str, ...]]:
    """The endings of each ``Content-Type``."""
    found: dict[str, tuple[str, ...]] = {}
    for one in sorted({*TEXT, *OTHER}):
        kind = content_type(f"file.{one}")
        found[kind] = (*found.get(kind, ()), one)
    return found
