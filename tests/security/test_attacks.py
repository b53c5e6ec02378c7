"""Published attack strings as content: what is not refused is built, served with its own headers and opened.

Then without the cleaner: each string stands as it is where a text would. A policy of the release still lets nothing of
it run or ask another host; without the policy most do, so that one knows that this would be seen.
"""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import feedparser
import pytest
from icalendar import Calendar
from lxml import etree, html
from playwright.sync_api import Browser

from plugins.deploying.manifest import Manifest, read_manifest
from plugins.deploying.releases import list_releases
from plugins.deploying.security_headers import is_active
from plugins.deploying.server import Server
from plugins.deploying.servers import Place
from plugins.deploying.target import Order
from tests.deploying.servers import free_port, nginx
from tests.project import make_project
from tests.reading.content_folder import lay_out, problems
from tests.security.attacks import PLAIN, Attack, Files, document, event, name_of, news, picture, read_attacks
from tests.security.browsing import Seen, reading

ATTACKS = read_attacks()
TEXTS, PICTURES = range(len(ATTACKS)), range(len(ATTACKS), 2 * len(ATTACKS))
SOME, MOST = 300, 0.5

pytestmark = pytest.mark.xdist_group("attacks")


@dataclass(frozen=True)
class Sorted:
    """The attacks that were not refused, by what carried them."""

    texts: tuple[Attack, ...]
    words: tuple[Attack, ...]
    pictures: tuple[Attack, ...]
    names: tuple[Attack, ...]

    @property
    def count(self) -> int:
        return sum(map(len, (self.texts, self.words, self.pictures, self.names)))


@dataclass(frozen=True)
class Site:
    """A release of the content that carries them, its folder where nginx serves it, and the address there."""

    release: Path
    manifest: Manifest
    served: Path
    address: str

    @property
    def pages(self) -> list[str]:
        return sorted(path for path in self.manifest.files if path.endswith(".html"))


@pytest.fixture(scope="module")
def accepted(tmp_path_factory: pytest.TempPathFactory) -> Sorted:
    """Each attack is read in each carrier; what is refused must be told with its place."""
    files: Files = {}
    for attack in ATTACKS:
        files |= news(TEXTS[attack.number], attack.text, (attack.text,), attack.text)
        files |= news(PICTURES[attack.number], body=picture(attack.text))
        files |= document(attack.number, name_of(attack))
    folder = tmp_path_factory.mktemp("attacks")
    content = lay_out(folder, files)
    refused: dict[str, set[int]] = {"text": set(), "words": set(), "picture": set(), "name": set()}
    for problem in problems(content):
        found = re.fullmatch(r"content/(?:news/2021-05-10-a|documents/d)(\d+)/index\.(?:bg|en)\.md", problem.place.path)
        assert found, problem
        assert problem.place.line > 1, problem
        number = int(found[1])
        if "/documents/" in problem.place.path:
            refused["name"].add(number)
        elif number in PICTURES:
            refused["picture"].add(number - PICTURES.start)
        else:
            refused["words" if problem.place.line < BODY else "text"].add(number)
    return Sorted(
        *(
            tuple(attack for attack in ATTACKS if attack.number not in refused[carrier])
            for carrier in ("text", "words", "picture", "name")
        )
    )


BODY = len(news(0)["news/2021-05-10-a0/index.bg.md"].decode().split("---\n")[1].splitlines()) + 3
"""The line in which the text of an article begins."""


