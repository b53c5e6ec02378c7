"""The site on this machine: built, served, and built again when a file changes; a mistake leaves the last good site."""

from __future__ import annotations

import argparse
import io
import signal
import subprocess
import sys
import threading
import webbrowser
from collections.abc import Callable, Sequence
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from watchfiles import watch

from plugins.editing.style_guide.guide import ADDRESS, guide_file

WATCHED = ("content", "theme", "plugins", "pelicanconf.py")


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
        """Nothing is kept by the browser: what is edited is seen."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keeps the terminal free for problems."""


class PreviewHandler(SiteHandler):
    """Shows the style guide beside the site, made anew each time; it is never among the site's files."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """What is asked for: a file of the guide, or one of the site."""
        address = urlsplit(self.path).path
        if not address.startswith(ADDRESS):
            return super().send_head()
        content = guide_file(address.removeprefix(ADDRESS))
        if content is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(address) if address != ADDRESS else "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)


def build() -> bool:
    """Builds the site in a process of its own; its problems go to the terminal."""
    command = [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "--fatal", "warnings"]
    return subprocess.run(command, check=False).returncode == 0


def serve(output: Path, host: str, port: int, rebuild: Callable[[], bool], watched: Sequence[Path]) -> int:
    """Serves ``output`` until interrupted and calls ``rebuild`` at each change of ``watched``; gives the exit code."""
    try:
        server = ThreadingHTTPServer((host, port), partial(PreviewHandler, directory=str(output)))
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        print(f"cannot serve on {host}:{port}: {reason}; choose another port with --port", file=sys.stderr)
        return 2
    address = f"http://{host}:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"The site is at {address} – stop with Ctrl+C", flush=True)
    try:
        for _changes in watch(*watched, raise_interrupt=True):
            rebuild()
    except KeyboardInterrupt:
        print("Stopped.")
    finally:
        server.shutdown()
        server.server_close()
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Builds, opens, serves and watches."""
    parser = argparse.ArgumentParser(prog="inv serve", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0 shows the site to the whole network")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--open", action="store_true", help="open the site in the browser")
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    build()
    if options.open:
        webbrowser.open(f"http://{options.host}:{options.port}/")
    return serve(Path("output"), options.host, options.port, build, [Path(name) for name in WATCHED])


if __name__ == "__main__":
    sys.exit(main())
