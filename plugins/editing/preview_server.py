"""What the preview answers: the built site as a good server would, the newer one in memory, and when to load again."""

from __future__ import annotations

import io
import threading
from contextlib import suppress
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote, unquote, urlsplit

from plugins.domain.permalink import file_path
from plugins.editing.form_editor.editor import ADDRESS as ADMIN
from plugins.editing.form_editor.editor import FormEditor
from plugins.editing.resident import ResidentSite
from plugins.editing.style_guide.guide import ADDRESS, guide_file

CHANGES = "/_changes"
"""Where a browser asks when the site changes."""

LOOPBACK = ("127.0.0.1", "::1")
"""Who may write: the form is for this machine only."""

PATIENCE = 15.0
"""Seconds after which a browser that listens is told that the preview is still there."""

_RELOAD = """<script>
let changes;
const listen = () => {
  changes?.close();
  if (document.hidden) return;
  changes = new EventSource("%s?%d");
  changes.onmessage = () => location.reload();
};
document.addEventListener("visibilitychange", listen);
listen();
</script>
"""


class Changes:
    """How many times the site has changed, for those who wait for the next time."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self.count = 0

    def tell(self) -> None:
        """The site has changed."""
        with self._condition:
            self.count += 1
            self._condition.notify_all()

    def wait(self, seen: int) -> bool:
        """Whether it has changed since it had changed ``seen`` times; waits for that, but not for ever."""
        with self._condition:
            return self._condition.wait_for(lambda: self.count != seen, PATIENCE)


class SiteHandler(SimpleHTTPRequestHandler):
    """Answers as a good server would: no listings, the language's own page for what does not exist."""

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
        page = Path(self.directory, "en" if self.path.startswith("/en/") else "", "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        """What is edited is seen: the browser keeps nothing but what another content gives another name."""
        kept = self.path.startswith("/assets/")
        self.send_header("Cache-Control", "max-age=31536000, immutable" if kept else "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keeps the terminal free for problems."""


class PreviewHandler(SiteHandler):
    """Shows the site in memory where there is one, else the one that was built, and the style guide beside it."""

    site: ResidentSite | None = None
    form: FormEditor | None = None
    changes = Changes()

    def do_GET(self) -> None:
        """Answers at once, but who asks for changes has to wait for one."""
        parts = urlsplit(self.path)
        if parts.path == CHANGES:
            self._tell_changes(int(parts.query) if parts.query.isdecimal() else -1)
        else:
            super().do_GET()

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """What is asked for: a file of the guide, one of the site in memory, or one of the site that was built."""
        address = unquote(urlsplit(self.path).path)
        if address.startswith(ADDRESS):
            content = guide_file(address.removeprefix(ADDRESS))
            if content is None:
                self.send_error(HTTPStatus.NOT_FOUND)
                return None
            return self._send(content, address if address != ADDRESS else "index.html")
        if address.startswith(ADMIN) and self.form and self.client_address[0] in LOOPBACK:
            name, content = self.form.file(address.removeprefix(ADMIN)) or ("", None)
            return super().send_head() if content is None else self._send(content, name)
        seen = self.changes.count
        path = file_path(address)
        content = (self.site.file(path) if self.site else None) or self._built_page(path)
        if content is None:
            return super().send_head()
        if path.endswith(".html"):
            content = content.replace(b"</body>", (_RELOAD % (CHANGES, seen)).encode() + b"</body>")
        return self._send(content, path)

    def _built_page(self, path: str) -> bytes | None:
        """A page of the site that was built; none for any other file."""
        file = Path(self.translate_path(f"/{quote(path)}"))
        return file.read_bytes() if path.endswith(".html") and file.is_file() else None

    def _send(self, content: bytes, name: str) -> io.BytesIO:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(name))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def _tell_changes(self, seen: int) -> None:
        """Says once that the site has changed (server-sent events, HTML § 9.2), and now and then that it has not."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        with suppress(OSError):
            while not self.changes.wait(seen):
                self.wfile.write(b": nothing new\n\n")
                self.wfile.flush()
            self.wfile.write(b"data:\n\n")
