from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from plugins.editing.advice.advise import advise
from plugins.editing.validate import main
from tests.project import Project
from tests.reading.content_folder import lay_out

FILE = "news/2021-02-samo-na-balgarski/index.bg.md"
WRONG = """\
---
id: news-bulgarian-only
title: Само на български
summary: Тази новина няма превод.
date: 31.02.2021
topics: [mobilty]
---
Текст без превод.
"""
ERRORS = {
    "en": (
        f'content/{FILE}:5:7: error[wrong-date]: "31.02.2021" is not a date; '
        "write it in one of these forms: 2020-07, 2020-07-02, 2020-07-02 11:30\n"
        f'content/{FILE}:6:10: error[unknown-topic]: there is no topic "mobilty"; did you mean "mobility"?\n'
    ),
    "bg": (
        f'content/{FILE}:5:7: error[wrong-date]: "31.02.2021" не е дата; '
        "напишете я по един от следните начини: 2020-07, 2020-07-02, 2020-07-02 11:30\n"
        f'content/{FILE}:6:10: error[unknown-topic]: няма тема "mobilty"; може би имате предвид "mobility"?\n'
    ),
}
COUNTED = {"en": "2 problems, 17 warnings", "bg": "2 грешки, 17 предупреждения"}


@pytest.fixture
def wrong(content: Path) -> str:
    (content / FILE).write_text(WRONG, encoding="utf-8")
    return str(content)


def test_content_without_problems_gives_code_0_and_says_so(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(content), "--lang", "en"]) == 0
    printed = capsys.readouterr()
    assert (printed.out.splitlines()[-1], printed.err) == ("9 things, no problems, 19 warnings", "")


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        ("en", "the summary has 20 letters; say in a", "9 things, no problems, 19 warnings"),
        ("bg", "резюмето има 20 знака; кажете с едно", "9 материала, няма грешки, 19 предупреждения"),
    ],
)
def test_warnings_are_told_as_problems_are_and_stop_nothing(
    content: Path, language: str, first: str, last: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(content), "--lang", language]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"content/documents/narachnik/index.bg.md:4:10: warning[summary-too-short]: {first}")
    assert (lines[-1], len(lines)) == (last, 20)


