"""What axe-core finds on a page: in every theme, on a phone and on a wide screen, with the reader's own colours too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WIDTHS = (360, 1280)
"""Pixels: a phone, a desk."""
THEMES = ("light", "dark")
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules whose result depends on the colours; the others are looked at in one theme only, with its own colours."""


@dataclass(frozen=True, slots=True)
class Look:
    """One way of looking at a page."""

    theme: str
    width: int
    forced_colours: bool = False

    def __str__(self) -> str:
        return f"{self.theme}, {self.width} px{', forced colours' if self.forced_colours else ''}"


@dataclass(frozen=True, slots=True)
class Found:
    """What a look found: the rules that are broken, with the places; and those that were looked at and are kept."""

    look: Look
    broken: dict[str, list[str]] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()


LOOKS = (*(Look(theme, width) for width, theme in product(WIDTHS, THEMES)), Look("light", 360, forced_colours=True))


def axe_version() -> str:
    """The version of axe-core that is used."""
    found = re.search(r"axe v(\d+\.\d+\.\d+)", AXE_SCRIPT)
    assert found is not None
    return found[1]


def look_for_barriers(page: Page) -> Iterator[Found]:
    """Looks at the page that is open, in every way; all of axe's rules (WCAG 2.2 A and AA, best practices)."""
    page.evaluate(AXE_SCRIPT)
    for look in LOOKS:
        page.set_viewport_size({"width": look.width, "height": 800})
        page.emulate_media(
            color_scheme=look.theme,  # type: ignore[arg-type]
            forced_colors="active" if look.forced_colours else "none",
        )
        options: dict[str, Any] = {"resultTypes": ["violations"]}
        if look.theme == "dark" or look.forced_colours:
            options["runOnly"] = list(COLOURS)
        results = page.evaluate("options => axe.run(options)", options)
        broken = {rule["id"]: [str(node["target"]) for node in rule["nodes"]] for rule in results["violations"]}
        yield Found(look, broken, frozenset(rule["id"] for rule in results["passes"]))
