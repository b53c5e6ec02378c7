"""A small site in memory, into whose content a target lays what it was given, again and again."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path

from plugins.domain.site import Site
from plugins.domain.thing import Thing
from plugins.editing.advice.advise import advise
from plugins.editing.preview.moment import Moment
from plugins.editing.resident import ResidentSite
from plugins.editing.validate import LANGUAGES, LOCALES, MESSAGES
from plugins.problem import ContentRefused, Problem
from plugins.reading.report import report
from tests.fuzzing import active_content, outputs
from tests.pictures import gradient, written
from tests.project import ROOT, make_project

VALID = ROOT / "tests" / "reading" / "valid" / "content"
LONGEST = 2.0
"""Seconds of processor time that nothing of what is tried may take."""

UNDATED = {
    "news": "id: news-trial\ntitle: Проба\nsummary: Проба.\n",
    "events": "id: event-trial\ntitle: Проба\nsummary: Проба.\nattendance: online\n",
}
"""The front matter of what has a date, but for that."""

FACTS = {
    "news": f"{UNDATED['news']}date: 2021-05-10\n",
    "events": f"{UNDATED['events']}start: 2021-05-10\n",
    "cities": "id: city-trial\ntitle: Проба\nsummary: Проба.\ncountry: BG\nrole: core\n",
    "solutions": "id: solution-trial\ntitle: Проба\nsummary: Проба.\n",
    "documents": "id: document-trial\ntitle: Проба\nsummary: Проба.\n",
    "pages": "id: page-trial\ntitle: Проба\nsummary: Проба.\n",
}
"""A right front matter of each kind of thing."""

FOLDERS = {kind: f"{kind}/2021-05-10-proba" if kind in ("news", "events") else f"{kind}/proba" for kind in FACTS}
WORDS = "---\ntitle: Trial\nsummary: A trial.\n---\nText.\n"

Files = Mapping[str, bytes]


class ViolatedError(Exception):
    """Something did not hold that must hold of whatever is written."""


@cache
def trial_site() -> TrialSite:
    """The one of this process."""
    return TrialSite()


class TrialSite:
    """Content that is right but for what a target lays over it, and the site that it makes."""

    def __init__(self) -> None:
        memory = Path("/dev/shm")
        self._around = tempfile.mkdtemp(prefix="fuzzing-", dir=memory if memory.is_dir() else None)
        atexit.register(shutil.rmtree, self._around, ignore_errors=True)
        project = make_project(Path(self._around) / "project")
        self.content = project.content
        shutil.rmtree(self.content)
        shutil.copytree(VALID, self.content)
        self._laid: dict[Path, bytes | None] = {}
        for kind, facts in FACTS.items():
            self._begin(self.content / FOLDERS[kind], facts)
        moment = Moment(datetime(2022, 1, 1, 12), hidden_too=False)  # noqa: DTZ001 (a wall clock)
        self._resident = ResidentSite(str(project.folder / "pelicanconf.py")).at(moment)
        self._resident.refresh()
        self.watch = _Watch(self._around)

    def _begin(self, folder: Path, facts: str) -> None:
        folder.mkdir(parents=True)
        (folder / "index.bg.md").write_text(f"---\n{facts}---\nТекст.\n", encoding="utf-8")
        (folder / "index.en.md").write_text(WORDS, encoding="utf-8")
        (folder / "snimka.png").write_bytes(written(gradient(8, 4), "PNG"))
        (folder / "programa.pdf").write_bytes(b"%PDF-1.4\n")

    def check(self, files: Files, turn: int = 0) -> Site | None:
        """Lays ``files`` over the content, by their paths in it: the site is clean, or refused with places.

        ``turn`` says which of the many files of a clean site are looked at beside the pages of what was laid.
        """
        changed = self._lay(files)
        try:
            with self.watched():
                self._resident.refresh(changed)
        except ContentRefused as refused:
            self.check_problems(refused.problems)
            return None
        site = self._resident.site
        assert site
        self._look(site, files, turn)
        return site

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Nothing outside is touched, and it does not take long."""
        begin, self.watch.is_on = time.process_time(), True
        try:
            yield
        finally:
            self.watch.is_on = False
            if (spent := time.process_time() - begin) > LONGEST:
                raise ViolatedError(f"{spent:.1f} s")

    def check_problems(self, problems: Iterable[Problem], messages: Mapping[str, str] = MESSAGES) -> None:
        """Each has a place that is there, and a message of one line in every language."""
        problems = tuple(problems)
        for problem in problems:
            place = problem.place
            lines = self._lines(place.path)
            if lines is None or not 1 <= place.line <= lines or place.column < 1:
                raise ViolatedError(f"no such place: {place} {problem.code}")
        for language in LANGUAGES:
            if len(report(problems, language, messages).splitlines()) != len(problems) + 1:
                raise ViolatedError("a message of several lines")

    def _lines(self, path: str) -> int | None:
        file = self.content.parent / path
        if file.is_file():
            return len(file.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))
        return 1 if file.exists() else None

    def _lay(self, files: Files) -> list[Path]:
        """Writes the files, takes back what was laid before, and says which paths are not as they were."""
        wanted = {self.content / path: data for path, data in files.items()}
        changed = [path for path in self._laid if path not in wanted]
        for path in changed:
            before = self._laid.pop(path)
            if before is None:
                path.unlink()
            else:
                path.write_bytes(before)
        for path, data in wanted.items():
            if path not in self._laid:
                self._laid[path] = path.read_bytes() if path.exists() else None
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return [*changed, *wanted]

    def _look(self, site: Site, files: Files, turn: int) -> None:
        things = [thing for thing in site.things if any(path.startswith(_folder(thing)) for path in files)]
        for thing in things:
            for words in thing.words.values():
                _refuse(active_content.in_text(words.body.html), thing.folder)
        self._resident.file("/")  # nothing stands there: so all is planned
        snapshot = self._resident._snapshot
        assert snapshot
        paths = list(snapshot._planned)
        _refuse([path for path in paths if outputs.wrong_path(path)], "paths")
        of_things = {f"{thing.address.lstrip('/')}index.html" for thing in things}
        chosen = {path for path in paths if path.removeprefix("en/") in of_things}
        chosen.update({"feeds/news.atom", "feeds/events.ics"} & set(paths))
        others = [path for path in paths if not path.startswith("assets/")]
        chosen.update(others[(turn + step) % len(others)] for step in (0, 7, 31))
        for path in sorted(chosen):
            with self.watched():
                content = self._resident.file(path) or b""
            _refuse(outputs.wrong_with(path, content), path)
        if turn % 4 == 0:
            self.check_problems(advise(site, LOCALES, workers=1))


