"""A good server for the site as it was built: types, no listings, and the site's own page for what is not there."""

from __future__ import annotations

import sys
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plugins.disk import is_file
from plugins.domain.permalink import file_path, in_language
from plugins.editing.validate import LANGUAGES

NOT_FOUND = "/404.html"
"""The page for what does not exist, without its language."""


class PreviewServer(ThreadingHTTPServer):
    """Answers each browser in a thread of its own."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away is no mistake."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class SiteHandler(SimpleHTTPRequestHandler):
    """Answers as a good server would: no listings, the language's own page for what does not exist."""

    timeout = 60
    """Seconds of silence after which a browser is given up."""

    extensions_map = {  # noqa: RUF012
        **SimpleHTTPRequestHandler.extensions_map,
        ".atom": "application/atom+xml; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".ics": "text/calendar; charset=utf-8",
        ".rss": "application/rss+xml; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".woff2": "font/woff2",
        ".xml": "application/xml; charset=utf-8",
        ".yml": "text/yaml; charset=utf-8",
    }

    def list_directory(self, path: str) -> None:  # type: ignore[override]  # noqa: ARG002
        """A folder without a page is not there."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own 404, in the language of the address."""
        body = self.not_found() if code == HTTPStatus.NOT_FOUND else None
        if body is None:
            super().send_error(code, message, explain)
            return
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def not_found(self) -> bytes | None:
        """The page for what does not exist; none where there is none."""
        page = Path(self.directory, file_path(not_found_address(urlsplit(self.path).path)))
        return page.read_bytes() if is_file(page) else None

    def end_headers(self) -> None:
        """What is edited is seen: the browser keeps nothing but what another content gives another name."""
        kept = self.path.startswith("/assets/")
        self.send_header("Cache-Control", "max-age=31536000, immutable" if kept else "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keeps the terminal free for problems."""


def not_found_address(path: str) -> str:
    """The page for what does not exist, in the language that a path begins with."""
    first = path.split("/")[1] if "/" in path else ""
    return in_language(NOT_FOUND, first if first in LANGUAGES else LANGUAGES[0], LANGUAGES[0])
