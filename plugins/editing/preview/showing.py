"""What the preview shows: the last good site at each moment that is looked at, and what is wrong now."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from plugins.editing.form_editor.editor import FormEditor
from plugins.editing.preview.moment import TODAY, Moment
from plugins.editing.resident import ResidentSite
from plugins.editing.validate import LANGUAGES
from plugins.problem import ContentRefused, Problem
from plugins.reading.report import report, spoken_language

PATIENCE = 15.0
"""Seconds after which a browser that listens is told that the preview is still there."""

MOST = 3
"""So many moments beside today are kept; those that nobody has looked at for longest are forgotten."""


class Changes:
    """How many times the site has changed, for those who wait for the next time."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self.count = 0

    def tell(self) -> None:
        """The site has changed."""
        with self._condition:
            self.count += 1
            self._condition.notify_all()

    def wait(self, seen: int) -> bool:
        """Whether it has changed since it had changed ``seen`` times; waits for that, but not for ever."""
        with self._condition:
            return self._condition.wait_for(lambda: self.count != seen, PATIENCE)


@dataclass
class _Elsewhen:
    """The site at another moment than today, and what has changed since it was read."""

    site: ResidentSite
    changed: list[Path] = field(default_factory=list)
    is_stale: bool = True


class Showing:
    """The site in memory, for every thread that answers a browser; ``load`` gives it, to be read for the first time."""

    def __init__(self, load: Callable[[], ResidentSite]) -> None:
        self.changes = Changes()
        self.problems: tuple[Problem, ...] = ()
        self.form: FormEditor | None = None
        self._load = load
        self._today: ResidentSite | None = None
        self._elsewhen: dict[Moment, _Elsewhen] = {}
        self._lock, self._elsewhen_lock = threading.Lock(), threading.Lock()

    def change(self, paths: Iterable[Path] = ()) -> bool:
        """Reads what has changed and tells every browser; whether all is well. What is wrong goes to the terminal."""
        paths = list(paths)
        with self._elsewhen_lock:
            for other in self._elsewhen.values():
                other.changed += paths
                other.is_stale = True
        try:
            with self._lock:
                self._today = self._today or self._load()
                self._today.refresh(paths)
            self.problems = ()
        except ContentRefused as refused:
            self.problems = refused.problems
            print(report(refused.problems, spoken_language(LANGUAGES)), file=sys.stderr, flush=True)
        except Exception:  # the theme or the settings, while somebody works on them
            traceback.print_exc()
        self.changes.tell()
        return not self.problems

    def site(self, moment: Moment = TODAY) -> ResidentSite | None:
        """The last good site at a moment; none where there has not been any."""
        with self._lock:
            today = self._today
        if moment == TODAY or today is None:
            return today if today and today.site else None
        with self._elsewhen_lock:
            kept = self._elsewhen.pop(moment, None) or _Elsewhen(today.at(moment))
            self._elsewhen[moment] = kept
            for forgotten in list(self._elsewhen)[:-MOST]:
                del self._elsewhen[forgotten]
            if kept.is_stale:
                with suppress(ContentRefused):
                    kept.site.refresh(kept.changed)
                    kept.changed.clear()
                    kept.is_stale = False
            return kept.site if kept.site.site else None

    def tidy(self) -> None:
        """Gives back memory; to be called when nobody waits."""
        if self._today:
            self._today.tidy()
