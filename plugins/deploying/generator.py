"""A release made complete, for Pelican: before it is public, it gets its ready files and its manifest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pelican import Pelican

from plugins.cache import cache_beside
from plugins.deploying.cache_policy import cache_policy
from plugins.deploying.commit import commit_of
from plugins.deploying.manifest import Entry, Manifest, NoManifest, read_manifest, write_manifest
from plugins.deploying.media_types import content_type
from plugins.deploying.messages import error_line
from plugins.deploying.ready_files import FileDigest, forget_unused, make_ready
from plugins.deploying.redirects import redirects, wrong_redirects
from plugins.deploying.releases import keep_newest, list_releases
from plugins.deploying.security_headers import active_pages, security_headers
from plugins.discovery.security_txt import SOON, expires
from plugins.publishing.edition import make_editions
from plugins.reading.report import spoken_language

LANGUAGE = spoken_language(("bg", "en"))


def add_completion(pelican: Pelican) -> None:
    """Has publishing complete each release, keep only the newest ones, and look at what servers will be told."""
    pelican.settings["COMPLETE_RELEASE"] = complete
    pelican.settings["AFTER_RELEASE"] = clear_away
    pelican.settings.setdefault("OUTPUT_CHECKS", []).append(check)


def check(staging: Path, settings: dict[str, Any]) -> Iterator[str]:
    """What could not be served: redirects that do not lead on in one step, code that a strict policy forbids."""
    editions = make_editions(settings["SITE"], settings["LANGUAGES"], settings["SITEURL"])
    for source, code in wrong_redirects(
        redirects(editions), lambda path: (staging / path).exists(), editions[0].urls.root
    ):
        yield f"{source}: {error_line(LANGUAGE, code)}"
    _remind(settings)
    for page in active_pages(staging):
        yield f"{page}: {error_line(LANGUAGE, 'active-content')}"


def _remind(settings: dict[str, Any]) -> None:
    """Says that ``security.txt`` soon expires, or has: time never stops a release."""
    due, now = expires(settings["SECURITY_TXT"]), settings["SITE"].now
    if now >= due - SOON:
        code = "security-txt-expired" if now >= due else "security-txt-expires"
        print(error_line(LANGUAGE, code, "warning", date=f"{due:%Y-%m-%d}"))


def complete(staging: Path, name: str, settings: dict[str, Any]) -> None:
    """Puts the ready files into a release that is not yet public, and writes its manifest beside it.

    Raises:
        OSError: it cannot be written.
    """
    site, address = settings["SITE"], settings["SITEURL"]
    files = make_ready(staging, _kept(settings))
    wasm = any(file.path.endswith(".wasm") for file in files)
    leads = redirects(make_editions(site, settings["LANGUAGES"], address))
    commit, uncommitted = commit_of(Path(settings["PATH"]).parent)
    manifest = Manifest(
        release=name,
        built=site.now,
        next_change=site.next_change,
        site=address,
        commit=commit,
        uncommitted=uncommitted,
        headers=security_headers(secure=address.startswith("https:"), wasm=wasm),
        redirects={lead.source: lead.target for lead in leads},
        files={file.path: _entry(file) for file in files},
    )
    write_manifest(staging.parent, manifest)


def clear_away(settings: dict[str, Any]) -> None:
    """Deletes releases that are too old to go back to, and compressed files that belong to none any more."""
    folder = Path(settings["RELEASES_PATH"])
    keep_newest(folder, settings["RELEASES_KEPT"])
    forget_unused(_kept(settings), frozenset(_digests(folder)))


def _digests(folder: Path) -> Iterator[str]:
    for release in list_releases(folder):
        try:
            yield from (entry.sha256 for entry in read_manifest(folder, release.name).files.values())
        except NoManifest:
            continue


def _kept(settings: dict[str, Any]) -> Path:
    return cache_beside(Path(settings["PATH"])) / "ready"


def _entry(file: FileDigest) -> Entry:
    return Entry(file.size, file.sha256, content_type(file.path), cache_policy(file.path), file.encodings)
