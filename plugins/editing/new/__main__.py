"""``inv new``: makes the folder of a new thing with its texts; what is not said in flags is asked for at a terminal."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.catalogue import translations
from plugins.domain.when import SOFIA
from plugins.editing.inventory import read_inventory
from plugins.editing.new.asking import Asker
from plugins.editing.new.interview import KINDS, Answers, interview
from plugins.editing.new.texts import new_thing
from plugins.editing.new_thing import NewThing, write
from plugins.editing.validate import LANGUAGES
from plugins.reading.bundle import read_bundle
from plugins.reading.report import cannot_write, report, spoken_language
from plugins.reading.rules import apply_rules

WORDS = ("title", "summary")


def main(arguments: Sequence[str] | None = None) -> int:
    """Makes a new thing; the exit code is 0, 2 where something is missing or wrong, 3 where it cannot be written."""
    options = _options(arguments)
    language, content = options.lang or spoken_language(LANGUAGES), Path(options.content)
    _ = translations(language).gettext
    asker = Asker(_flags(options), language, sys.stdin.isatty() and sys.stdout.isatty())
    inventory = read_inventory(content)
    try:
        answers = interview(asker, inventory, datetime.now(ZoneInfo(SOFIA)).date())
    except (EOFError, KeyboardInterrupt):
        print("\n" + _("Nothing has been written."), file=sys.stderr)
        return 2
    if asker.complaints or answers is None:
        print("\n".join(f"inv new: {complaint}" for complaint in asker.complaints), file=sys.stderr)
        return 2
    made = new_thing(answers, inventory, language)
    _check(made)
    try:
        write([made], content)
    except OSError as error:
        print(cannot_write(error, language), file=sys.stderr)
        return 3
    print(_account(made, answers, content, language))
    return 0


def _account(made: NewThing, answers: Answers, content: Path, language: str) -> str:
    """What was made, and what comes next."""
    _ = translations(language).gettext
    files = "\n".join(f"{content}{made.path}/{name}" for name in made.files)
    missing = [code for code in LANGUAGES if code not in answers.titles]
    lines = [
        files,
        _("It is a draft: ./inv serve shows it; when it is ready, delete the line “status: draft”."),
        *(
            _("There is no text in {language} yet: put index.{language}.md beside it.").format(language=code)
            for code in missing
        ),
        _("./inv validate tells what still stands as ???."),
    ]
    return "\n".join(lines)


def _check(made: NewThing) -> None:
    """Reads what was made as validation would.

    Raises:
        AssertionError: it is not valid, which is a mistake of ours.
    """
    with tempfile.TemporaryDirectory() as folder:
        write([made], Path(folder))
        bundle = read_bundle(made.kind, Path(folder) / made.kind / made.name, made.name, LANGUAGES)
        apply_rules(bundle)
    if bundle.problems:
        raise AssertionError(report(bundle.problems, "en"))


def _flags(options: argparse.Namespace) -> dict[str, str | None]:
    """The answers that were given, by the names of their questions; ``date`` answers for ``start`` too."""
    given = {name.replace("_", "-"): value for name, value in vars(options).items()}
    return {**given, "start": given["date"]}


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="inv new", description=__doc__)
    parser.add_argument("--kind", help=", ".join(KINDS))
    for word in WORDS:
        for language in LANGUAGES:
            parser.add_argument(f"--{word}-{language}", help=f"the {word} in this language")
    parser.add_argument(
        "--date", "--start", dest="date", help="2026-12, 2026-12-10, 2026-12-10 18:00, of an event also tba"
    )
    parser.add_argument("--timezone", help="of an event with a time; Europe/Sofia where nothing is said")
    parser.add_argument("--attendance", help="of an event: in-person, online, mixed, unknown")
    parser.add_argument("--country", help="of a city: its two letters, as in BG")
    parser.add_argument("--role", help="of a city: core, mentor, unknown")
    parser.add_argument("--cities", help="slugs or names, with commas between them")
    parser.add_argument("--topics", help="slugs or names, with commas between them")
    parser.add_argument("--slug", help="the last step of the address; by default the title in Latin letters")
    parser.add_argument("--content", default="content", help="the folder of the content")
    parser.add_argument("--lang", choices=LANGUAGES, help="the language of the questions and messages")
    options = parser.parse_args(arguments)
    if not Path(options.content).is_dir():
        parser.error(f"there is no folder {options.content}")
    return options


if __name__ == "__main__":
    sys.exit(main())
