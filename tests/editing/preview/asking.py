"""A server of the preview in this process, and what it answers."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from plugins.editing.preview.gate import in_address
from plugins.editing.preview.server import PreviewServer, SiteHandler


def answer(url: str, method: str = "GET") -> tuple[int, str, str]:
    """Status, type and text of an answer."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, method=method), timeout=60) as response:
            return response.status, response.headers["Content-Type"], response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers["Content-Type"], error.read().decode()


@contextmanager
def served(handler: Callable[..., SiteHandler], host: str = "127.0.0.1") -> Iterator[str]:
    with PreviewServer((host, 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield f"http://{in_address(host)}:{server.server_port}"
        server.shutdown()
        thread.join()
