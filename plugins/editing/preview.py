"""The site on this machine: built, served, and shown anew when a file changes; a mistake leaves the last good site.

What is edited is shown from memory at once. The whole site is built and checked beside it, when nobody edits.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

from plugins.editing.form_editor.editor import FormEditor
from plugins.editing.preview_server import Changes, PreviewHandler
from plugins.editing.resident import ResidentSite
from plugins.editing.validate import LOCALES
from plugins.problem import ContentRefused
from plugins.reading.report import report, spoken_language

SETTINGS = "pelicanconf.py"
WATCHED = ("content", "theme", "plugins", SETTINGS)
CODE = (".py", ".po")
"""Endings of what this process cannot load again: it begins anew."""

STEP = 20
"""Milliseconds in which nothing more changes before a change is looked at."""

QUIET = 1.0
"""Seconds without a change before the whole site is built."""


class Preview:
    """Shows what changes; ``rebuild`` builds the whole site, ``load`` gives the site in memory."""

    def __init__(self, rebuild: Callable[[], bool], load: Callable[[], ResidentSite]) -> None:
        self._rebuild, self._load = rebuild, load
        self._due, self._stopped = threading.Event(), False
        self._one_at_a_time = threading.Lock()
        self.handler: type[PreviewHandler] = type("Handler", (PreviewHandler,), {"changes": Changes()})

    def start(self) -> list[threading.Thread]:
        """Loads the site, and builds it whenever it is due, beside whatever else goes on."""
        threads = [threading.Thread(target=work, daemon=True) for work in (self.change, self._build_when_due)]
        for thread in threads:
            thread.start()
        return threads

    def change(self, paths: Iterable[Path] = ()) -> None:
        """Shows the site as it is now, or says what is wrong with it."""
        with self._one_at_a_time:
            first = self.handler.site is None
            try:
                if self.handler.site is None:
                    self.handler.site = self._load()
                self.handler.site.refresh(paths)
            except ContentRefused as refused:
                if not first:
                    print(report(refused.problems, spoken_language(("bg", "en"))), file=sys.stderr, flush=True)
                return
            if not first:
                self.handler.changes.tell()
                self._due.set()

    def stop(self) -> None:
        """Nothing is built any more."""
        self._stopped = True
        self._due.set()
        if self.handler.form:
            self.handler.form.stop()

    def _build_when_due(self) -> None:
        while not self._stopped:
            self._due.wait()
            self._due.clear()
            if not self._due.wait(QUIET):
                if self.handler.site:
                    self.handler.site.tidy()
                self._rebuild()


def build() -> bool:
    """Builds the site in a process of its own; its problems go to the terminal."""
    command = [sys.executable, "-m", "plugins.editing.build"]
    return subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode == 0


def serve(output: Path, host: str, port: int, preview: Preview, watched: Sequence[Path]) -> int:
    """Serves ``output`` and what has changed since until interrupted; gives the exit code."""
    try:
        server = ThreadingHTTPServer((host, port), partial(preview.handler, directory=str(output)))
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        print(f"cannot serve on {host}:{port}: {reason}; choose another port with --port", file=sys.stderr)
        return 2
    address = f"http://{host}:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    preview.start()
    print(f"The site is at {address} – stop with Ctrl+C", flush=True)
    code_changed = False
    try:
        for changes in watch(*watched, step=STEP, raise_interrupt=True):
            paths = [Path(path) for _, path in changes]
            code_changed = any(path.suffix in CODE for path in paths)
            if code_changed:
                break
            preview.change(paths)
    except KeyboardInterrupt:
        print("Stopped.")
    finally:
        preview.stop()
        server.shutdown()
        server.server_close()
    if code_changed:
        begin_anew(host, server.server_port)
    return 0


def begin_anew(host: str, port: int) -> None:
    """Puts a new preview at the same address in the place of this process."""
    sys.stdout.flush()
    command = [sys.executable, "-m", "plugins.editing.preview", "--host", host, "--port", str(port)]
    os.execv(sys.executable, command)  # noqa: S606


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
    preview = Preview(build, partial(ResidentSite, SETTINGS))
    preview.handler.form = FormEditor(Path.cwd(), LOCALES)
    return serve(Path("output"), options.host, options.port, preview, [Path(name) for name in WATCHED])


if __name__ == "__main__":
    sys.exit(main())