def test_a_git_host_and_programs_are_told_that_a_warning_is_one(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(content), "--format", "github", "--lang", "en"]) == 0
    place = "file=content/documents/narachnik/index.bg.md,line=4,col=10,title=summary-too-short"
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"::warning {place}::the summary has 20 letters;")
    assert lines.pop() == "9 things, no problems, 19 warnings"
    assert main([str(content), "--format", "json", "--lang", "en"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert ({one["severity"] for one in told}, len(told)) == ({"warning"}, len(lines))


def errors(printed: str) -> str:
    """The lines that tell of an error."""
    return "".join(line for line in printed.splitlines(keepends=True) if ": error[" in line)


@pytest.mark.parametrize("language", ERRORS)
def test_problems_give_code_1_and_a_line_each_in_the_language_asked_for(
    wrong: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([wrong, "--lang", language]) == 1
    printed = capsys.readouterr()
    assert (errors(printed.out), printed.err) == (ERRORS[language], "")
    assert printed.out.splitlines()[-1] == COUNTED[language]


def test_beside_problems_is_told_what_each_right_thing_shows_by_itself(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whether news tell of an event cannot be known while some news are wrong."""
    assert main([str(content), "--lang", "en"]) == 0
    *warnings, _ = capsys.readouterr().out.splitlines(keepends=True)
    remaining = [line for line in warnings if FILE not in line and "past-event-without-report" not in line]
    assert 0 < len(remaining) < len(warnings)
    (content / FILE).write_text(WRONG, encoding="utf-8")
    for _ in ("new", "remembered"):
        assert main([str(content), "--lang", "en"]) == 1
        *lines, _ = capsys.readouterr().out.splitlines(keepends=True)
        before = [line for line in remaining if line < f"content/{FILE}"]
        assert lines == [*before, *ERRORS["en"].splitlines(keepends=True), *remaining[len(before) :]]


def test_where_a_list_is_wrong_nothing_is_told_of_what_follows_it(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "figures.yaml").write_text("- a\n", encoding="utf-8")
    assert main([str(content), "--lang", "en"]) == 1
    printed = capsys.readouterr().out
    assert ("error[" in printed, "warning[" in printed) == (True, False)


def test_a_text_that_goes_away_before_it_is_advised_on_is_a_mistake_with_its_place(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def advise_too_late(*asked: Any) -> Any:
        (content / FILE).unlink()
        return advise(*asked)

    monkeypatch.setattr("plugins.editing.validate.advise", advise_too_late)
    assert main([str(content), "--lang", "bg"]) == 1
    said = "error[unreadable-file]: файлът не може да се прочете: няма такъв файл или папка"
    assert capsys.readouterr().out == f"content/{FILE}:1:1: {said}\n1 грешка\n"


def test_a_document_that_nobody_may_read_is_a_mistake(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may read it all the same."""
    monkeypatch.setattr("os.access", lambda file, _mode: Path(file).suffix != ".pdf")
    assert main([str(content), "--lang", "en"]) == 1
    assert ".md:7:7: error[unreadable-file]: the file cannot be read: Permission denied" in capsys.readouterr().out


def test_programs_get_json(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([wrong, "--format", "json", "--lang", "en"]) == 1
    messages = [line.split("]: ", 1)[1] for line in ERRORS["en"].splitlines()]
    told = json.loads(capsys.readouterr().out)
    assert len(told) == 19
    assert [problem for problem in told if problem["severity"] == "error"] == [
        {
            "path": f"content/{FILE}",
            "line": 5,
            "column": 7,
            "severity": "error",
            "code": "wrong-date",
            "message": messages[0],
        },
        {
            "path": f"content/{FILE}",
            "line": 6,
            "column": 10,
            "severity": "error",
            "code": "unknown-topic",
            "message": messages[1],
        },
    ]


def test_json_of_no_problems_is_an_empty_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    valid = lay_out(tmp_path)
    for file in valid.rglob("*.md"):
        text = re.sub(
            "^summary: .*",
            "summary: Sofia and what it does here and elsewhere.",
            file.read_text(encoding="utf-8"),
            flags=re.MULTILINE,
        )
        file.write_text(text.replace("\nstart:", "\nreport: https://example.org/\nstart:"), encoding="utf-8")
    assert main([str(valid), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_git_host_gets_annotations_with_what_it_reserves_escaped(
    wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([wrong, "--format", "github", "--lang", "en"]) == 1
    messages = [line.split("]: ", 1)[1] for line in ERRORS["en"].splitlines()]
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 19
    assert [line for line in told if not line.startswith("::warning ")] == [
        f"::error file=content/{FILE},line=5,col=7,title=wrong-date::{messages[0]}",
        f"::error file=content/{FILE},line=6,col=10,title=unknown-topic::{messages[1]}",
    ]


def test_a_percent_sign_is_escaped_for_a_git_host(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / FILE).write_text(WRONG.replace("31.02.2021", "100%"), encoding="utf-8")
    assert main([str(content), "--format", "github", "--lang", "en"]) == 1
    (told,) = (line for line in capsys.readouterr().out.splitlines() if "title=wrong-date" in line)
    assert '"100%25" is not a date' in told


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["--lang", "de"], ["--nothing"], ["one", "two"]])
def test_wrong_usage_gives_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("usage: inv validate")


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([str(tmp_path / "nothing")])
    assert stopped.value.code == 2
    assert "nothing" in capsys.readouterr().err


@pytest.mark.parametrize(("locale", "language"), [("bg_BG.UTF-8", "bg"), ("en_GB.UTF-8", "en"), ("C", "en")])
def test_the_task_speaks_the_language_of_the_machine_unless_asked(project: Project, locale: str, language: str) -> None:
    (project.content / FILE).write_text(WRONG, encoding="utf-8")
    done = project.run("invoke", "validate", LC_ALL=locale, PYTHONUTF8="1")
    assert (done.returncode, errors(done.stdout), done.stderr) == (1, ERRORS[language], "")
    assert done.stdout.splitlines()[-1] == COUNTED[language]


def test_validation_writes_nothing(project: Project) -> None:
    def written() -> list[Path]:
        return sorted(path for path in project.folder.rglob("*") if ".cache" not in path.parts)

    before = written()
    assert project.run("invoke", "validate").returncode == 0
    assert written() == before