@pytest.fixture(scope="module")
def site(accepted: Sorted, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """What was not refused, published by the real plugins and theme, and served by nginx as its manifest says."""
    folder = tmp_path_factory.mktemp("published")
    project = make_project(folder / "project")
    for path, written in carried(accepted).items():
        file = project.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(written)
    port = free_port()
    done = project.pelican("publishconf.py", SITEURL=f"http://127.0.0.1:{port}")
    assert done[0] == 0, done
    name = list_releases(project.releases)[0].name
    order = Order(project.releases / name, read_manifest(project.releases, name))
    Server(order.manifest.site, Place(str(folder / "srv"), f"127.0.0.1:{port}"), keep=1).deploy(order, lambda *_: None)
    with nginx(folder / "nginx", f"include {folder}/srv/current/nginx.conf;", port) as server:
        yield Site(order.folder, order.manifest, folder / "srv" / "current" / "site", server.address)


def carried(accepted: Sorted) -> Files:
    """The content: an article has one of them as its text; words and pictures hold several, so that pages are few."""
    bodies = [attack.text for attack in accepted.texts]
    shown = [picture(attack.text) for attack in accepted.pictures]
    things = max(len(bodies), -(-len(accepted.words) // 6))
    words = itertools.cycle(attack.text for attack in accepted.words)
    titles = [
        " ".join(attack.text for attack in accepted.words[start :: 2 * things][::-1]) or PLAIN
        for start in range(2 * things)
    ]
    files: Files = {}
    for number in range(things):
        others = list(dict.fromkeys(next(words) for _ in range(6)))
        files |= news(number, titles[number], others, bodies[number] if number < len(bodies) else PLAIN)
        pictures = "\n\n".join(shown[number::things]) or PLAIN
        files |= event(number, titles[things + number], [next(words) for _ in range(4)], pictures)
    for attack in accepted.names:
        files |= document(attack.number, name_of(attack))
    return files


def test_there_are_hundreds_of_them_and_each_is_another(accepted: Sorted) -> None:
    assert len({attack.text for attack in ATTACKS}) == len(ATTACKS) >= SOME
    tried = 4 * len(ATTACKS)
    print(
        f"\n{len(ATTACKS)} attacks, tried {tried} times: {tried - accepted.count} refused, {accepted.count} published"
    )
    assert len(accepted.texts) < MOST * len(ATTACKS)


def test_nothing_of_them_runs_or_leaves_on_any_page(site: Site, browser: Browser) -> None:
    seen = opened(browser, site.address, [f"/{path.removesuffix('index.html')}" for path in site.pages])
    print(f"\n{len(site.pages)} pages opened: {len(seen.ran)} in which one ran, {len(seen.left)} from which one left")
    assert (seen.ran, seen.left) == (set(), {})


def opened(browser: Browser, address: str, paths: list[str]) -> Seen:
    with reading(browser, urlsplit(address).netloc) as reader:
        for path in paths:
            reader.open(address + path)
        return reader.seen


@pytest.fixture(scope="module")
def raw(site: Site) -> list[str]:
    """The paths of pages that are as if nothing had been read: each attack as it is, in the place of a text."""
    page = (
        '<!doctype html><html lang="bg"><meta charset="utf-8"><title>a</title><body><main>\n{}\n</main></body></html>'
    )
    for attack in ATTACKS:
        file = site.served / "raw" / str(attack.number) / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(page.replace("{}", attack.text), encoding="utf-8")
    return [f"/raw/{attack.number}/" for attack in ATTACKS]


def test_without_the_cleaner_the_policy_stops_them(site: Site, raw: list[str], browser: Browser) -> None:
    """A policy cannot keep a page from leading away by ``<meta>``: such a page is not published at all."""
    some = raw[::4]
    with unprotected(site.served) as address:
        dangerous = opened(browser, address, some)
    stopped = opened(browser, site.address, raw)
    through = {urlsplit(address).path for address in stopped.left}
    refused = {path for path in raw if is_active((site.served / path.strip("/") / "index.html").read_bytes())}
    print(
        f"\n{len(dangerous.hit)} of {len(some)} raw ones run or leave without a policy; with it {len(stopped.ran)} of "
        f"{len(raw)} run, {len(through)} leave, by <meta>; {len(refused)} pages would not have been published"
    )
    assert len(dangerous.hit) > MOST * len(some)
    assert stopped.ran == set()
    assert all("<meta" in ATTACKS[int(path.split("/")[2])].text.lower() for path in through)
    assert through <= refused


class Silent(SimpleHTTPRequestHandler):
    """Sends files without any header that protects."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keeps the terminal free."""


@contextmanager
def unprotected(folder: Path) -> Iterator[str]:
    """The address of a server that sends no policy."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_every_output_can_be_read_with_them_inside(site: Site) -> None:
    read = {".html": 0, ".atom": 0, ".rss": 0, ".xml": 0, ".json": 0, ".ics": 0, ".csv": 0, ".jsonld": 0, ".geojson": 0}
    for path in site.manifest.files:
        content, ending = (site.release / path).read_bytes(), Path(path).suffix
        if ending in read:
            read[ending] += 1
            READERS[ending](content)
    print(f"\n{sum(read.values())} outputs read: {read}")
    assert all(read.values())


def _feed(content: bytes) -> None:
    etree.fromstring(content)
    parsed = feedparser.parse(content)
    assert not parsed.bozo, parsed.bozo_exception
    for entry in parsed.entries:
        assert not entry.get("link", "http").startswith(("javascript", "data"))


def _calendar(content: bytes) -> None:
    assert b"\r" not in content.replace(b"\r\n", b"")
    calendar = Calendar.from_ical(content)
    names = {component.name for component in calendar.walk()}
    assert names <= {"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"}
    assert all("ATTENDEE" not in component for component in calendar.walk())


def _table(content: bytes) -> None:
    cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) for cell in row]
    texts = (cell for cell in cells if not re.fullmatch(r"-?\d+(?:\.\d+)?", cell))
    assert [cell for cell in texts if re.match(r"\s*[=+\-@\t\r＝＋－＠]", cell)] == []


def _page(content: bytes) -> None:
    assert not is_active(content)
    for data in html.document_fromstring(content).xpath("//script[@type='application/ld+json']/text()"):
        json.loads(data)


READERS = {
    ".html": _page,
    ".atom": _feed,
    ".rss": _feed,
    ".xml": etree.fromstring,
    ".json": json.loads,
    ".jsonld": json.loads,
    ".geojson": json.loads,
    ".ics": _calendar,
    ".csv": _table,
}
