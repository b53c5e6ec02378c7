"""Readers while releases are swapped in and set back: every answer is whole, every page has its assets."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import urllib3
from selectolax.lexbor import LexborHTMLParser

from plugins.deploying.manifest import Manifest
from plugins.deploying.target import Order
from tests.deploying.published import Published
from tests.deploying.servers import free_port, nginx
from tests.deploying.test_server import a_server, silent

SWAPS = 12


@dataclass
class Readers:
    """Who reads pages and then what they load, again and again; ``wrong`` is what was not there."""

    address: str
    pages: list[str]
    known: dict[str, set[bytes]]
    """The contents that a page may have, by its path."""
    read: int = 0
    wrong: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def reading(self, count: int = 3) -> Iterator[None]:
        threads = [threading.Thread(target=self._run, args=(number,)) for number in range(count)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.over.set()
            for thread in threads:
                thread.join()

    def _run(self, number: int) -> None:
        with urllib3.PoolManager(retries=False, timeout=30) as http:
            while not self.over.is_set():
                for page in self.pages[number:] + self.pages[:number]:
                    try:
                        self._page(http, page)
                    except urllib3.exceptions.HTTPError as error:
                        self.wrong.append(f"{page}: {error!r}")

    def _page(self, http: urllib3.PoolManager, page: str) -> None:
        answer = _get(http, self.address + page)
        self.read += 1
        if answer.status != 200 or answer.data not in self.known[page]:
            self.wrong.append(f"{answer.status} {page}")
            return
        for link in LexborHTMLParser(answer.data).css("link[rel=stylesheet], link[rel=icon], script[src], img[src]"):
            address = link.attributes.get("href") or link.attributes.get("src") or ""
            if _get(http, self.address + address).status != 200:
                self.wrong.append(f"{page} → {address}")


def _get(http: urllib3.PoolManager, address: str) -> urllib3.BaseHTTPResponse:
    """As browsers do, a request is sent again if the connection, kept from before, closes as it leaves.

    RFC 9112 §9.3.1; a server that reads its configuration anew closes connections on which nothing is going on.
    """
    headers = {"Accept-Encoding": "br"}
    try:
        return http.request("GET", address, headers=headers)
    except urllib3.exceptions.ProtocolError:
        return http.request("GET", address, headers=headers)


def addresses(manifest: Manifest) -> set[str]:
    return {f"/{path.removesuffix('index.html')}" for path in manifest.files if path.endswith("/index.html")}


def readers_of(address: str, orders: Sequence[Order]) -> Readers:
    """Readers of a quarter of the pages that all the releases have."""
    moved = set(orders[0].manifest.redirects)
    pages = sorted(set.intersection(*(addresses(order.manifest) for order in orders)) - moved)[::4]
    known = {page: {(order.folder / page[1:] / "index.html").read_bytes() for order in orders} for page in pages}
    return Readers(address, pages, known)


def test_no_request_fails_and_no_page_lacks_an_asset_while_releases_are_swapped(
    published: Published, folder: Path, tmp_path: Path
) -> None:
    port = free_port()
    orders = [published.order(number) for number in range(3)]
    server = a_server(folder, port, reload=f"kill -HUP $(cat {tmp_path}/nginx/nginx.pid)")
    first = a_server(folder, port)
    for order in orders[:2]:
        first.deploy(order, silent)
    with nginx(tmp_path / "nginx", f"include {folder}/current/nginx.conf;", port) as running:
        readers = readers_of(running.address, orders)
        with readers.reading():
            for number in range(SWAPS):
                if number % 3 == 2:
                    server.go_back("1", folder, silent)
                else:
                    server.deploy(orders[number % 3 + 1], silent)
    assert (readers.wrong, readers.read > 100) == ([], True)
