"""Each folder of ``cases/`` is what a browser saved of the old site, what the import makes of it, and what it says.

``*.html`` are imported together, with the options in ``options.txt`` if there are any. Run with ``GOLDEN=write`` to
write anew what is expected.
"""

from __future__ import annotations

import os
import shlex
import shutil
from pathlib import Path

import pytest

from plugins.editing.import_html.__main__ import main
from plugins.editing.import_html.messages import OF_PAGES
from tests.project import ROOT, files_of

CASES = Path(__file__).parent / "cases"
NAMES = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())
LANGUAGES = ("bg", "en")
SITE = ROOT / "tests" / "site" / "content"
TOO_MUCH = {
    "too-much--deep": 200 * "<div>" + "<p>а</p>",
    "too-much--elements": 5_100 * "<b>а</b>\n",
    "too-much--levels": 100 * "<div>" + 2_100 * "<b>а</b>\n",
    "too-much--pictures": 510 * '<img src="a.jpg">\n',
}
"""The articles of pages that are too large to lie here."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(SITE, tmp_path / "content")
    return tmp_path / "content"


def imported(
    case: str, content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *options: str
) -> tuple[int, str]:
    """The exit code and what was printed, in the folder of a case as an editor would stand in it."""
    monkeypatch.chdir(_large_page(case, content.parent) if case in TOO_MUCH else CASES / case)
    written = Path("options.txt")
    asked = shlex.split(written.read_text(encoding="utf-8")) if written.exists() else []
    code = main([*sorted(map(str, Path().glob("*.html"))), "--content", str(content), *asked, *options])
    printed = capsys.readouterr()
    assert printed.err == ""
    return code, printed.out


def _large_page(case: str, folder: Path) -> Path:
    begin = '<!DOCTYPE html>\n<html lang="bg"><head><title>Новина</title></head><body><article><h1>Новина</h1>\n'
    page = f"{begin}{TOO_MUCH[case]}</article></body></html>\n"
    (folder / "page.html").write_text(page, encoding="utf-8")
    return folder


def added(content: Path) -> dict[str, bytes]:
    there = files_of(SITE)
    return {path: data for path, data in files_of(content).items() if there.get(path) != data}


@pytest.mark.parametrize("case", NAMES)
def test_a_page_becomes_what_is_expected_and_is_there_the_second_time(
    case: str, content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _ = imported(case, content, monkeypatch, capsys, "--write")
    expected = CASES / case / "expected"
    if os.environ.get("GOLDEN") == "write":
        shutil.rmtree(expected, ignore_errors=True)
        for path, data in added(content).items():
            (expected / path).parent.mkdir(parents=True, exist_ok=True)
            (expected / path).write_bytes(data)
    assert added(content) == (files_of(expected) if expected.exists() else {})
    assert code == (0 if expected.exists() or case == "already-there" else 1)
    if case in ("no-text--selector", "cyrillic-address"):
        return  # nothing leads from its old address to it, so nobody knows it the second time
    before = files_of(content)
    imported(case, content, monkeypatch, capsys, "--write")
    assert files_of(content) == before


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", NAMES)
def test_what_it_would_do_and_leaves_out_is_told_and_nothing_written(
    case: str, language: str, content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, told = imported(case, content, monkeypatch, capsys, "--lang", language)
    report = CASES / case / f"report.{language}.txt"
    if os.environ.get("GOLDEN") == "write":
        report.write_text(told, encoding="utf-8")
    assert told == report.read_text(encoding="utf-8")
    assert added(content) == {}


def test_every_note_and_mistake_is_met_by_a_case() -> None:
    told = "".join((CASES / case / "report.en.txt").read_text(encoding="utf-8") for case in NAMES)
    assert [code for code in OF_PAGES if f"[{code}]" not in told] == []
