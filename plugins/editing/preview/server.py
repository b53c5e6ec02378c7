"""A good server for the site as it was built: types, no listings, and the site's own page for what is not there."""

from __future__ import annotations

import io
import socket
import sys
from collections.abc import Callable
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import BaseRequestHandler
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from plugins.disk import is_file
from plugins.domain.permalink import file_path, in_language
from plugins.editing.validate import LANGUAGES

OTHER_SITES = {"Cross-Origin-Resource-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin"}
"""No other site gets hold of what is shown here, not even a picture, nor of the window that it is shown in."""

NOT_FOUND = "/404.html"
"""The page for what does not exist, without its language."""


class PreviewServer(ThreadingHTTPServer):
    """Answers each browser in a thread of its own."""

    daemon_threads = True
    request_queue_size = 128
    """So many browsers may ask at once before one has to ask again."""

    def __init__(self, address: tuple[str, int], handler: Callable[..., BaseRequestHandler]) -> None:
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        super().__init__(address, handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away is no mistake."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class SiteHandler(SimpleHTTPRequestHandler):
    """Answers as a good server would: no listings, the language's own page for what does not exist."""

    timeout = 60
    """Seconds of silence after which a browser is given up."""

    path = "/"
    """What is asked for, as long as that is not known: what is no request of HTTP is answered too."""

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

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """A file of the site; what a link in it leads to outside of it is not there."""
        if self.is_inside(Path(self.translate_path(self.path))):
            return super().send_head()
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def is_inside(self, file: Path) -> bool:
        """Whether a file is in the folder that is served, wherever links on its way lead."""
        return file.resolve().is_relative_to(Path(self.directory).resolve())

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
        return page.read_bytes() if is_file(page) and self.is_inside(page) else None

    def end_headers(self) -> None:
        """What is edited is seen: the browser keeps nothing but what another content gives another name."""
        kept = self.path.startswith("/assets/")
        self.send_header("Cache-Control", "max-age=31536000, immutable" if kept else "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in OTHER_SITES.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keeps the terminal free for problems."""


def not_found_address(path: str) -> str:
    """The page for what does not exist, in the language that a path begins with."""
    first = path.split("/")[1] if "/" in path else ""
    return in_language(NOT_FOUND, first if first in LANGUAGES else LANGUAGES[0], LANGUAGES[0])
