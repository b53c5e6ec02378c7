"""What a device shows of the site that somebody puts on its home screen (W3C Web Application Manifest)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from plugins.publishing.assets import Assets
from plugins.publishing.edition import Edition
from plugins.publishing.page import File

MANIFEST = "/manifest.webmanifest"
"""The address, without its language."""

COLOUR = "#0a2c4a"
"""Behind the icon; the icons are drawn on it to their edges, so that a device may cut them round."""

_ICONS = {"icon-192.png": "192x192", "icon-512.png": "512x512"}


def web_app_manifests(editions: Sequence[Edition], assets: Assets) -> Iterator[File]:
    """One manifest for each language."""
    for edition in editions:
        text = json.dumps(_manifest(edition, assets), indent=2, ensure_ascii=False)
        yield File(edition.urls.address(MANIFEST), f"{text}\n".encode())


def _manifest(edition: Edition, assets: Assets) -> dict[str, object]:
    """One ``id`` for all languages: whoever changes the language has the same thing on the home screen."""
    named = [(name, size) for name, size in _ICONS.items() if name in assets.addresses]
    return {
        "id": edition.urls.asset("/"),
        "name": f"{edition.site_name} · {edition.text(edition.site.programme.short_title)}",
        "short_name": edition.site_name,
        "lang": edition.language,
        "dir": "ltr",
        "start_url": edition.urls.href("/"),
        "scope": edition.urls.asset("/"),
        "display": "browser",
        "background_color": COLOUR,
        "theme_color": COLOUR,
        "icons": [
            {
                "src": edition.urls.asset(assets.addresses[name]),
                "sizes": size,
                "type": "image/png",
                "purpose": purpose,
            }
            for name, size in named
            for purpose in ("any", "maskable")
        ],
    }
