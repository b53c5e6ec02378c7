"""OPERATIONS.md as whoever follows it copies from it: the blocks of a section, with hosts and keys of one's own."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.project import ROOT

PAGE = ROOT / "OPERATIONS.md"
FENCED = re.compile(r"^( *)```(\w+)\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)


def section(title: str) -> str:
    """What stands below a heading, up to the next one."""
    _, found, rest = PAGE.read_text(encoding="utf-8").partition(f"# {title}\n")
    assert found, f"no section {title}"
    return re.split(r"^#+ ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def fenced(language: str, text: str) -> Iterator[str]:
    """The blocks in a language, as one would copy them."""
    return (textwrap.dedent(body) for _, of, body in FENCED.findall(text) if of == language)


def replaced(text: str, own: Mapping[str, str]) -> str:
    """The text with one's own in the place of the page's examples; each of those must stand there."""
    for example, mine in own.items():
        assert example in text, f"{example} does not stand in: {text}"
        text = text.replace(example, mine)
    return text


def put_table(file: Path, table: str) -> None:
    """Writes a table into ``targets.toml``, in the place of the one of that name."""
    name = re.match(r"\[(\w+)\]\n", table)
    assert name
    others = re.sub(rf"^\[{name[1]}\]\n[^\[]*", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    file.write_text(f"{others.rstrip()}\n\n{table}", encoding="utf-8")
