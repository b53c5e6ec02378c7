"""After whatever people do, a build out of what is remembered gives the bytes of one that remembers nothing."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.incremental.edits import EDITS, Edit, make_mistake
from tests.incremental.forks import Done, Forks, forks
from tests.project import CONTENT, NEW_YEAR_2023, ROOT, files_of

INPUTS = ("content", "theme", "pelicanconf.py", "ledger.json")
DAY = 86400
DAYS = (*[0] * 8, 1, 30, 3000)
EXAMPLES, STEPS = (int(os.environ.get(name, few)) for name, few in (("EDIT_EXAMPLES", "4"), ("EDIT_STEPS", "8")))
"""How often a site is edited from its beginning, and how often it is built then."""


class Editing(RuleBasedStateMachine):
    """The small site in a folder, edited and built; what the build must give is built in another one."""

    warm: Forks
    cold: Forks
    known: dict[str, tuple[Done, Mapping[str, str]]]
    ended: Counter[str]

    @initialize(promised=st.booleans())
    def begin(self, promised: bool) -> None:
        """A site that was published before, or never, and then a mistake."""
        self.time = int(NEW_YEAR_2023)
        for name in (*INPUTS, "output", ".cache"):
            remove(self.warm.folder / name)
        shutil.copytree(CONTENT, self.warm.folder / "content")
        shutil.copytree(ROOT / "theme", self.warm.folder / "theme")
        shutil.copy(ROOT / "pelicanconf.py", self.warm.folder)
        if promised:
            shutil.copy(ROOT / "tests" / "site" / "expected_ledger.json", self.warm.folder / "ledger.json")
        assert self.build() == 0
        self.change([make_mistake])

    @rule(changes=st.lists(st.sampled_from(EDITS), max_size=3), seed=st.integers(0, 2**32), days=st.sampled_from(DAYS))
    def edit(self, changes: list[Edit], seed: int, days: int) -> None:
        """Some things are done, perhaps none, today or later."""
        self.time += days * DAY
        self.change(changes, seed)

    def change(self, changes: list[Edit], seed: int = 0) -> None:
        """Does some things and builds; what is refused is taken back."""
        saved = self.warm.folder / "saved"
        copy_inputs(self.warm.folder, saved)
        for change in changes:
            change(self.warm.folder, Random(seed))
        code = self.build()
        self.ended.update(f"{change.__name__}: {code}" for change in changes)
        if code:
            copy_inputs(saved, self.warm.folder)

    def build(self) -> int:
        """Builds both ways, compares, and gives back the exit code."""
        copy_inputs(self.warm.folder, self.cold.folder)
        state = repr((self.time, [digests(self.cold.folder / name) for name in INPUTS]))
        before = digests(self.warm.folder / "output")  # damaged perhaps, and a build that is refused leaves it so
        self.warm.begin(SOURCE_DATE_EPOCH=str(self.time))
        if state not in self.known:
            remove(self.cold.folder / "output")
            remove(self.cold.folder / ".cache")
            self.cold.begin(SOURCE_DATE_EPOCH=str(self.time))
            self.known[state] = (self.cold.done(), digests(self.cold.folder / "output"))
        done, (expected, files) = self.warm.done(), self.known[state]
        assert done == expected
        assert (done.code, "error[" in done.errors) in ((0, False), (1, True))
        assert digests(self.warm.folder / "output") == (files if done.code == 0 else before)
        return done.code


def remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def copy_inputs(source: Path, target: Path) -> None:
    for name in INPUTS:
        remove(target / name)
        if (source / name).is_dir():
            shutil.copytree(source / name, target / name, copy_function=shutil.copyfile)
        elif (source / name).exists():
            target.mkdir(exist_ok=True)
            shutil.copyfile(source / name, target / name)


def digests(path: Path) -> Mapping[str, str]:
    files = files_of(path) if path.is_dir() else {"": path.read_bytes()} if path.exists() else {}
    return {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


def test_after_any_edits_an_incremental_build_gives_what_a_cold_one_gives(tmp_path: Path) -> None:
    for name in ("warm", "cold"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plugins").symlink_to(ROOT / "plugins")
        (tmp_path / name / "theme").mkdir()
    ended: Counter[str] = Counter()
    with forks(tmp_path / "warm") as warm, forks(tmp_path / "cold", PYTHONHASHSEED="1", TZ="Asia/Tokyo") as cold:
        shared = {"warm": warm, "cold": cold, "known": {}, "ended": ended}
        run_state_machine_as_test(
            type("Editing", (Editing,), shared),
            settings=settings(
                settings.get_profile("site"),
                max_examples=EXAMPLES,
                stateful_step_count=STEPS,
                suppress_health_check=list(HealthCheck),
                phases=(Phase.generate,),  # to look for a shorter example takes too long
            ),
        )
    print(*sorted(ended.items()), sep="\n")
    assert {ending[-1] for ending in ended} == {"0", "1"}
