"""A Markdown file taken apart: bytes into front matter and body, with the line where the body begins."""

from __future__ import annotations

import errno
import re
from codecs import BOM_UTF8
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from plugins.problem import Place, Problem
from plugins.reading.strict_yaml import Mapping, read
from plugins.reading.unseen import CONTROL, unseen_in

LONGEST_FRONT_MATTER = 20_000
LONGEST_TEXT = 100_000
_LONGEST_LETTER = 4
"""Bytes of a letter in UTF-8, at the most."""

_CONTROL = re.compile(f"[{CONTROL}]")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of words in one language; ``front_matter`` is empty where it could not be read."""

    path: str
    language: str
    front_matter: Mapping
    body: str
    body_line: int


def read_text(path: Path, shown_as: str, longest: int = LONGEST_TEXT) -> tuple[str | None, list[Problem]]:
    """The text of a file with its line ends as line feeds, or none and the reason why; ``longest`` is in letters."""
    if path.is_symlink():
        return None, [Problem(Place(shown_as), "symbolic-link")]
    try:
        data = _bytes(path, _LONGEST_LETTER * longest + len(BOM_UTF8))
    except OSError as error:
        values = {"reason": error.strerror or type(error).__name__}
        return None, [Problem(Place(shown_as), "unreadable-file", values)]
    if data is None:
        values = {"found": f"≥ {path.stat().st_size // _LONGEST_LETTER}", "limit": str(longest)}
        return None, [Problem(Place(shown_as), "text-too-long", values)]
    text, problem = _decode(data, shown_as, longest)
    return text, [problem] if problem else []


def _bytes(path: Path, most: int) -> bytes | None:
    """What a file holds; none, and hardly any of it read, where that is more than so many bytes.

    Raises:
        OSError: it cannot be read, or is none: a pipe would keep who opens it waiting.
    """
    status = path.stat()
    if not S_ISREG(status.st_mode) and not S_ISDIR(status.st_mode):
        raise OSError(errno.EINVAL, "not a regular file")
    if status.st_size > most:
        return None
    with path.open("rb") as stream:
        data = stream.read(most + 1)
    return data if len(data) <= most else None


def _decode(data: bytes, shown_as: str, longest: int) -> tuple[str | None, Problem | None]:
    if data.startswith(BOM_UTF8):
        return None, Problem(Place(shown_as), "byte-order-mark")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _line_and_column(data[: error.start].decode("utf-8"))
        return None, Problem(Place(shown_as, line, column), "not-utf8")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > longest:
        values = {"found": str(len(text)), "limit": str(longest)}
        return None, Problem(Place(shown_as), "text-too-long", values)
    if found := _CONTROL.search(text):
        line, column = _line_and_column(text[: found.start()])
        values = {"found": f"U+{ord(found[0]):04X}"}
        return None, Problem(Place(shown_as, line, column), "control-character", values)
    return text, None


def read_source_file(path: Path, shown_as: str, language: str) -> tuple[SourceFile, list[Problem]]:
    """Takes a file apart; what could not be read is empty and told in the problems."""
    text, problems = read_text(path, shown_as)
    nothing = SourceFile(shown_as, language, Mapping({}, {}, Place(shown_as)), "", 1)
    if text is None:
        return nothing, problems
    if not text.strip():
        return nothing, [Problem(Place(shown_as), "empty-file")]
    written, body, body_line = parts(text)
    if written is None:
        return nothing, [Problem(Place(shown_as), "no-front-matter", {"found": text.split("\n")[0].strip()[:40]})]
    if body_line == 0:
        return nothing, [Problem(Place(shown_as), "front-matter-not-closed")]
    if len(written) > LONGEST_FRONT_MATTER:
        values = {"found": str(len(written)), "limit": str(LONGEST_FRONT_MATTER)}
        return nothing, [Problem(Place(shown_as), "front-matter-too-long", values)]
    mapping, problems = read(written, shown_as, first_line=2)
    problems += unseen_in(written, shown_as, 2) + unseen_in(body, shown_as, body_line, entities=True)
    return SourceFile(shown_as, language, mapping, body, body_line), problems


def parts(text: str) -> tuple[str | None, str, int]:
    """The front matter of a text, its body, and the line where that begins.

    Where there is no front matter it is none; where it does not end, there is no such line: 0.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, "", 0
    closing = next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == "---"), None)
    if closing is None:
        return "", "", 0
    return "\n".join(lines[1:closing]), "\n".join(lines[closing + 1 :]), closing + 2


def _line_and_column(before: str) -> tuple[int, int]:
    lines = before.split("\n")
    return len(lines), len(lines[-1]) + 1
