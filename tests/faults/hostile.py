"""Bundles that are meant to take long: what a reader of content finds hard, as much of it as a text may have.

``python -m tests.faults.hostile`` tells how long each takes: a validation, and a build that remembers nothing.
"""

from __future__ import annotations

import os
import re
import resource
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from datetime import date, timedelta
from pathlib import Path

import plugins.publishing.generator  # noqa: F401 (loaded once for all)
from plugins.editing import build, validate
from plugins.reading.source_file import LONGEST_TEXT
from tests.project import ENVIRONMENT, Project, make_project

ROOM = LONGEST_TEXT - 500
BLOCK = 9_900
PROCESSOR_SECONDS = 180
"""So much does nothing take that is only large; what explodes is killed."""


def filled(unit: str, length: int = BLOCK) -> str:
    """A unit again and again, so many letters of it."""
    return (unit * (length // len(unit) + 1))[:length]


def blocks(block: str) -> str:
    """A block again and again, as long as a text may be."""
    return filled(f"{block}\n\n", ROOM)


def numbered(form: str, length: int = ROOM) -> str:
    """A form with a number in it, as often as there is room."""
    size = len(form.format(10_000))
    return "".join(form.format(number) for number in range(length // size))


def nested(unit: str, line: str, levels: int = 9) -> str:
    """Lines that each stand a level deeper than the one before."""
    return "\n\n".join(unit * level + line for level in range(levels)) + "\n\n"


REFUSED: Mapping[str, tuple[str, str]] = {
    "one paragraph": ("paragraph-too-long", filled("дума ", ROOM)),
    "emphasis in emphasis": ("paragraph-too-long", filled("*_", ROOM)),
    "code without an end": ("too-many-signs", filled("``а`", ROOM)),
    "a line of hyphens": ("paragraph-too-long", "-" * ROOM),
    "open brackets": ("brackets-too-deep", "[" * 9_000),
    "open pictures": ("brackets-too-deep", filled("![а](")),
    "open references": ("brackets-too-deep", filled("[а][")),
    "round brackets": ("brackets-too-deep", "(" * 9_000),
    "closed brackets": ("brackets-too-deep", "[" * 4_000 + "]" * 4_000),
    "links in links": ("brackets-too-deep", "[" * 900 + "а" + "](б.bg)" * 900),
    "nested quotations": ("text-too-deep", "> " * 1_000 + "а"),
    "nested lists": ("text-too-deep", "\n".join("    " * level + "- а" for level in range(40))),
    "nested lists in a line": ("text-too-deep", "- " * 1_000 + "а"),
    "nested remarks": ("text-too-deep", "\n\n".join("    " * level + "!!! note" for level in range(40))),
    "headings": ("too-many-headings", "## Глава\n\n" * 10_000),
    "underlined headings": ("too-many-headings", "а\n-\n\n" * 10_000),
    "tags": ("too-many-signs", blocks(filled("<a "))),
    "tags in tags": ("too-many-signs", blocks(filled("<sub>"))),
    "comments": ("too-many-signs", blocks(filled("<!--"))),
    "unparsed data": ("too-many-signs", blocks(filled("<![CDATA["))),
    "footnotes": ("too-many-signs", numbered("а[^{0}]\n\n[^{0}]: б\n\n")),
    "one footnote again and again": ("too-many-signs", blocks(filled("[^1] ")) + "\n\n[^1]: б"),
    "figures": ("too-many-signs", blocks(filled("{=а} "))),
    "columns": ("table-too-large", f"|{'а|' * 2_000}\n|{'-|' * 2_000}\n"),
    "cells": ("table-too-large", blocks(f"|{'а|' * 40}\n|{'-|' * 40}\n" + "|б\n" * 250)),
    "definitions": ("too-many-lines", "а\n" + filled(": б\n")),
    "lines": ("too-many-lines", filled("- а\n")),
}
"""Bodies that have too much of something, and how they are refused."""

TAKEN: Mapping[str, str] = {
    "letters": blocks("а" * BLOCK),
    "words": blocks(filled("дума ")),
    "spaces": filled(" ", ROOM) + "\n\nа",
    "empty lines": filled("\n", ROOM) + "\n\nа",
    "paragraphs": filled("а\n\n", ROOM),
    "emphasis": blocks(filled("*а* ")),
    "emphasis in emphasis": blocks(filled("*_")),
    "emphasis without an end": blocks(filled("***а*б** ")),
    "strong and emphasis": blocks(filled("**а *б_ __в* ")),
    "underscores": blocks(filled("_а*")),
    "code": blocks(filled("`а` ", 72) + filled("дума ", 3_800)),
    "code without an end": filled("``а`", 1_200) + "\n\n" + blocks(filled("дума ")),
    "backslashes": blocks("\\" * BLOCK),
    "entities": blocks(filled("&amp;")),
    "quotation marks": blocks(filled('"а" ')),
    "quotations in quotations": blocks('"а ' * 1_600 + 'а" ' * 1_600),
    "open brackets": blocks("[" * 9 + filled("[а] ", 9_800)),
    "open links": blocks("[" * 5 + "[а](" * 5 + filled("а ", 9_800)),
    "links": blocks(filled("[а](http://a.bg/б) ")),
    "links in the site": blocks(filled("[а](/cities/sofia) ")),
    "references": numbered("[r{0}]: http://a.bg/{0}\n\n", 60_000) + filled("[r1][r2] "),
    "headings": "## а\n\n" * 290,
    "headings with attributes": ("## а {: " + filled('a="', 9_800) + "}\n\n") * 10,
    "quotations": filled("> " * 10 + "а\n\n", 800 * 23) + filled("а ", 9_000),
    "lists": filled(nested("    ", "- а"), 20_000),
    "lists in a line": filled("- " * 9 + "а\n\n", 880 * 21),
    "remarks": filled(nested("    ", "!!! note"), 20_000),
    "definitions": ("а\n" + ": б\n" * 290 + "\n") * 27,
    "items": ("- а\n" * 299 + "\n") * 26,
    "tables": blocks(f"|{'а|' * 49}\n|{'-|' * 49}\n" + f"|{'б|' * 49}\n" * 18)[:20_000],
    "footnotes": numbered("а[^{0}]\n\n[^{0}]: б\n\n", 5_000),
    "tags": filled("<sub>а</sub> ", 800) + "\n\n" + blocks(filled("дума ")),
    "tags without an end": ("<sub " + filled("а ", 660) + "\n\n") * 149,
    "addresses": (filled("<http:", 42) + filled("а ", 4_900) + "\n\n") * 20,
    "numbers": blocks(filled("1 000 ")),
    "combining signs": blocks("е\u0301" * 4_900),
    "signs beyond the first plane": blocks("😀" * BLOCK),
}
"""Bodies that are as large as they may be."""

FRONT_MATTER: Mapping[str, str] = {
    "a long title": f"title: {'Дума ' * 99}\nsummary: А\n",
    "a title without a space": f"title: {'Д' * 500}\nsummary: А\n",
    "quotation marks in a summary": "title: А\nsummary: 'а " + '"а ' * 1_600 + "'\n",
    "long lists": "title: А\nsummary: А\naliases: [" + ", ".join(f"/a{number}/" for number in range(300)) + "]\n",
    "unknown keys": "title: А\nsummary: А\n" + "".join(f"titel{number}: а\n" for number in range(1_200)),
    "unknown cities": "title: А\nsummary: А\ncities: ["
    + ", ".join(f"sofja{number}" for number in range(1_700))
    + "]\n",
    "a key of 18,000 letters": f"title: А\nsummary: А\n{'к' * 18_000}: а\n",
    "deep lists": f"title: А\nsummary: А\ntopics: {'[' * 1_000}{']' * 1_000}\n",
    "deep keys": f"title: А\nsummary: А\ntopics: {'{' * 15_000}\n",
    "aliases of YAML": "title: &a А\nsummary: *a\n",
    "merged keys": "title: А\nsummary: А\n<<: {id: x}\n",
    "huge numbers": f"title: А\nsummary: А\nauthors: [1e999, {'9' * 15_000}]\n",
    "a rule for ever": "title: А\nsummary: А\nstart: 2015-01-01\nattendance: online\nrecurrence: FREQ=DAILY\n",
    "a rule for ever, but for a thousand days": "title: А\nsummary: А\nstart: 2015-01-01\nattendance: online\n"
    "recurrence: FREQ=DAILY\n"
    f"exceptions: [{', '.join(str(date(2015, 1, 2) + timedelta(day)) for day in range(1_200))}]\n",
    "a rule of few days": "title: А\nsummary: А\nstart: 1904-02-29\nattendance: online\n"
    "recurrence: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n",
    "a rule with every part": "title: А\nsummary: А\nstart: 1900-01-01\nattendance: online\n"
    f"recurrence: FREQ=DAILY;INTERVAL=999;BYMONTHDAY={','.join(map(str, range(1, 32)))};BYSETPOS=99\n",
}
"""Front matter that is as large as it may be, or wrong in a great way."""


def news(body: str, front: str = "title: А\nsummary: А\n", name: str = "hostile") -> Mapping[str, str]:
    """The files of a bundle with the same body in both languages."""
    body = body[:ROOM]
    facts = "" if "start:" in front else "date: 2021-05-10\n"
    return {
        "index.bg.md": f"---\nid: {name}\n{facts}{front}---\n{body}\n",
        "index.en.md": f"---\ntitle: А\nsummary: А\n---\n{body}\n",
    }


def bundles() -> Iterator[tuple[str, Mapping[str, str]]]:
    """Every hostile bundle with its name."""
    for name, body in TAKEN.items():
        yield f"{name}, as many as may be", news(body)
    for name, (code, body) in REFUSED.items():
        yield f"{name}: {code}", news(body)
    for name, front in FRONT_MATTER.items():
        yield f"front matter: {name}", news("А", front)


def write(content: Path, files: Mapping[str, str], name: str = "hostile") -> None:
    """Puts a bundle into a folder of content."""
    start = re.search(r"^start: (\S+)", files["index.bg.md"], re.MULTILINE)
    folder = content / ("events" if start else "news") / f"{start[1] if start else '2021-05-10'}-{name}"
    folder.mkdir()
    for file, text in files.items():
        (folder / file).write_text(text, encoding="utf-8")


def run_alone(project: Project, *command: str) -> tuple[int, float, str]:
    """Runs a command in a process that is killed when it explodes: its exit code, its seconds, and what it says.

    It is forked, so that nothing has to be loaded again. Where it was killed the code is negative.
    """
    said = project.folder / "said.txt"
    process = os.fork()
    if process == 0:
        code = 99
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
            os.chdir(project.folder)
            os.environ.update(ENVIRONMENT, WORKERS="1")
            with said.open("w", encoding="utf-8") as stream, redirect_stdout(stream), redirect_stderr(stream):
                code = _run(command)
        finally:
            os._exit(code)
    _, status, usage = os.wait4(process, 0)
    return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, said.read_text(encoding="utf-8")


def _run(command: tuple[str, ...]) -> int:
    try:
        return validate.main(command[1:]) if command[0] == "validate" else build.main()
    except SystemExit as stopped:
        return int(stopped.code or 0)


def main() -> int:
    """Tells of each bundle the seconds of a validation and of a build, above those of the site without it."""
    with tempfile.TemporaryDirectory() as folder:
        plain = make_project(Path(folder) / "plain")
        base = [run_alone(plain, command, *more)[1] for command, *more in (["validate", "--lang", "en"], ["build"])]
        print(f"{'the site without any':52} {base[0]:6.2f} {base[1]:6.2f}")
        for number, (name, files) in enumerate(bundles()):
            project = make_project(Path(folder) / str(number))
            write(project.content, files)
            checked, seconds, said = run_alone(project, "validate", "--lang", "en")
            built, building, _ = run_alone(project, "build")
            last = said.strip().splitlines()[-1][:40] if checked < 0 or checked > 1 else ""
            codes = f"{checked} {built} {last}"
            print(f"{name:52} {seconds - base[0]:6.2f} {building - base[1]:6.2f}  {codes}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
