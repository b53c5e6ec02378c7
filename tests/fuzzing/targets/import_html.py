"""A page of the old site as ``inv import-html`` reads it; what it would write is laid into the site."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from zlib import crc32

from plugins.editing.import_html.account import account, notes
from plugins.editing.import_html.messages import MESSAGES
from plugins.editing.import_html.plan import Wishes, plan_import
from plugins.editing.import_html.saved_page import read_page
from plugins.editing.new_thing import files_of
from plugins.editing.validate import LANGUAGES
from plugins.problem import ContentRefused
from tests.fuzzing.trial_site import ViolatedError, trial_site
from tests.project import ROOT

_CASES = ROOT / "tests" / "editing" / "import_html" / "cases"


@cache
def _page() -> Path:
    site = trial_site()
    folder = site.content.parent / "saved"
    (folder / "page_files").mkdir(parents=True)
    picture = next(site.content.glob("news/*/snimka.png")).read_bytes()
    for name in ("a.png", "snimka.jpg", "b.gif"):
        (folder / "page_files" / name).write_bytes(picture)
    return folder / "page.html"


def check(data: bytes) -> None:
    """An import has problems or notes with places, and what it writes is below content and read or refused."""
    site, page = trial_site(), _page()
    page.write_bytes(data)
    try:
        saved = read_page(page, "saved/page.html")
    except ContentRefused as refused:  # too large or too deep
        site.check_problems(refused.problems, MESSAGES)
        return
    with site.watched():
        plan = plan_import([saved], site.content, Wishes("", "2020-07-02"))
    site.check_problems(plan.problems, MESSAGES)
    site.check_problems(plan.notes, MESSAGES)
    for language in LANGUAGES:
        notes(plan.notes, language)
        account(plan, site.content.name, language, written=False)
    files = files_of(plan.things, site.content.name)
    for path in files:
        if not path.startswith("content/news/") or ".." in path or path.count("/") != 3:
            raise ViolatedError(f"writes {path}")
    site.check({path.removeprefix("content/"): data for path, data in files.items()}, crc32(data))


def seeds() -> Iterator[bytes]:
    """Pages that were saved, as the tests of the import have them."""
    for file in sorted(_CASES.glob("*/*.html")):
        yield file.read_bytes()
