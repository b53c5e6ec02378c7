"""The content without the site: every problem, as text, as JSON, or as annotations of a Git host's review page."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from plugins.cache import cache_beside
from plugins.catalogue import translations
from plugins.domain.site import Site
from plugins.problem import ContentRefused, Problem
from plugins.reading.content import read_site
from plugins.reading.markdown import dialects
from plugins.reading.report import message, report, spoken_language

LOCALES = {"bg": "bg", "en": "en_GB"}
LANGUAGES = tuple(LOCALES)


def main(arguments: Sequence[str] | None = None) -> int:
    """Validates a folder of content; the exit code is 0 where all is well, 1 where there are problems."""
    parser = _parser()
    options = parser.parse_args(arguments)
    language = options.lang or spoken_language(LANGUAGES)
    if not Path(options.content).is_dir():
        parser.error(f"there is no folder {options.content}")
    try:
        now, promises = datetime.now(UTC), published(Path(options.content), options.ledger)
        evaluation = Path(options.content).absolute().parent / "accessibility.json"
        site = read_site(
            Path(options.content),
            dialects(LOCALES),
            now,
            "",
            *promises,
            evaluation=evaluation,
            cache=cache_beside(Path(options.content)) / "bodies.sqlite3",
        )
    except ContentRefused as refused:
        print(FORMATS[options.format](refused.problems, language))
        return 1
    print("[]" if options.format == "json" else _all_well(site, language))
    return 0


def as_json(problems: Sequence[Problem], language: str) -> str:
    """A list of objects with path, line, column, code and message."""
    return json.dumps(
        [
            {
                "path": problem.place.path,
                "line": problem.place.line,
                "column": problem.place.column,
                "code": problem.code,
                "message": message(problem, language),
            }
            for problem in problems
        ],
        ensure_ascii=False,
        indent=2,
    )


def as_annotations(problems: Sequence[Problem], language: str) -> str:
    """Workflow commands that a Git host shows beside the lines of a change."""
    return "\n".join(
        f"::error file={_property(problem.place.path)},line={problem.place.line},col={problem.place.column},"
        f"title={problem.code}::{_data(message(problem, language))}"
        for problem in problems
    )


FORMATS: dict[str, Callable[[Sequence[Problem], str], str]] = {
    "text": report,
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


def _all_well(site: Site, language: str) -> str:
    count = sum(1 for _ in site.things)
    spoken = translations(language)
    text = spoken.ngettext("{count} thing, no problems", "{count} things, no problems", count).format(count=count)
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
