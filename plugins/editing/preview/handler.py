"""What the preview answers: the site in memory, else the built one, what stands beside it, and when to load again."""

from __future__ import annotations

import io
import re
import traceback
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from plugins.disk import is_file
from plugins.domain.permalink import file_path
from plugins.editing.form_editor.editor import ADDRESS as FORM
from plugins.editing.preview import pages
from plugins.editing.preview.gate import refusal
from plugins.editing.preview.moment import TODAY, take_apart
from plugins.editing.preview.routes import Answer, Asked, routed
from plugins.editing.preview.server import SiteHandler, not_found_address
from plugins.editing.preview.showing import Showing

CHANGES = "/_changes"
"""Where a browser asks when the site changes."""

FRAMED_BY = "frame-ancestors 'self'"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; " + FRAMED_BY
)
"""What a page may do here: what it may do for readers, and stand beside itself. So no text reaches the form."""

_COUNT = re.compile(r"[0-9]{1,9}")


class PreviewHandler(SiteHandler):
    """Shows the site in memory where there is one, else the one that was built, and the routes beside it."""

    showing: Showing
    listening_on = "127.0.0.1"
    policy = POLICY

    def do_GET(self) -> None:  # noqa: N802 (http.server's name)
        """Answers at once, but who asks for changes has to wait for one."""
        if self._is_refused():
            return
        parts = urlsplit(self.path)
        if parts.path == CHANGES:
            self._tell_changes(int(parts.query) if _COUNT.fullmatch(parts.query) else -1)
        else:
            super().do_GET()

    def do_HEAD(self) -> None:  # noqa: N802
        """The same without what it says."""
        if not self._is_refused():
            super().do_HEAD()

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """What is asked for: something beside the site, or a file of the site, in memory or as it was built."""
        asked = self._asked()
        if asked is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        if route := routed(asked.path):
            answer = route(asked)
        elif file_path(asked.path).endswith(".html"):
            answer = self._page(asked, asked)
        elif (answer := self._file(asked)) is None and asked.moment == TODAY:
            return super().send_head()
        if answer is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return self._send(answer)

    def not_found(self) -> bytes | None:
        """The page for what does not exist, of the site that is looked at."""
        asked = self._asked() or Asked("/", TODAY, {}, self.showing)
        page = self._page(Asked(not_found_address(asked.path), asked.moment, {}, self.showing), asked)
        return page.content if page else super().not_found()

    def end_headers(self) -> None:
        """No other site may show the preview inside itself, and no text can act in it."""
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def _is_refused(self) -> bool:
        reason = refusal(self.headers, self.listening_on, self.path)
        if reason:
            self.send_error(HTTPStatus.FORBIDDEN, explain=reason)
        return reason is not None

    def _asked(self) -> Asked | None:
        """What the request asks for; none where it is of a moment that cannot be, or no path."""
        parts = urlsplit(self.path)
        found = take_apart(unquote(parts.path))
        if found is None or "\0" in found[1]:
            return None
        framed = self.headers.get("Sec-Fetch-Dest") == "iframe"
        return Asked(found[1], found[0], dict(parse_qsl(parts.query)), self.showing, framed)

    def _file(self, asked: Asked) -> Answer | None:
        """A file of the site in memory, or the way to the page that is meant; none where there is neither."""
        path = file_path(asked.path)
        site = self.showing.site(asked.moment)
        if content := site.file(path) if site else None:
            return Answer(content, path)
        if site and "." not in path.rpartition("/")[2] and site.file(f"{path}/index.html"):
            onward = quote(f"{asked.moment.root}/{path}/")
            return Answer(b"", status=HTTPStatus.MOVED_PERMANENTLY, location=onward)
        return self._built(path) if asked.moment != TODAY else None

    def _page(self, page: Asked, asked: Asked) -> Answer | None:
        """A page in what the preview puts around it for who has ``asked``; only the problems where nothing is good."""
        showing = self.showing
        seen = showing.changes.count
        path, site = file_path(page.path), showing.site(page.moment)
        try:
            content = site.file(path) if site else None
        except Exception as error:  # a template, while somebody works on it
            traceback.print_exc()
            failure = pages.failure(error, asked.language, seen)
            return Answer(failure, status=HTTPStatus.INTERNAL_SERVER_ERROR)
        if site is None and (built := self._built(path)):
            content = built.content
        if content is None:
            if site is not None or not showing.problems:
                return None
            return Answer(
                pages.only_problems(showing.problems, asked.language, seen),
                status=HTTPStatus.SERVICE_UNAVAILABLE,
            )
        around = pages.Around(
            asked.path, asked.moment, asked.language, seen, showing.problems, asked.framed, showing.form is not None
        )
        return Answer(pages.put_around(content, around, site.site if site else None), path)

    def _built(self, path: str) -> Answer | None:
        """A file of the site that was built."""
        file = Path(self.translate_path(f"/{quote(path)}"))
        return Answer(file.read_bytes(), path) if is_file(file) and self.is_inside(file) else None

    def _send(self, answer: Answer) -> io.BytesIO:
        if self.path.startswith(FORM):  # it says itself what it may do; what is not found below it is a page
            self.policy = FRAMED_BY
        self.send_response(answer.status)
        if answer.location is not None:
            self.send_header("Location", answer.location)
        self.send_header("Content-Type", self.guess_type(answer.name))
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        return io.BytesIO(answer.content)

    def _tell_changes(self, seen: int) -> None:
        """Says once that the site has changed (server-sent events, HTML § 9.2), and now and then that it has not."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        with suppress(OSError):
            while not self.showing.changes.wait(seen):
                self.wfile.write(b": nothing new\n\n")
                self.wfile.flush()
            self.wfile.write(b"data:\n\n")
