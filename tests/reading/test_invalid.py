"""Each folder of ``invalid/`` is a mistake: what it says, laid over valid content, and what editors are told of it.

A case may have a ``ledger.json``, ``changes.json`` or ``accessibility.json`` beside its ``content/``.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.images.inspection import MOST_BYTES
from plugins.problem import ContentRefused
from plugins.reading.content import MOST_FOLDERS
from plugins.reading.messages import MESSAGES
from plugins.reading.source_file import LONGEST_FRONT_MATTER, LONGEST_TEXT
from tests.reading.content_folder import HERE, NEWS, lay_out, news, problems, read, told

INVALID = HERE / "invalid"
CASES = sorted(folder.name for folder in INVALID.iterdir() if folder.is_dir())
LANGUAGES = ("bg", "en")
MADE_WHEN_RUN = frozenset(
    {
        "brackets-too-deep",
        "file-name-too-long",
        "file-too-heavy",
        "front-matter-too-long",
        "paragraph-too-long",
        "picture-too-heavy",
        "symbolic-link",
        "table-too-large",
        "text-too-deep",
        "text-too-long",
        "too-many-files",
        "too-many-folders",
        "too-many-headings",
        "too-many-items",
        "too-many-lines",
        "too-many-signs",
        "twin-file",
        "value-too-long",
    }
)
"""Codes whose mistake Git cannot keep everywhere, or would keep as a large file; tests of this module make them."""


def _laid_over(case: str, tmp_path: Path) -> Path:
    removed = INVALID / case / "REMOVE.txt"
    content = lay_out(tmp_path, remove=removed.read_text().split() if removed.exists() else ())
    if (INVALID / case / "content").exists():
        shutil.copytree(INVALID / case / "content", content, dirs_exist_ok=True)
    for published in ("ledger.json", "changes.json", "accessibility.json"):
        if (INVALID / case / published).exists():
            shutil.copy(INVALID / case / published, tmp_path)
    return content


def _code_of(case: str) -> str:
    return case.partition("--")[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_told_with_its_place_in_the_language_asked_for(case: str, language: str, tmp_path: Path) -> None:
    expected = (INVALID / case / f"expected.{language}.txt").read_text(encoding="utf-8")
    assert told(_laid_over(case, tmp_path), language) == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", [case for case in CASES if case != "several-mistakes"])
def test_a_case_tells_of_its_own_mistake_and_of_no_other(case: str, language: str) -> None:
    expected = (INVALID / case / f"expected.{language}.txt").read_text(encoding="utf-8")
    assert set(re.findall(r"error\[([^]]+)\]", expected)) == {_code_of(case)}


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_at_the_same_place_in_every_language(case: str) -> None:
    places = [
        re.findall(
            r"^(.+:\d+:\d+: error\[.+?\])",
            (INVALID / case / f"expected.{language}.txt").read_text(encoding="utf-8"),
            re.MULTILINE,
        )
        for language in LANGUAGES
    ]
    assert places[0] == places[1] != []


def test_every_code_is_met_by_a_case_or_a_test() -> None:
    assert {_code_of(case) for case in CASES} - {"several-mistakes"} | MADE_WHEN_RUN == set(MESSAGES)


def test_the_content_that_the_cases_are_laid_over_is_valid(tmp_path: Path) -> None:
    assert problems(lay_out(tmp_path)) == ()


SYMBOLIC_LINK = {
    "en": "error[symbolic-link]: this is a symbolic link; put the file itself here\n1 problem\n",
    "bg": "error[symbolic-link]: това е символна връзка към друг файл; поставете тук самия файл\n1 грешка\n",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["topics.yaml", "events", "news/2020-07-02-nachalo/index.en.md", "pages/about"])
def test_a_symbolic_link_is_not_followed(path: str, language: str, tmp_path: Path) -> None:
    content = lay_out(tmp_path)
    target = tmp_path / "elsewhere"
    (content / path).rename(target)
    (content / path).symlink_to(target)
    links = [line for line in told(content, language).splitlines() if "symbolic-link" in line]
    assert links == [f"content/{path}:1:1: {SYMBOLIC_LINK[language].splitlines()[0]}"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_symbolic_link_in_the_place_of_a_text_is_told_alone(language: str, tmp_path: Path) -> None:
    content = lay_out(tmp_path)
    text = content / "pages" / "about" / "index.en.md"
    text.unlink()
    text.symlink_to("/etc/passwd")
    assert told(content, language) == f"content/pages/about/index.en.md:1:1: {SYMBOLIC_LINK[language]}"


def test_a_picture_that_is_a_symbolic_link_is_outside(tmp_path: Path) -> None:
    content = lay_out(tmp_path, news(body='![Пароли](parola.png "Автор, CC BY 4.0")'))
    (content / NEWS).with_name("parola.png").symlink_to("/etc/passwd")
    assert told(content, "en") == (
        f'content/{NEWS}:7:11: error[path-outside]: "parola.png" is outside the folder; put the file beside the text\n'
        "1 problem\n"
    )


TWINS = {
    "en": (
        'error[twin-file]: "{other}" lies beside "{found}", and many systems take the two for one; rename one of them'
    ),
    "bg": (
        'error[twin-file]: до "{found}" стои "{other}", а много системи смятат двата за един и същ файл; '
        "преименувайте единия"
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("found", "other"), [("plan.pdf", "Plan.PDF"), ("й.pdf", "и\u0306.pdf")])
def test_files_that_some_systems_take_for_one_are_told(found: str, other: str, language: str, tmp_path: Path) -> None:
    content = lay_out(tmp_path, news(body=f"[Файл]({found})"))
    for name in (found, other):
        (content / NEWS).with_name(name).write_bytes(b"%PDF-1.4\n")
    if len([*(content / NEWS).parent.iterdir()]) < 3:
        pytest.skip("this disk is one of those systems")
    expected = TWINS[language].format(found=found, other=other)
    assert told(content, language).splitlines()[0] == f"content/{NEWS}:7:8: {expected}"


TOO_HEAVY = {
    "en": 'the file of the picture "snimka.jpg" is too large; at most 20 MB are allowed\n1 problem\n',
    "bg": 'файлът на изображението "snimka.jpg" е твърде голям; позволени са най-много 20 MB\n1 грешка\n',
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_that_is_too_heavy_is_told(language: str, tmp_path: Path) -> None:
    picture = "picture: snimka.jpg\npicture_credit: А\npicture_licence: CC0\npicture_alt: Б\n"
    content = lay_out(tmp_path, news(picture))
    with (content / NEWS).with_name("snimka.jpg").open("wb") as stream:
        stream.truncate(MOST_BYTES + 1)
    assert told(content, language) == f"content/{NEWS}:6:10: error[picture-too-heavy]: {TOO_HEAVY[language]}"


TOO_LONG_FRONT_MATTER = {
    "en": "the front matter has {found} letters; at most 20000 are allowed\n1 problem\n",
    "bg": "данните в началото на файла имат {found} знака; позволени са най-много 20000\n1 грешка\n",
}
TOO_LONG_TEXT = {
    "en": "the text has {found} letters; at most {limit} are allowed\n1 problem\n",
    "bg": "текстът има {found} знака; позволени са най-много {limit}\n1 грешка\n",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_front_matter_has_a_limit(language: str, tmp_path: Path) -> None:
    content = lay_out(tmp_path, {NEWS: "---\n" + "ъ" * (LONGEST_FRONT_MATTER + 1) + "\n---\n"})
    message = TOO_LONG_FRONT_MATTER[language].format(found=LONGEST_FRONT_MATTER + 1)
    assert told(content, language) == f"content/{NEWS}:1:1: error[front-matter-too-long]: {message}"


def test_front_matter_just_within_the_limit_is_read(tmp_path: Path) -> None:
    start = "id: a\ntitle: A\nsummary: A\ndate: 2021-05-10\n# "
    written = start + "ъ" * (LONGEST_FRONT_MATTER - len(start))
    assert problems(lay_out(tmp_path, {NEWS: f"---\n{written}\n---\n"})) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_has_a_limit(language: str, tmp_path: Path) -> None:
    content = lay_out(tmp_path, {NEWS: "ъ" * (LONGEST_TEXT + 1)})
    message = TOO_LONG_TEXT[language].format(found=LONGEST_TEXT + 1, limit=LONGEST_TEXT)
    assert told(content, language) == f"content/{NEWS}:1:1: error[text-too-long]: {message}"


TOO_DEEP_TEXT = {
    "en": "lists or quotations stand too deeply in one another\n1 problem\n",
    "bg": "има твърде много списъци или цитати, вложени един в друг; направете нивата по-малко\n1 грешка\n",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_has_a_depth(language: str, tmp_path: Path) -> None:
    content = lay_out(tmp_path, news(body="\n".join("    " * depth + "- a" for depth in range(20))))
    assert told(content, language) == f"content/{NEWS}:17:1: error[text-too-deep]: {TOO_DEEP_TEXT[language]}"


TOO_MUCH = {
    "brackets": ("а\n\n" + "[" * 11, "9:11: error[brackets-too-deep]", "more than 10 brackets", "повече от 10 скоби"),
    "paragraph": ("а " * 5_001, "7:1: error[paragraph-too-long]", "10002 letters stand", "10002 знака без"),
    "lines": ("- а\n" * 301, "7:1: error[too-many-lines]", "301 lines stand", "301 реда без"),
    "headings": ("## а\n\n" * 301, "607:1: error[too-many-headings]", "301 headings", "301 подзаглавия"),
    "signs": ("а <sub>б</sub>\n\n" * 76, "7:3: error[too-many-signs]", "152 times", "152 пъти"),
    "columns": (f"|{'а|' * 51}\n|{'-|' * 51}\n", "7:1: error[table-too-large]", "50 columns", "50 колони"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", TOO_MUCH)
def test_a_text_has_limits(case: str, language: str, tmp_path: Path) -> None:
    body, place, *words = TOO_MUCH[case]
    (line, _count) = told(lay_out(tmp_path, news(body=body)), language).splitlines()
    assert (line.startswith(f"content/{NEWS}:{place}: "), words[language == "bg"] in line) == (True, True)


@pytest.mark.parametrize(
    ("body", "column"),
    [
        (40 * "\\[", None),
        (40 * "а \\[ \\( ", None),
        (40 * "\\\\\\[", None),
        ("`\\`" + 11 * "[", 14),
        (11 * "\\\\[", 33),
        (10 * "[" + 10 * "\\]" + "[", 31),
        (9 * "[" + 40 * "\\[" + "[[", 91),
    ],
)
def test_a_bracket_behind_a_backslash_is_not_open(body: str, column: int | None, tmp_path: Path) -> None:
    content = lay_out(tmp_path, news(body=body))
    expected = [] if column is None else [f"7:{column}: error[brackets-too-deep]"]
    said = "" if column is None else told(content, "en")
    assert re.findall(r"(\d+:\d+: error\[brackets.+?\])", said) == expected
    if column is None:
        read(content)


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_have_limits(language: str, tmp_path: Path) -> None:
    aliases = ", ".join(f"/a{number}/" for number in range(301))
    lines = told(lay_out(tmp_path, news(f"aliases: [{aliases}]\nauthors: [{'А' * 501}]\n")), language).splitlines()
    assert [re.findall(r"error\[(.+?)\].*?(\d+)", line) for line in lines[:-1]] == [
        [("too-many-items", "301")],
        [("value-too-long", "501")],
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_beside_a_text_have_limits(language: str, tmp_path: Path) -> None:
    name = "ф" * 99 + ".pdf"
    content = lay_out(tmp_path, news(body=f"[А](golyam.pdf)\n\n[А]({name})\n"))
    with (content / NEWS).with_name("golyam.pdf").open("wb") as stream:
        stream.truncate(100_000_000)
    (content / NEWS).with_name(name).touch()
    lines = told(content, language).splitlines()
    assert [re.findall(r":(\d+:\d+): error\[(.+?)\]", line) for line in lines[:-1]] == [
        [("7:5", "file-too-heavy")],
        [("9:5", "file-name-too-long")],
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_folder_has_a_limit(language: str, tmp_path: Path) -> None:
    content = lay_out(tmp_path, news())
    for number in range(501):
        (content / NEWS).with_name(f"{number}.txt").touch()
    assert "error[too-many-files]" in told(content, language)


def test_the_content_has_a_limit(tmp_path: Path) -> None:
    content = lay_out(tmp_path, news(body="# Грешно\n"))
    for number in range(MOST_FOLDERS):
        (content / "events" / str(number)).mkdir(parents=True)
    assert told(content, "en") == (
        "content:1:1: error[too-many-folders]: there are 50005 folders of news, events and all else; "
        "at most 50000 are allowed\n1 problem\n"
    )


def test_a_text_of_100_megabytes_is_not_read(tmp_path: Path) -> None:
    content = lay_out(tmp_path, news())
    with (content / NEWS).open("wb") as stream:
        stream.truncate(100_000_000)
    assert told(content, "en").startswith(f"content/{NEWS}:1:1: error[text-too-long]: the text has ≥ 25000000 letters")


def test_a_pipe_in_the_place_of_a_text_keeps_nobody_waiting(tmp_path: Path) -> None:
    content = lay_out(tmp_path, news())
    (content / NEWS).unlink()
    os.mkfifo(content / NEWS)
    assert told(content, "en").startswith(f"content/{NEWS}:1:1: error[unreadable-file]")


YAML_SIGNS = st.text(alphabet="abя: \n-[]{}&*!|>'\"%@`#,?.\\0123456789\t", max_size=200)
MARKDOWN_SIGNS = st.text(alphabet="abя \n#*_-+`~[](){}<>!|:=^\\/.&;\"'0123\t", max_size=300)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def _reads_or_refuses(files: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = lay_out(Path(folder), files)
        begin = time.process_time()
        try:
            read(content)
        except ContentRefused:
            assert told(content, "en")
        assert time.process_time() - begin < 2


@settings(deadline=None, max_examples=150)
@given(front_matter=YAML_SIGNS | ANY_TEXT)
@example("timezone: Europe/Sofja\n")
@example("expires: 0001-01-01\n")
@example("updated: 9999-12-31 23:59\n")
@example("picture: " + "a" * 300 + ".png\n")
@example("authors: " + "[" * 15_000 + "\n")
@example("a: &a [*a]\n")
@example("? [a, b]\n: c\n")
@example("<<: {a: b}\n")
def test_whatever_stands_in_front_matter_is_read_or_refused(front_matter: str) -> None:
    _reads_or_refuses(news(front_matter + "\n"))


@settings(deadline=None, max_examples=150)
@given(
    front_matter=st.dictionaries(st.sampled_from(["date", "updated", "expires", "publish_on"]), YAML_SIGNS | ANY_TEXT)
)
def test_whatever_stands_in_the_place_of_a_date_is_read_or_refused(front_matter: dict[str, str]) -> None:
    _reads_or_refuses(
        {NEWS: "---\nid: a\n" + "".join(f"{key}: {value}\n" for key, value in front_matter.items()) + "---\n"}
    )


@settings(deadline=None, max_examples=150)
@given(body=MARKDOWN_SIGNS | ANY_TEXT)
@example("![a](" + "a" * 300 + ".png)")
@example("\n".join("    " * depth + "- a" for depth in range(300)))
@example("> " * 400 + "a")
@example("[" * 2_000)
@example("<![CDATA[ <!x <?x </ <a")
@example("[a](http://[)")
@example("[a](//[)")
@example("[^a]\n\n[^a]: [^a]")
@example("{: #a .b onclick=c }")
def test_whatever_stands_in_a_body_is_read_or_refused(body: str) -> None:
    _reads_or_refuses(news(body=body))


@settings(deadline=None, max_examples=100)
@given(data=st.binary(max_size=200))
def test_whatever_bytes_a_file_holds_it_is_read_or_refused(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = lay_out(Path(folder), {NEWS: data})
        assert {problem.place.path for problem in problems(content)} == {f"content/{NEWS}"}