def _folder(thing: Thing) -> str:
    return f"{thing.folder.partition('/')[2]}/"


def _refuse(found: list[str], where: str) -> None:
    if found:
        raise ViolatedError(f"{where}: {found[:5]}")


class _Watch:
    """While it is on, nothing may be written but below ``around``, and of the machine only programs be read.

    Python does not let go of an audit hook, so it stays, and looks away while it is off.
    """

    def __init__(self, around: str) -> None:
        self.is_on = False
        self._written = (around, "/dev/", f"{ROOT}/.cache", tempfile.gettempdir())
        self._read = (
            *self._written,
            str(ROOT),
            sys.prefix,
            sys.base_prefix,
            "/usr/",
            "/etc/localtime",
            "/etc/mime.types",
            "/proc/",
            "/sys/",
        )
        sys.addaudithook(self._look)

    def _look(self, event: str, values: tuple[object, ...]) -> None:
        if not self.is_on or event != "open" or isinstance(values[0], int):
            return
        path = os.path.abspath(os.fsdecode(values[0]))  # type: ignore[arg-type]  # noqa: PTH100 (it is asked often)
        is_written = isinstance(values[2], int) and values[2] & (os.O_WRONLY | os.O_RDWR)
        if not path.startswith(self._written if is_written else self._read):
            raise ViolatedError(f"{'writes' if is_written else 'reads'} {path}")
