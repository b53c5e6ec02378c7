"""``inv import-cities``: a table of cities into the content; without ``--write`` it only says what it would do."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from plugins.editing.import_cities.account import account, notes
from plugins.editing.import_cities.columns import FACTS
from plugins.editing.import_cities.messages import MESSAGES
from plugins.editing.import_cities.plan import Plan, plan_import
from plugins.editing.import_cities.table import read_table
from plugins.editing.import_cities.trial import problems_after
from plugins.editing.import_cities.writing import write
from plugins.editing.validate import LANGUAGES
from plugins.problem import ContentRefused
from plugins.reading.report import cannot_write, report, spoken_language
from plugins.reading.suggestion import nearest


def main(arguments: Sequence[str] | None = None) -> int:
    """Imports a table; the exit code is 0 where all is well, 1 with problems, 3 where a file could not be written."""
    options = _options(arguments)
    content, language = Path(options.content), options.lang or spoken_language(LANGUAGES)
    plan = plan_import(read_table(Path(options.table), options.table), content, options.replace)
    try:
        problems = plan.problems or problems_after(plan.cities, content, datetime.now(UTC))
        if problems:
            print(_refusal(plan, ContentRefused(problems), language))
            return 1
        if options.write:
            write(plan.cities, content)
    except OSError as error:
        print(cannot_write(error, language), file=sys.stderr)
        return 3
    print(account(plan, language, written=options.write))
    return 0


def _refusal(plan: Plan, refused: ContentRefused, language: str) -> str:
    return "\n".join([*notes(plan, language), report(refused.problems, language, MESSAGES)])


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What was asked for; wrong usage ends here with code 2."""
    parser = argparse.ArgumentParser(prog="inv import-cities", description=__doc__)
    parser.add_argument("table", help="the table: UTF-8, its cells separated by commas, semicolons or tabs")
    parser.add_argument("--content", default="content", help="the folder of the content")
    parser.add_argument("--write", action="store_true", help="write; otherwise only say what would be written")
    parser.add_argument("--replace", default="", metavar="KEYS", help="keys to take from the table: role,alumnus")
    parser.add_argument("--lang", choices=LANGUAGES, help="the language of the messages")
    options = parser.parse_args(arguments)
    options.replace = [key.strip() for key in options.replace.split(",") if key.strip()]
    for key in options.replace:
        if key not in FACTS:
            hint = nearest(key, FACTS)
            parser.error(f'no key "{key}" to replace{f"; did you mean {hint!r}?" if hint else ""}')
    if not Path(options.table).is_file():
        parser.error(f"there is no file {options.table}")
    if not Path(options.content).is_dir():
        parser.error(f"there is no folder {options.content}")
    return options


if __name__ == "__main__":
    sys.exit(main())
