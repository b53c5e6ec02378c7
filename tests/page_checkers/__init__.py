"""Programs that judge pages and that no one here wrote, pinned by the lock: the Nu Html Checker and Lighthouse."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.chromium import chromium
from tests.npm import installed
from tests.programs import required

FOLDER = Path(__file__).parent
LIGHTHOUSE = "lighthouse.mjs"
BEST_PRACTICES = ("accessibility", "best-practices", "seo")


_ALL_KINDS = ("--also-check-css", "--also-check-svg")


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """What the Nu Html Checker says of a place in a file."""

    file: str
    line: int
    text: str


def nu_html_checker(files: Iterable[Path]) -> list[Message]:
    """Every error and warning in ``files``: pages, stylesheets and SVG pictures, by their endings."""
    java = required("java", "default-jre-headless")
    jar = installed(FOLDER, LIGHTHOUSE) / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [java, "-jar", str(jar), *_ALL_KINDS, "--format", "json", "--stdout", "--exit-zero-always"]
    checked = subprocess.run([*command, *map(str, files)], check=True, capture_output=True)
    return sorted(
        Message(one["url"].removeprefix("file:"), one.get("lastLine", 0), one["message"])
        for one in json.loads(checked.stdout)["messages"]
    )


@dataclass(frozen=True, slots=True)
class Audit:
    """What Lighthouse says of a page in one run: scores from 0 to 100, and the audits that are not perfect."""

    scores: dict[str, int]
    failed: list[str]
    shift: float | None
    """The cumulative layout shift; only with the performance category."""


def lighthouse(addresses: Iterable[str], categories: Sequence[str], runs: int = 1) -> dict[str, list[Audit]]:
    """Audits each page that many times as a slow phone sees it (Lighthouse's own throttling, simulated)."""
    node, browser = required("node", "nodejs npm"), chromium()
    folder = installed(FOLDER, LIGHTHOUSE)
    command = [node, LIGHTHOUSE, ",".join(categories), str(runs), *addresses]
    environment = {**os.environ, "CHROME_PATH": browser}
    audited = subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, text=True)
    return {
        address: [Audit(run["scores"], run["failed"], run.get("shift")) for run in audits if _went_well(run)]
        for address, audits in json.loads(audited.stdout).items()
    }


def _went_well(run: dict[str, object]) -> bool:
    assert run["error"] is None, run["error"]
    return True
