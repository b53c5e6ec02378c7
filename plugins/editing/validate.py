"""The content without the site: every problem and warning, as text, as JSON, or as annotations of a Git host."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from plugins.cache import cache_beside
from plugins.catalogue import translations
from plugins.domain.site import Site
from plugins.domain.visibility import is_public
from plugins.editing.advice.advise import advise
from plugins.editing.advice.messages import ADVICE
from plugins.problem import ContentRefused, Problem
from plugins.reading.content import read_site
from plugins.reading.dialect import dialects
from plugins.reading.messages import MESSAGES as READING
from plugins.reading.report import line, message, report, spoken_language
from plugins.reading.unreadable import told_with_its_place

LOCALES = {"bg": "bg", "en": "en_GB"}
LANGUAGES = tuple(LOCALES)
MESSAGES = {**READING, **ADVICE}
"""What is said of each code, in English: mistakes and warnings."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Validates a folder of content; the exit code is 1 where there are problems, warnings or not, else 0."""
    parser = _parser()
    options = parser.parse_args(arguments)
    language = options.lang or spoken_language(LANGUAGES)
    content = Path(options.content)
    if not content.is_dir():
        parser.error(f"there is no folder {options.content}")
    try:
        with told_with_its_place(content):
            site = read_everything(content, options.ledger, partial(_advise_on_the_rest, content))
            warnings = advise(site, LOCALES, cache_beside(content) / "advice.json")
    except ContentRefused as refused:
        print(FORMATS[options.format](refused.problems, language))
        return 1
    if options.format == "json":
        print(as_json(warnings, language))
        return 0
    if warnings:
        print(as_annotations(warnings, language) if options.format == "github" else as_lines(warnings, language))
    print(_all_well(site, warnings, language))
    return 0


def _advise_on_the_rest(content: Path, site: Site) -> tuple[Problem, ...]:
    """The warnings about what is right of content that is not."""
    return advise(site, LOCALES, cache_beside(content) / "advice-on-the-rest.json", is_whole=False)


def read_everything(
    content: Path, ledger: str | None = None, on_the_rest: Callable[[Site], Iterable[Problem]] | None = None
) -> Site:
    """The site of a folder, with drafts and what is not public now; texts that were converted before are not again.

    ``on_the_rest`` is asked, where something is wrong, what else to tell of what is right.

    Raises:
        ContentRefused: with every problem of every file.
    """
    return read_site(
        content,
        dialects(LOCALES),
        datetime.now(UTC),
        "",
        *published(content, ledger),
        evaluation=content.absolute().parent / "accessibility.json",
        hidden_too=True,
        cache=cache_beside(content) / "bodies.sqlite3",
        advise=on_the_rest,
    )


def as_lines(problems: Sequence[Problem], language: str) -> str:
    """A line for each problem."""
    return "\n".join(line(problem, language, MESSAGES) for problem in problems)


def as_text(problems: Sequence[Problem], language: str) -> str:
    """A line for each problem, then their number."""
    return report(problems, language, MESSAGES)


def as_json(problems: Sequence[Problem], language: str) -> str:
    """A list of objects with path, line, column, severity, code and message."""
    return json.dumps(
        [
            {
                "path": problem.place.path,
                "line": problem.place.line,
                "column": problem.place.column,
                "severity": problem.severity,
                "code": problem.code,
                "message": message(problem, language, MESSAGES),
            }
            for problem in problems
        ],
        ensure_ascii=False,
        indent=2,
    )


def as_annotations(problems: Sequence[Problem], language: str) -> str:
    """Workflow commands that a Git host shows beside the lines of a change."""
    return "\n".join(
        f"::{problem.severity} file={_property(problem.place.path)},line={problem.place.line},"
        f"col={problem.place.column},title={problem.code}::{_data(message(problem, language, MESSAGES))}"
        for problem in problems
    )


FORMATS: dict[str, Callable[[Sequence[Problem], str], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_annotations,
}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def published(content: Path, ledger: str | None = None) -> tuple[Path, Path]:
    """The files that say what has been published: the ledger and the changes; by default beside the content."""
    folder = content.absolute().parent
    return Path(ledger) if ledger else folder / "ledger.json", folder / "changes.json"


def _all_well(site: Site, warnings: Sequence[Problem], language: str) -> str:
    count = sum(1 for thing in site.things if is_public(thing, site.now))
    spoken = translations(language)
    text = spoken.ngettext("{count} thing, no problems", "{count} things, no problems", count).format(count=count)
    if warnings:
        told = spoken.ngettext("{count} warning", "{count} warnings", len(warnings)).format(count=len(warnings))
        text = f"{text}, {told}"
    if site.evaluation is None or site.evaluation.is_current(site.today):
        return text
    due = spoken.gettext("the accessibility statement rests on an evaluation of {date}: run inv accessibility again")
    return f"{text}\n{due.format(date=site.evaluation.made_on.isoformat())}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="inv validate", description=__doc__)
    parser.add_argument("content", nargs="?", default="content", help="the folder of the content")
    parser.add_argument("--ledger", help="what has been published; by default ledger.json beside the content")
    parser.add_argument("--format", choices=sorted(FORMATS), default="text")
    parser.add_argument("--lang", choices=LANGUAGES, help="the language of the messages")
    return parser


if __name__ == "__main__":
    sys.exit(main())
