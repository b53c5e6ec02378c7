"""Each folder of ``advice/`` is something to warn of, laid over valid content, and what editors are told of it."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from time import time_ns

import pytest

from plugins.editing.advice import memory as memory_module
from plugins.editing.advice.advise import advise
from plugins.editing.advice.memory import TICK
from plugins.editing.advice.messages import ADVICE
from plugins.editing.validate import LANGUAGES, LOCALES, as_text
from plugins.problem import Problem
from plugins.reading.content import read_site
from tests.reading.content_folder import DIALECTS, NOW, lay_out

CASES_FOLDER = Path(__file__).parent / "advice"
CASES = sorted(folder.name for folder in CASES_FOLDER.iterdir() if folder.is_dir())


def lay_over(case: str, tmp_path: Path) -> Path:
    """The valid content with a case over it, laid out once."""
    content = tmp_path / "content"
    if not content.exists():
        shutil.copytree(CASES_FOLDER / case / "content", lay_out(tmp_path), dirs_exist_ok=True)
    return content


def advice(case: str, tmp_path: Path, memory: Path | None = None, *, is_whole: bool = True) -> tuple[Problem, ...]:
    """The warnings about what a case lays over the valid content."""
    content = lay_over(case, tmp_path)
    own = {path.relative_to(CASES_FOLDER / case).as_posix() for path in (CASES_FOLDER / case).rglob("*.md")}
    found = advise(read_site(content, DIALECTS, NOW, hidden_too=True), LOCALES, memory, is_whole=is_whole)
    return tuple(problem for problem in found if problem.place.path in own and "cities/" not in problem.place.path)


def expected(case: str, language: str) -> str:
    return (CASES_FOLDER / case / f"expected.{language}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_a_warning_is_told_with_its_place_in_the_language_asked_for(case: str, language: str, tmp_path: Path) -> None:
    assert as_text(advice(case, tmp_path), language) + "\n" == expected(case, language)


@pytest.mark.parametrize("case", CASES)
def test_where_others_are_wrong_only_what_is_compared_with_them_is_not_told(case: str, tmp_path: Path) -> None:
    told = {problem.code for problem in advice(case, tmp_path, is_whole=False)}
    assert told == {problem.code for problem in advice(case, tmp_path)} - {"city-differs", "past-event-without-report"}


@pytest.mark.parametrize("case", [case for case in CASES if case != "nothing"])
def test_a_case_warns_of_its_own_and_of_nothing_else(case: str) -> None:
    found = [set(re.findall(r": warning\[([^]]+)\]", expected(case, language))) for language in LANGUAGES]
    assert found == [{case.partition("--")[0]}] * len(LANGUAGES)


def test_every_warning_is_met_by_a_case() -> None:
    assert {case.partition("--")[0] for case in CASES} - {"nothing"} == set(ADVICE)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is so long after every file was written that no later change can have its times."""
    monkeypatch.setattr(memory_module, "time_ns", lambda: time_ns() + 2 * TICK)


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("case", CASES)
def test_what_was_advised_before_is_advised_again(case: str, tmp_path: Path) -> None:
    memory = tmp_path / "advice.json"
    first = advice(case, tmp_path, memory)
    kept = memory.read_text(encoding="utf-8")
    assert advice(case, tmp_path, memory) == first
    assert memory.read_text(encoding="utf-8") == kept


@pytest.mark.usefixtures("later")
def test_what_is_remembered_is_not_looked_at_again(tmp_path: Path) -> None:
    memory = tmp_path / "advice.json"
    advice("title-too-long", tmp_path, memory)
    text = memory.read_text(encoding="utf-8")
    memory.write_text(text.replace('"title-too-long"', '"summary-too-short"'), encoding="utf-8")
    assert [problem.code for problem in advice("title-too-long", tmp_path, memory)] == ["summary-too-short"]


@pytest.mark.usefixtures("later")
def test_a_text_that_has_changed_is_looked_at_again(tmp_path: Path) -> None:
    memory = tmp_path / "advice.json"
    content = lay_over("title-too-long", tmp_path)
    advice("title-too-long", tmp_path, memory)
    file = content / "news" / "2021-05-10-primer" / "index.bg.md"
    file.write_text(re.sub("title: .*", "title: Кратко", file.read_text(encoding="utf-8")), encoding="utf-8")
    assert advice("title-too-long", tmp_path, memory) == ()


@pytest.mark.usefixtures("later")
def test_a_text_that_has_changed_in_place_with_its_time_set_back_is_looked_at_again(tmp_path: Path) -> None:
    memory = tmp_path / "advice.json"
    file = lay_over("title-too-long", tmp_path) / "news" / "2021-05-10-primer" / "index.bg.md"
    advice("title-too-long", tmp_path, memory)
    status, text = file.stat(), file.read_bytes()
    title = re.search(rb"title: (.*)", text)
    assert title
    with file.open("r+b") as stream:
        stream.write(text.replace(title[1], "Кратко".encode().ljust(len(title[1])), 1))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_ino) == (status.st_size, status.st_ino)
    assert advice("title-too-long", tmp_path, memory) == ()


def test_of_what_has_just_been_written_nothing_is_remembered(tmp_path: Path) -> None:
    memory = tmp_path / "advice.json"
    advice("title-too-long", tmp_path, memory)
    assert not memory.exists() or json.loads(memory.read_bytes())["things"] == {}


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"around": 1}', '{"things": {"content/pages/about": [1]}}'])
def test_a_memory_that_is_damaged_is_none(damaged: str, tmp_path: Path) -> None:
    memory = tmp_path / "advice.json"
    memory.write_text(damaged, encoding="utf-8")
    assert [problem.code for problem in advice("title-too-long", tmp_path, memory)] == ["title-too-long"]
