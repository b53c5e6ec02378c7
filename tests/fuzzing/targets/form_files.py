"""What the form at ``/admin/`` saves: values and a text, written as Decap CMS writes them, and read as all content is.

A line ``key=value`` fills in a field; a key that comes again makes a list, ``key.part=value`` a mapping; ``\\n`` in a
value is a line break. What follows the first empty line is the text. Programs of npm that Decap CMS is made of write.
"""

from __future__ import annotations

import atexit
import json
import os
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from plugins.domain.permalink import Kind
from plugins.reading.schema import SCHEMAS
from plugins.reading.source_file import read_source_file
from plugins.reading.strict_yaml import Unquoted
from tests.fuzzing.trial_site import FOLDERS, ViolatedError, trial_site
from tests.npm import installed
from tests.project import ROOT

_HERE = Path(__file__).parents[1]
_SERIALISER = ROOT / "tests" / "editing" / "form_editor" / "serialiser"
_KINDS = tuple(FOLDERS)
_SPACE = "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace()) + "\ufeff"
"""What the ends of a value may lose: the form's programs take a byte order mark for a space."""


@cache
def _form() -> subprocess.Popen[str]:
    """The writer, with its packages as they are pinned; it is over before Python is."""
    folder = installed(_SERIALISER)
    form = subprocess.Popen(
        ["node", str(_HERE / "form.cjs")],
        env={**os.environ, "MODULES": str(folder)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    atexit.register(form.__exit__, None, None, None)  # closes both ends, which ends it, and waits
    return form


def _asked(question: dict[str, Any]) -> str | None:
    form = _form()
    assert form.stdin
    assert form.stdout
    form.stdin.write(json.dumps(question) + "\n")
    form.stdin.flush()
    answer: str | None = json.loads(form.stdout.readline())
    return answer


def check(data: bytes) -> None:
    """Values come back as they went in, or a problem has a place; opening and saving again changes nothing."""
    head, _, body = data.decode("utf-8", "replace").replace("\r", "").partition("\n\n")
    kind, *lines = head.split("\n")
    kind = kind if kind in FOLDERS else _KINDS[crc32(kind.encode()) % len(_KINDS)]
    values = _values(lines, kind)
    body = re.sub(r"^\ufeff?(?=---)", "\n", body)  # as form.js does it
    written = _asked({"write": [values, body]})
    if written is None:
        return
    path = f"{FOLDERS[kind]}/index.bg.md"
    site = trial_site()
    site.check({path: written.encode("utf-8", "surrogatepass")}, crc32(data))
    before, problems = read_source_file(site.content / path, path, "bg")
    if problems:
        return
    if _said(before.front_matter.plain) != _said(values):
        raise ViolatedError(f"{values} became {before.front_matter.plain}")
    if _guessed(before.front_matter.plain):  # refused, if it is a text
        return
    again = _asked({"rewrite": written})
    if again is None:
        raise ViolatedError("cannot be opened")
    (site.content / path).write_bytes(again.encode())
    after, problems = read_source_file(site.content / path, path, "bg")
    if problems or after.front_matter.plain != before.front_matter.plain or after.body != before.body:
        raise ViolatedError(f"changed by opening and saving: {before.front_matter.plain} {after.front_matter.plain}")


def _values(lines: list[str], kind: str) -> dict[str, Any]:
    """The fields of the form that are filled in; it has no others than the schema."""
    schema = SCHEMAS[Kind(kind)]
    known = {**schema.words.model_fields, **schema.facts.model_fields}
    values: dict[str, Any] = {}
    for line in lines:
        name, _, value = line.partition("=")
        key, _, part = name.partition(".")
        value = value.replace("\\n", "\n")
        if key not in known or not (part.isidentifier() or part == ""):
            continue
        if part:
            there = values.setdefault(key, {})
            if isinstance(there, dict):
                there[part] = value
        elif known[key].default == ():
            there = values.setdefault(key, [])
            if isinstance(there, list):
                there.append(value)
        else:
            values[key] = value
    return values


def _said(node: object) -> object:
    """What a value says; what says nothing is left out, as the reader leaves it out."""
    if isinstance(node, dict):
        return {key: said for key, value in node.items() if (said := _said(value)) not in ("", {}, [])}
    if isinstance(node, list):
        return [said for value in node if (said := _said(value)) not in ("", {}, [])]
    return node.strip(_SPACE) if isinstance(node, str) else node


def _guessed(node: object) -> bool:
    """Whether anything in it is taken for a number, or for nothing, by the form."""
    if isinstance(node, dict):
        return any(map(_guessed, node.values()))
    return any(map(_guessed, node)) if isinstance(node, list) else isinstance(node, Unquoted)


def seeds() -> Iterator[bytes]:
    """What editors fill in, and what readers of YAML disagree about."""
    for file in sorted((_HERE / "seeds" / "form_files").iterdir()):
        yield file.read_bytes()
