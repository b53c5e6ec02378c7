"""What each file of the site is, by the ending of its name: the one home of types for servers and object stores."""

from __future__ import annotations

HTML = "text/html"

TEXT = {
    "atom": "application/atom+xml",
    "css": "text/css",
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "html": HTML,
    "ics": "text/calendar",
    "js": "text/javascript",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "rss": "application/rss+xml",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "webmanifest": "application/manifest+json",
    "xml": "application/xml",
}
"""Of what compresses well. It is UTF-8, all of it."""

OTHER = {
    "avif": "image/avif",
    "gif": "image/gif",
    "ico": "image/x-icon",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "wasm": "application/wasm",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
"""Of what is compressed in itself, or is so rare that it may stay as it is."""

WITHOUT_CHARSET = frozenset(TEXT[name] for name in ("geojson", "json", "jsonld", "webmanifest"))
"""Types that define no such parameter: JSON is always UTF-8 (RFC 8259, § 8.1)."""

UNKNOWN = "application/octet-stream"


def ending(path: str) -> str:
    """What stands behind the last dot of a file's name; empty where there is none."""
    return path.rpartition("/")[2].rpartition(".")[2] if "." in path.rpartition("/")[2] else ""


def media_type(path: str) -> str:
    """The type of a file without parameters."""
    found = ending(path).lower()
    return TEXT.get(found) or OTHER.get(found, UNKNOWN)


def content_type(path: str) -> str:
    """The ``Content-Type`` of a file (RFC 9110, § 8.3)."""
    found = media_type(path)
    return f"{found}; charset=utf-8" if is_text(path) and found not in WITHOUT_CHARSET else found


def is_text(path: str) -> bool:
    """Whether a file is worth compressing."""
    return ending(path).lower() in TEXT
