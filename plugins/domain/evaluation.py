"""How accessible the built site was found to be, when, and by what: what the accessibility statement rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Evaluation:
    """An automatic evaluation of a page of every kind, in every language."""

    made_on: date
    axe: str
    chromium: str
    """The versions of the programs."""
    pages: int
    looks: int
    """In how many ways each page was looked at: themes, widths, forced colours."""
    rules: int
    """How many rules were applied and kept."""
    broken: tuple[str, ...] = ()
    """The rules that are broken on some page, by axe-core's names."""

    def is_current(self, today: date) -> bool:
        """Whether the yearly review (Decision (EU) 2018/1523) is not yet due."""
        return (today - self.made_on).days <= 365
