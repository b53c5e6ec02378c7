"""``inv import-html``: articles of the old site into the content; without ``--write`` it only says what it would do."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import soupsieve

from plugins.editing.import_html.account import account, notes
from plugins.editing.import_html.messages import MESSAGES
from plugins.editing.import_html.plan import Wishes, plan_import
from plugins.editing.import_html.saved_page import read_page
from plugins.editing.new_thing import files_of, write
from plugins.editing.trial import problems_with
from plugins.editing.validate import LANGUAGES
from plugins.problem import ContentRefused
from plugins.reading.report import cannot_write, report, spoken_language


def main(arguments: Sequence[str] | None = None) -> int:
    """Imports pages; the exit code is 0 where all is well, 1 with problems, 3 where a file could not be written."""
    options = _options(arguments)
    content, language = Path(options.content), options.lang or spoken_language(LANGUAGES)
    try:
        pages = [read_page(Path(file), file) for file in options.file]
        plan = plan_import(pages, content, Wishes(options.body, options.date))
        files = files_of(plan.things, content.name)
        problems = plan.problems or problems_with(files, content, datetime.now(UTC))
        if problems:
            print("\n".join((*notes(plan.notes, language), _refusal(ContentRefused([*problems]), language))))
            return 1
        if options.write:
            write(plan.things, content)
    except ContentRefused as refused:
        print(_refusal(refused, language))
        return 1
    except OSError as error:
        print(cannot_write(error, language), file=sys.stderr)
        return 3
    print(account(plan, content.name, language, written=options.write))
    return 0


def _refusal(refused: ContentRefused, language: str) -> str:
    return report(refused.problems, language, MESSAGES)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What was asked for; wrong usage ends here with code 2."""
    parser = argparse.ArgumentParser(prog="inv import-html", description=__doc__)
    parser.add_argument(
        "file",
        nargs="+",
        help="a page that a browser saved, its pictures in the folder beside it, or a folder of pages",
    )
    parser.add_argument("--content", default="content", help="the folder of the content")
    parser.add_argument("--write", action="store_true", help="write; otherwise only say what would be written")
    parser.add_argument("--body", default="", metavar="SELECTOR", help="the element of the text, as in .my-text (CSS)")
    parser.add_argument("--date", default="", help="when those pages came out that do not say it: 2020-07-02")
    parser.add_argument("--lang", choices=LANGUAGES, help="the language of the messages")
    options = parser.parse_args(arguments)
    options.file = [found for file in options.file for found in _pages(file)]
    for file in options.file:
        if not Path(file).is_file():
            parser.error(f"there is no file {file}")
    try:
        soupsieve.compile(options.body or "*")
    except soupsieve.SelectorSyntaxError:
        parser.error(f"{options.body} is no selector of CSS")
    if not Path(options.content).is_dir():
        parser.error(f"there is no folder {options.content}")
    return options


def _pages(path: str) -> list[str]:
    """The path itself, or the pages in a folder."""
    folder = Path(path)
    return (
        sorted(str(page) for page in folder.iterdir() if page.suffix in (".html", ".htm"))
        if folder.is_dir()
        else [path]
    )


if __name__ == "__main__":
    sys.exit(main())
