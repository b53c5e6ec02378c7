"""What is tried, a module each: how bytes become what somebody wrote, and what must hold of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

NAMES = ("front_matter", "bodies", "dates", "recurrence", "import_html", "import_cities", "form_files")


@dataclass(frozen=True, slots=True)
class Target:
    """``check`` raises where something does not hold; ``seeds`` are right inputs, ``words`` what may stand in one."""

    name: str
    check: Callable[[bytes], None]
    seeds: Callable[[], Iterable[bytes]]

    @property
    def dictionary(self) -> Path:
        """Words that belong together, as libFuzzer reads them."""
        return Path(__file__).parents[1] / "dictionaries" / f"{self.name}.dict"

    @property
    def cases(self) -> Path:
        """What was found before."""
        return Path(__file__).parents[1] / "cases" / self.name


def target(name: str) -> Target:
    """The target of a name; its module is loaded now."""
    module = import_module(f"{__name__}.{name}")
    return Target(name, module.check, module.seeds)
