"""``LICENCES.md`` anew: ``./inv licences``."""

from __future__ import annotations

import re
import sys
from itertools import groupby

from tests.project import ROOT
from tests.supply.parts import ALLOWED, BROWSERS, Part, parts

LICENCES = ROOT / "LICENCES.md"
BEGINNING = """# What others made

All that the project runs or ships, with its licence, as the locks name it. `./inv licences` writes this file; a test
compares it, and refuses a licence that is not in the list of `tests/supply/parts.py`. What is never published has no
say in the licence of the site.
"""


def text() -> str:
    """The whole file."""
    sections = [_section(use, list(group)) for use, group in groupby(parts(), key=lambda part: part.use)]
    return "\n".join((BEGINNING, *sections))


def refused(licence: str) -> list[str]:
    """What of a licence is not allowed; of a choice, one allowed is enough."""
    words = [word for word in re.split(r"[()\s]+", licence) if word not in ("", "AND", "OR", "WITH")]
    wrong = [word for word in words if word not in ALLOWED] if words else ["none"]
    return [] if " OR " in licence and len(wrong) < len(words) and " AND " not in licence else wrong


def _section(use: str, group: list[Part]) -> str:
    if use == BROWSERS:  # hundreds, of which only the licence is of interest
        by_licence = sorted(group, key=lambda part: (part.licence, part.name, part.version))
        rows = [
            f"- **{licence}**: {', '.join(dict.fromkeys(f'{part.name} {part.version}' for part in those))}"
            for licence, those in groupby(by_licence, key=lambda part: part.licence)
        ]
        return "\n".join((f"## {use}", "", *rows, ""))
    digests = any(part.digest for part in group)
    head = ["name", "version", "licence", *(["digest"] if digests else [])]
    rows = [
        [part.name, part.version or "–", part.licence, *([f"`{part.digest}`"] if digests else [])] for part in group
    ]
    lines = [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]
    return "\n".join((f"## {use}", "", *lines, ""))


def main() -> int:
    """Writes the file; the exit code is 1 where a licence is not allowed."""
    wrong = [(part.name, part.licence) for part in parts() if refused(part.licence)]
    for name, licence in wrong:
        print(f"{name}: {licence or 'no licence is known'}", file=sys.stderr)
    if not wrong:
        LICENCES.write_text(text(), encoding="utf-8")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
