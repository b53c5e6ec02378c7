"""Shows the site until somebody stops it: watches the files, builds when nobody edits, begins anew with other code."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from watchfiles import watch

from plugins.editing.preview.gate import address_in_network, in_address, is_loopback
from plugins.editing.preview.handler import PreviewHandler
from plugins.editing.preview.server import PreviewServer
from plugins.editing.preview.showing import Showing
from plugins.editing.resident import ResidentSite

CODE = (".py", ".po")
"""Endings of what this process cannot load again: it begins anew."""

STEP = 20
"""Milliseconds in which nothing more changes before a change is looked at."""

MOST_FILES = 10_240
"""No system that is in use allows less when asked (macOS: exactly that)."""

QUIET = 1.0
"""Seconds without a change before the whole site is built."""


def open_as_many_as_allowed() -> None:
    """Has this process open as many files as it may: each browser's connection is one, and some begin with few."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 (not on Windows)

        now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = MOST_FILES if most == resource.RLIM_INFINITY else min(MOST_FILES, most)
        if resource.RLIM_INFINITY != now < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


class Preview:
    """Shows what changes; ``rebuild`` builds the whole site, ``load`` gives the site in memory."""

    def __init__(self, rebuild: Callable[[], bool], load: Callable[[], ResidentSite]) -> None:
        self._rebuild = rebuild
        self._due, self._stopped = threading.Event(), False
        self.showing = Showing(load)
        self.handler: type[PreviewHandler] = type("Handler", (PreviewHandler,), {"showing": self.showing})

    def start(self) -> list[threading.Thread]:
        """Loads the site, and builds it whenever it is due, beside whatever else goes on."""
        threads = [threading.Thread(target=work, daemon=True) for work in (self.change, self._build_when_due)]
        for thread in threads:
            thread.start()
        return threads

    def change(self, paths: Iterable[Path] = ()) -> None:
        """Shows the site as it is now, or says what is wrong with it."""
        if self.showing.change(paths):
            self._due.set()

    def stop(self) -> None:
        """Nothing is built any more."""
        self._stopped = True
        self._due.set()
        if self.showing.form:
            self.showing.form.stop()

    def _build_when_due(self) -> None:
        while not self._stopped:
            self._due.wait()
            self._due.clear()
            if not self._due.wait(QUIET):
                self.showing.tidy()
                self._rebuild()


def build() -> bool:
    """Builds the site in a process of its own; its problems go to the terminal."""
    command = [sys.executable, "-m", "plugins.editing.build"]
    return subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode == 0


def serve(
    output: Path, host: str, port: int, preview: Preview, watched: Sequence[Path], *, opened: bool = False
) -> int:
    """Serves ``output`` and what has changed since until interrupted, ``opened`` in a browser; gives the exit code."""
    preview.handler.listening_on = host
    try:
        server = PreviewServer((host, port), partial(preview.handler, directory=str(output)))
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        print(f"cannot serve on {host}:{port}: {reason}; choose another port with --port", file=sys.stderr)
        return 2
    threading.Thread(target=server.serve_forever, daemon=True).start()
    preview.start()
    address = _say_where(host, server.server_port)
    if opened:
        webbrowser.open(address)
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


def _say_where(host: str, port: int) -> str:
    """Prints and gives the address on this machine; prints that for a phone where the network has been let in."""
    everywhere = host in ("0.0.0.0", "::", "")  # noqa: S104
    address = f"http://{'127.0.0.1' if everywhere else in_address(host)}:{port}/"
    print(f"The site is at {address} – stop with Ctrl+C", flush=True)
    if not is_loopback(host):
        phone = address_in_network() if everywhere else in_address(host)
        where = f"http://{phone}:{port}/" if phone else "the address of this machine, which is in no network now"
        print(f"Everybody in this network can see it, drafts too. On a phone: {where}", flush=True)
    return address


def begin_anew(host: str, port: int) -> None:
    """Puts a new preview at the same address in the place of this process."""
    sys.stdout.flush()
    command = [sys.executable, "-m", "plugins.editing.preview", "--host", host, "--port", str(port)]
    os.execv(sys.executable, command)  # noqa: S606
