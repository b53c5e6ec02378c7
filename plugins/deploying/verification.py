"""What readers get, compared with what the release says: every file, its headers, redirects, what is not found."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial

import urllib3
from selectolax.lexbor import LexborHTMLParser

from plugins.deploying.manifest import Entry, Manifest
from plugins.deploying.media_types import HTML
from plugins.deploying.security_headers import headers_by_path
from plugins.deploying.source_forms import source_forms
from plugins.deploying.target import Progress, Sends

WORKERS = 16
PATIENCE = (1.0, 2.0)
"""Seconds to wait before what differs is looked at again: a server may take a moment to read its configuration."""

_LOADED = "img[src], script[src], source[src], iframe[src], link[rel~=stylesheet][href], link[rel~=icon][href]"
_SRCSET = re.compile(r"(?:^|,)\s*(http:\S+)")


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """Something that readers get otherwise: its address, a code, and what the message names."""

    address: str
    code: str
    values: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Verification:
    """A release as it is served at ``url`` (the address of the home page, without a slash at its end)."""

    url: str
    manifest: Manifest
    sends: Sends
    workers: int = WORKERS

    def differences(self, progress: Progress, patience: Sequence[float] = PATIENCE) -> list[Difference]:
        """All differences, sorted; those that are gone when looked at again a little later are none."""
        checks = list(self._checks())
        with urllib3.PoolManager(
            maxsize=self.workers, block=True, timeout=urllib3.Timeout(10), retries=urllib3.Retry(2, redirect=False)
        ) as http:
            found = self._carried_out(http, checks, progress)
            for pause in patience:
                if not found:
                    break
                time.sleep(pause)
                found = self._carried_out(http, [check for check, _ in found], lambda *_: None)
        return sorted(difference for _, differences in found for difference in differences)

    def _carried_out(
        self, http: urllib3.PoolManager, checks: Sequence[_Check], progress: Progress
    ) -> list[tuple[_Check, list[Difference]]]:
        found = []
        with ThreadPoolExecutor(self.workers) as pool:
            for number, (check, differences) in enumerate(
                zip(checks, pool.map(partial(_run, http), checks), strict=True)
            ):
                progress(number + 1, len(checks))
                if differences:
                    found.append((check, differences))
        return found

    def _checks(self) -> Iterator[_Check]:
        root, leads = self.manifest.root, self.manifest.redirects
        for path, entry in self.manifest.files.items():
            address = f"{root}/{path.removesuffix('index.html') if f'/{path}'.endswith('/index.html') else path}"
            if not (self.sends.headers and address in leads):
                yield partial(self._file, address, path, entry)
        if self.sends.headers:
            for source, target in leads.items():
                yield from (partial(self._redirect, form, target) for form in source_forms(source))
        for folder, page in self.manifest.not_found.items():
            missing = f"{root}/{folder}/".replace("//", "/") + f"no-such-page-{self.manifest.release}/"
            yield partial(self._missing, missing, page)

    def _file(self, address: str, path: str, entry: Entry, http: urllib3.PoolManager) -> Iterator[Difference]:
        answer = self._get(http, address)
        if answer.status != 200:
            yield Difference(address, "wrong-status", {"found": str(answer.status), "expected": "200"})
            return
        if hashlib.sha256(answer.data).hexdigest() != entry.sha256:
            yield Difference(address, "wrong-content")
        if self.sends.types:
            yield from _compared(address, answer, {"Content-Type": entry.type, "Cache-Control": entry.cache})
        if self.sends.headers:
            yield from _compared(address, answer, {**self.manifest.headers, **headers_by_path(path)})
            if entry.ready and "Content-Encoding" not in answer.headers:
                yield Difference(address, "not-compressed")
            if entry.ready and "accept-encoding" not in (vary := answer.headers.get("Vary", "")).lower():
                values = {"name": "Vary", "found": vary, "expected": "Accept-Encoding"}
                yield Difference(address, "wrong-header", values)
        if entry.type.startswith(HTML):
            yield from (Difference(address, "mixed-content", {"found": one}) for one in loaded_in_clear(answer.data))

    def _redirect(self, source: str, target: str, http: urllib3.PoolManager) -> Iterator[Difference]:
        answer = self._get(http, source)
        if answer.status not in (301, 308):
            yield Difference(source, "wrong-status", {"found": str(answer.status), "expected": "301"})
        elif (found := answer.headers.get("Location", "")) not in (target, self._whole(target)):
            yield Difference(source, "wrong-redirect", {"found": found, "expected": target})

    def _missing(self, address: str, page: str, http: urllib3.PoolManager) -> Iterator[Difference]:
        answer = self._get(http, address)
        if answer.status != 404:
            yield Difference(address, "wrong-status", {"found": str(answer.status), "expected": "404"})
        elif self.sends.headers:
            if hashlib.sha256(answer.data).hexdigest() != self.manifest.files[page].sha256:
                yield Difference(address, "wrong-content")
            yield from _compared(address, answer, self.manifest.headers)

    def _get(self, http: urllib3.PoolManager, address: str) -> urllib3.BaseHTTPResponse:
        return http.request("GET", self._whole(address), headers={"Accept-Encoding": "br, gzip"}, redirect=False)

    def _whole(self, address: str) -> str:
        return self.url + address.removeprefix(self.manifest.root)


_Check = Callable[[urllib3.PoolManager], Iterator[Difference]]


def loaded_in_clear(html: bytes) -> list[str]:
    """What a page loads by ``http:``."""
    if b"http:" not in html:
        return []
    tree = LexborHTMLParser(html)
    named = (node.attributes.get("src") or node.attributes.get("href") or "" for node in tree.css(_LOADED))
    sets = (found for node in tree.css("[srcset]") for found in _SRCSET.findall(node.attributes["srcset"] or ""))
    return [one for one in (*named, *sets) if one.startswith("http:")]


def _run(http: urllib3.PoolManager, check: _Check) -> list[Difference]:
    try:
        return list(check(http))
    except urllib3.exceptions.HTTPError as error:
        return [Difference(str(check.args[0]), "unreachable", {"found": str(error)})]  # type: ignore[attr-defined]


def _compared(address: str, answer: urllib3.BaseHTTPResponse, headers: Mapping[str, str]) -> Iterator[Difference]:
    for name, expected in headers.items():
        found = answer.headers.get(name, "")
        if found != expected:
            yield Difference(address, "wrong-header", {"name": name, "found": found, "expected": expected})
