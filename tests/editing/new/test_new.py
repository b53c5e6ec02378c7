from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.editing.new.__main__ import main
from plugins.editing.validate import main as validate
from plugins.reading.strict_yaml import read
from tests.editing.new.terminal import at_terminal
from tests.project import CONTENT, files_of


def run(content: Path, capsys: pytest.CaptureFixture[str], *options: str, lang: str = "en") -> tuple[int, str, str]:
    """Without a terminal, as a script runs it."""
    code = main([*options, "--content", str(content), "--lang", lang])
    printed = capsys.readouterr()
    return code, printed.out.replace(f"{content.parent}/", ""), printed.err


def added(content: Path) -> list[str]:
    there = files_of(CONTENT)
    assert all(files_of(content)[path] == data for path, data in there.items())
    return [path for path in files_of(content) if path not in there]


KINDS = {
    "news": ("news", ["--date", "2026-11-27"], "2026-11-27-novi-danni"),
    "event": ("events", ["--start", "2026-12-10 18:00", "--attendance", "in-person"], "2026-12-10-novi-danni"),
    "city": ("cities", ["--country", "BG", "--role", "core"], "new-data"),
    "solution": ("solutions", [], "novi-danni"),
    "document": ("documents", ["--date", "2020"], "novi-danni"),
    "page": ("pages", [], "novi-danni"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_a_valid_draft_at_once(
    kind: str, content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, options, name = KINDS[kind]
    titles = ["--title-bg", "Нови данни", "--title-en", "New data"]
    code, told, wrong = run(content, capsys, "--kind", kind, *titles, *options)
    assert (code, wrong) == (0, "")
    assert added(content) == [f"{folder}/{name}/index.bg.md", f"{folder}/{name}/index.en.md"]
    assert told.splitlines()[:2] == [f"content/{path}" for path in added(content)]
    monkeypatch.chdir(content.parent)
    assert validate(["--lang", "en"]) == 0
    capsys.readouterr()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_yet_to_be_written_is_told_before_it_is_published(
    kind: str, content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, options, name = KINDS[kind]
    run(content, capsys, "--kind", kind, "--title-bg", "Нови данни", "--title-en", "New data", *options)
    file = content / folder / name / "index.bg.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"status: draft.*\n", "", text), encoding="utf-8")
    monkeypatch.chdir(content.parent)
    assert validate(["--lang", "en"]) == 1
    told = capsys.readouterr().out
    assert set(re.findall(r"error\[(.*?)\]", told)) == {"placeholder-left"}
    assert f"content/{folder}/{name}/index.en.md:3:10" in told


@pytest.mark.parametrize("language", ["bg", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_line_of_help_can_be_taken_into_use(
    kind: str, language: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, options, _ = KINDS[kind]
    titles = ["--title-bg", "Нови данни", "--title-en", "New data"]
    run(content, capsys, "--kind", kind, *titles, *options, lang=language)
    for path in added(content):
        written = (content / path).read_text(encoding="utf-8").split("---\n")[1]
        used = re.sub(r"^# (?=\w+: )", "", written, flags=re.MULTILINE)
        mapping, problems = read(used, path)
        assert (problems, len(mapping.entries) > len(read(written, path)[0].entries)) == ([], True)


def test_cities_and_topics_are_found_by_their_names_in_any_language(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = ["--cities", "София, vratsa; Sofia", "--topics", "Отворени данни,mobility"]
    code, _, _ = run(content, capsys, "--kind", "news", "--title-bg", "А", "--date", "2026-11", *named)
    text = (content / "news" / "2026-11-a" / "index.bg.md").read_text(encoding="utf-8")
    assert code == 0
    assert "cities: [sofia, vratsa]\ntopics: [open-data, mobility]\n" in text


def test_nothing_is_overwritten_and_no_id_or_address_taken_twice(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(3):
        assert run(content, capsys, "--kind", "news", "--title-bg", "Начало", "--date", "2026-11-27")[0] == 0
    files = [path for path in added(content) if path.endswith("bg.md")]
    assert files == [f"news/2026-11-27-nachalo-{number}/index.bg.md" for number in (2, 3, 4)]
    ids = [(content / path).read_text(encoding="utf-8").splitlines()[1].split("#")[0].strip() for path in files]
    assert ids == [f"id: news-nachalo-{number}" for number in (2, 3, 4)]


def test_a_long_title_ends_its_slug_with_a_whole_word(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    title = "София започва участието си в програмата на Европейската комисия за интелигентни градове в България"
    run(content, capsys, "--kind", "page", "--title-bg", title, "--title-en", "Sofia")
    assert added(content)[0] == "pages/sofia-zapochva-uchastieto-si-v-programata-na-evropeyskata/index.bg.md"


WRONG = {
    "kind": (["--kind", "evnt"], '"evnt" is not possible; choose news, event, city, solution, document, page; did you'),
    "city": (["--cities", "Софя"], 'there is no city "Софя"; did you mean "София"?'),
    "topic": (["--topics", "open data, mobilty"], 'there is no topic "mobilty"; did you mean "Mobility"?'),
    "date": (
        ["--date", "27.11.2026"],
        '"27.11.2026" is not a date; write it in one of these forms: 2020-07, 2020-07-02,',
    ),
    "no-such-day": (["--date", "2026-11-31"], 'there is no day "2026-11-31"'),
    "gap": (["--date", "2026-03-29 03:30"], "the time 2026-03-29 03:30 does not exist in Europe/Sofia"),
    "slug": (["--slug", "Нови"], '"Нови" is not a slug; only a-z, 0-9 and single hyphens are allowed'),
    "taken": (["--slug", "nachalo"], "the address /news/nachalo/ is already taken by content/news/2020-07-02-nachalo"),
}


@pytest.mark.parametrize("mistake", WRONG)
def test_a_wrong_flag_is_told_and_nothing_written(
    mistake: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options, told = WRONG[mistake]
    right = {"--kind": "news", "--title-bg": "А", "--date": "2026-11-27"}
    given = {**right, **dict([options])}
    code, out, wrong = run(content, capsys, *(part for pair in given.items() for part in pair))
    assert (code, out) == (2, "")
    assert wrong.startswith(f"inv new: {options[0]}: {told}")
    assert added(content) == []


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], ["--kind is missing: What is it?"]),
        (["--kind", "news"], ["--title-bg is missing: Title – Bulgarian", "--date is missing: Date"]),
        (["--kind", "city", "--title-en", "A"], ["--title-bg", "--country is missing: Country", "--role is missing"]),
        (["--kind", "event", "--title-en", "A"], ["--start is missing: Start", "--attendance is missing: Attendance"]),
    ],
)
def test_without_a_terminal_every_missing_flag_is_named(
    options: list[str], told: list[str], content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, wrong = run(content, capsys, *options)
    assert (code, out) == (2, "")
    lines = wrong.splitlines()
    assert [line.startswith(f"inv new: {begin}") for line, begin in zip(lines, told, strict=True)] == [True] * len(told)
    assert added(content) == []


def test_at_a_terminal_an_editor_is_asked_and_corrected_in_bulgarian(content: Path) -> None:
    answers = [
        "събитье",  # no kind
        "Събитие",
        "",  # a title is needed in one of the languages: none in Bulgarian
        "",  # and none in English: asked again
        "Open day",
        "Everybody is invited.",
        "утре",  # no date
        "2026-12-10 18:00",
        "Europe/Sofja",
        "",  # Europe/Sofia
        "2",  # online
        "Софя",
        "София, Враца",
        "",
        "Ден",
        "open-day",
    ]
    code, shown = at_terminal(content.parent, "plugins.editing.new", ["--lang", "bg"], answers)
    assert code == 0, shown
    assert '"събитье" не е' in shown
    assert "Тук трябва да напишете нещо." in shown
    assert '"утре" не е дата' in shown
    assert 'може би имате предвид "Europe/Sofia"?' in shown
    assert 'може би имате предвид "София"?' in shown
    assert "content/events/2026-12-10-open-day/index.en.md" in shown
    text = (content / "events" / "2026-12-10-open-day" / "index.en.md").read_text(encoding="utf-8")
    assert re.sub(r" +#.*", "", text).split("\n# ")[0].splitlines()[1:] == [
        "id: event-open-day",
        "title: Open day",
        "summary: Everybody is invited.",
        "status: draft",
        "start: 2026-12-10 18:00",
        "timezone: Europe/Sofia",
        "attendance: online",
        "cities: [sofia, vratsa]",
    ]


def test_at_a_terminal_only_what_no_flag_says_is_asked(content: Path) -> None:
    flags = [
        "--kind",
        "news",
        "--title-en",
        "Open day",
        "--title-bg",
        "",
        "--summary-en",
        "Short.",
        "--date",
        "2026-12",
    ]
    flags += ["--cities", "", "--lang", "en"]
    code, shown = at_terminal(content.parent, "plugins.editing.new", flags, ["Open data", ""])
    assert (code, added(content)) == (0, ["news/2026-12-open-day/index.en.md"])
    assert shown.count("\n> ") == 2


def test_whoever_stops_has_written_nothing(content: Path) -> None:
    code, shown = at_terminal(content.parent, "plugins.editing.new", ["--lang", "en"], ["news", "\x04"])
    assert (code, added(content)) == (2, [])
    assert "Nothing has been written." in shown
