"""Whether a file of the site is what its name says, read by programs that others wrote."""

from __future__ import annotations

import csv
import io
import json
import re

from icalendar import Calendar
from lxml import etree

from tests.fuzzing import active_content

_STRICT = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_FORMULA = re.compile(r"[=+@\t\r]|-(?!\d)")


def wrong_with(path: str, content: bytes) -> list[str]:
    """What is wrong with a file.

    Raises:
        Exception: whatever its parser says of it.
    """
    ending = path.rpartition(".")[2]
    if ending == "html":
        return active_content.in_page(content.decode())
    if ending in ("xml", "atom", "rss", "svg"):
        etree.fromstring(content, _STRICT)
    elif ending in ("json", "jsonld", "geojson", "webmanifest"):
        json.loads(content)
    elif ending == "csv":
        return list(_table(content))
    elif ending == "ics":
        return list(_calendar(content))
    return []


def wrong_path(path: str) -> bool:
    """Whether a path of the site leads anywhere but below its folder."""
    steps = path.split("/")
    return not path.isprintable() or "\\" in path or any(step in ("", ".", "..") or len(step) > 255 for step in steps)


def _table(content: bytes) -> list[str]:
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    cells = [cell for row in rows for cell in row if _FORMULA.match(cell)]
    return [f"{len(row)} cells" for row in rows if len(row) != len(header)] + [f"formula {cell[:40]}" for cell in cells]


def _calendar(content: bytes) -> list[str]:
    Calendar.from_ical(content)
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    return [f"line {line[:40]!r}" for line in lines if len(line) > 75 or b"\n" in line or b"\r" in line or not line]
