"""A table as ``inv import-cities`` reads it; what it would write is laid into the site."""

from __future__ import annotations

from collections.abc import Iterator
from zlib import crc32

from plugins.editing.import_cities.account import account, notes
from plugins.editing.import_cities.messages import MESSAGES
from plugins.editing.import_cities.plan import plan_import
from plugins.editing.import_cities.table import read_table
from plugins.editing.import_cities.trial import files_of
from plugins.editing.validate import LANGUAGES
from tests.fuzzing.trial_site import ViolatedError, trial_site
from tests.project import ROOT


def check(data: bytes) -> None:
    """An import has problems with places, and what it writes is below content and read or refused."""
    site = trial_site()
    table = site.content.parent / "table.csv"
    table.write_bytes(data)
    replaced = ("role", "alumnus") if crc32(data) % 2 else ()
    with site.watched():
        plan = plan_import(read_table(table, "table.csv"), site.content, replaced)
    site.check_problems(plan.problems, MESSAGES)
    for language in LANGUAGES:
        notes(plan, language)
        if not plan.problems:
            account(plan, language, written=False)
    files = {} if plan.problems else files_of(plan.cities)
    for path in files:
        if not path.startswith("content/cities/") or ".." in path or path.count("/") != 3:
            raise ViolatedError(f"writes {path}")
    site.check({path.removeprefix("content/"): text.encode() for path, text in files.items()}, crc32(data))


def seeds() -> Iterator[bytes]:
    """The head and some rows of a real table, and small ones with every kind of separator."""
    lines = (ROOT / "tests" / "content" / "icc_cities.csv").read_bytes().splitlines(keepends=True)
    for begin in range(1, len(lines), 12):
        yield lines[0] + b"".join(lines[begin : begin + 2])
    for file in sorted((ROOT / "tests" / "fuzzing" / "seeds" / "import_cities").iterdir()):
        yield file.read_bytes()
