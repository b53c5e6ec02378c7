"""The site in memory: read again at each change, its pages rendered when a browser asks for them."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence
from copy import copy
from itertools import chain
from pathlib import Path
from threading import Lock

from plugins.domain.permalink import file_path
from plugins.domain.site import Site
from plugins.editing.preview.marks import with_marks
from plugins.editing.preview.moment import TODAY, Moment
from plugins.publishing.assets import collect_assets
from plugins.publishing.chrome import make_chrome
from plugins.publishing.edition import Edition, make_editions
from plugins.publishing.generator import settings_and_plans
from plugins.publishing.page import File, Planned, made
from plugins.publishing.print_run import Plan
from plugins.publishing.printing import theme_of
from plugins.publishing.rendering import Renderer
from plugins.publishing.web_app import web_app_manifests
from plugins.reading.memory import Memory
from plugins.reading.site import site_of


class Snapshot:
    """The site at one moment: what is planned by its path, as far as anyone has asked for it, and what renders it."""

    def __init__(self, plans: Iterable[Plan], editions: Sequence[Edition], files: Iterable[File], renderer: Renderer):
        self._planned: dict[str, Planned] = {}
        self._rest = chain(files, chain.from_iterable(plan(editions) for plan in plans))
        self._files: dict[str, bytes] = {}
        self._renderer = renderer
        self._lock = Lock()

    def file(self, path: str) -> bytes | None:
        """The file at a path; none where nothing is planned there."""
        with self._lock:
            if path not in self._files and (item := self._find(path)):
                for one in made((item,)):
                    content = one.content if isinstance(one, File) else self._renderer.render(one)
                    self._files[file_path(one.address)] = content
            return self._files.get(path)

    def _find(self, path: str) -> Planned | None:
        if path in self._planned:
            return self._planned[path]
        for item in self._rest:
            found = file_path(item.address)
            self._planned[found] = item
            if found == path:
                return item
        return None


class ResidentSite:
    """The site of a settings file; what is asked for is made once for each state of the content."""

    def __init__(self, settings_file: str) -> None:
        self._settings, self._plans = settings_and_plans(settings_file)
        theme = theme_of(self._settings)
        self._environments = {language: theme.environment(language) for language in self._settings["LANGUAGES"]}
        self._moment = TODAY
        self._memory = Memory()
        self._snapshot: Snapshot | None = None
        self.site: Site | None = None

    def at(self, moment: Moment) -> ResidentSite:
        """The same site at another moment; nothing of it has been read yet."""
        other = copy(self)
        other._moment, other._memory, other._snapshot, other.site = moment, Memory(), None, None
        return other

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
            gc.enable()

    def tidy(self) -> None:
        """Gives back the memory of what is shown no more; to be called when nobody waits."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def file(self, path: str) -> bytes | None:
        """The file at a path of the site; none where nothing is planned there, or nothing has been read yet."""
        return self._snapshot.file(path) if self._snapshot else None

    def _read(self) -> Snapshot:
        settings = {**self._settings, "BUILD_TIME": self._moment.now()}
        settings["SITEURL"] += self._moment.root
        site = site_of(settings, self._memory, hidden_too=self._moment.hidden_too, kept=self._moment == TODAY)
        marked = with_marks(site) if self._moment.hidden_too else site
        editions = make_editions(marked, settings["LANGUAGES"], settings["SITEURL"])
        assets = collect_assets(Path(settings["THEME"]) / "static", editions[0].urls.root)
        chromes = {edition.language: make_chrome(edition, assets) for edition in editions}
        self.site = site
        files = (*assets.files, *web_app_manifests(editions, assets))
        return Snapshot(self._plans, editions, files, Renderer(self._environments, chromes))
