"""The site in memory: read again at each change, its pages rendered when a browser asks for them."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from plugins.domain.permalink import file_path
from plugins.publishing.assets import collect_assets
from plugins.publishing.chrome import make_chrome
from plugins.publishing.edition import make_editions
from plugins.publishing.generator import settings_and_plans, theme_of
from plugins.publishing.page import File, Page, Planned, made
from plugins.publishing.print_run import planned
from plugins.publishing.rendering import Renderer
from plugins.reading.memory import Memory
from plugins.reading.reader import site_of


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The site at one moment: what is planned by its path, and what renders it."""

    planned: dict[str, Planned]
    renderer: Renderer
    files: dict[str, bytes]


class ResidentSite:
    """The site of a settings file; what is asked for is made once for each state of the content."""

    def __init__(self, settings_file: str) -> None:
        self._settings, self._plans = settings_and_plans(settings_file)
        self._theme = theme_of(self._settings)
        self._memory = Memory()
        self._snapshot: Snapshot | None = None
        self._lock = Lock()

    def refresh(self, changed: Iterable[Path] = ()) -> None:
        """Reads what has changed; the last good site stays where something is wrong.

        Raises:
            ContentRefused: with every problem of every file.
        """
        self._memory.forget(changed)
        gc.disable()  # what is read now stays, so looking for what does not is in vain
        try:
            self._snapshot = self._read()
        finally:
            gc.freeze()
            gc.enable()

    def file(self, path: str) -> bytes | None:
        """The file at a path of the site; none where nothing is planned there, or nothing has been read yet."""
        snapshot = self._snapshot
        if snapshot is None or path not in snapshot.planned and path not in snapshot.files:
            return None
        with self._lock:
            if path not in snapshot.files:
                for one in made((snapshot.planned[path],)):
                    snapshot.files[file_path(one.address)] = _content(snapshot, one)
            return snapshot.files.get(path)

    def _read(self) -> Snapshot:
        settings = {**self._settings, "BUILD_TIME": _now()}
        editions = make_editions(site_of(settings, self._memory), settings["LANGUAGES"], settings["SITEURL"])
        assets = collect_assets(Path(settings["THEME"]) / "static", editions[0].urls.root)
        for edition in editions:
            edition.prepare()
        chromes = {edition.language: make_chrome(edition, assets) for edition in editions}
        environments = {edition.language: self._theme.environment(edition.language) for edition in editions}
        items = [*planned(self._plans, editions), *assets.files]
        return Snapshot({file_path(item.address): item for item in items}, Renderer(environments, chromes), {})


def _content(snapshot: Snapshot, item: Page | File) -> bytes:
    return item.content if isinstance(item, File) else snapshot.renderer.render(item)


def _now() -> datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
