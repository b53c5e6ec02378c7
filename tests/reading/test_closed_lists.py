from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from plugins.domain.programme import Consortium, Figure, FigureValue, Milestone, Programme, Step, Topic, Track
from plugins.domain.thing import Source
from plugins.domain.things import Alumnus
from plugins.domain.when import Day, Month
from plugins.problem import Place, Problem
from plugins.reading.closed_lists import ClosedLists, Link, read_closed_lists
from tests.reading.content_folder import VALID, lay_out


def lists(tmp_path: Path, **written: str) -> ClosedLists:
    content = lay_out(tmp_path, {f"{name}.yaml": text for name, text in written.items()})
    return read_closed_lists(content, "content", {"bg": "bg", "en": "en_GB"})


def test_topics_and_tracks_stand_in_the_order_in_which_they_are_written(tmp_path: Path) -> None:
    read = lists(
        tmp_path,
        topics="b:\n  title: {bg: Б, en: B}\n  summary: {bg: Бб., en: Bb.}\n"
        "a:\n  title: {bg: А, en: A}\n  summary: {bg: Аа., en: Aa.}\n"
        "  sources: [{title: Извор, url: 'https://a.bg/', date: 2020-07, language: bg}]\n",
    )
    assert read.problems == []
    assert read.topics == (
        Topic("b", {"bg": "Б", "en": "B"}, {"bg": "Бб.", "en": "Bb."}),
        Topic(
            "a",
            {"bg": "А", "en": "A"},
            {"bg": "Аа.", "en": "Aa."},
            (Source("Извор", "https://a.bg/", Month(2020, 7), "bg"),),
        ),
    )
    assert read.tracks == (
        Track(
            "tourism",
            {"bg": "Туризъм", "en": "Tourism"},
            {"bg": "Зелен и цифров туризъм.", "en": "Green and digital tourism."},
        ),
    )


def test_a_figure_keeps_its_history_and_the_digits_of_its_values(tmp_path: Path) -> None:
    read = lists(
        tmp_path,
        figures="a:\n  title: {bg: А, en: A}\n  unit: {bg: а, en: a}\n  values:\n"
        "    - {as_of: 2020-07, value: '1.50', source: {title: Извор}}\n"
        "    - {as_of: 2021-06-01, until: 2021-06-02, value: 2, note: {bg: Б, en: B}, source: {title: Извор}}\n",
    )
    assert read.problems == []
    assert read.figures == (
        Figure(
            "a",
            {"bg": "А", "en": "A"},
            {"bg": "а", "en": "a"},
            (
                FigureValue(Month(2020, 7), None, Decimal("1.50"), None, Source("Извор")),
                FigureValue(
                    Day(date(2021, 6, 1)), Day(date(2021, 6, 2)), Decimal(2), {"bg": "Б", "en": "B"}, Source("Извор")
                ),
            ),
        ),
    )
    assert str(read.figures[0].values[0].value) == "1.50"


def test_a_consortium_says_whether_it_is_an_alumnus_where_that_is_known(tmp_path: Path) -> None:
    read = lists(
        tmp_path,
        consortia="b:\n  title: {bg: А + Б, en: A + B}\n  alumnus: yes\n  sources: [{title: Извор}]\n"
        "a:\n  title: {bg: В + Г, en: C + D}\n",
    )
    assert read.problems == []
    assert read.consortia == (
        Consortium("b", {"bg": "А + Б", "en": "A + B"}, Alumnus.YES, (Source("Извор"),)),
        Consortium("a", {"bg": "В + Г", "en": "C + D"}, Alumnus.UNKNOWN),
    )


def test_the_programme_takes_the_addresses_of_its_milestones(tmp_path: Path) -> None:
    read = lists(tmp_path)
    assert read.problems == []
    assert read.links == [Link("/news/2020-07-02-nachalo", Place("content/programme.yaml", 19, 11))]
    assert read.programme is not None
    assert read.programme({"/news/2020-07-02-nachalo": "/news/nachalo/"}) == Programme(
        title={"bg": "Предизвикателство", "en": "Challenge"},
        short_title={"bg": "ICC", "en": "ICC"},
        summary={"bg": "Програма за градове.", "en": "A programme for cities."},
        aim={"bg": "Растеж.", "en": "Growth."},
        length={"bg": "Две години.", "en": "Two years."},
        steps=(Step({"bg": "Оценка", "en": "Assessment"}),),
        focus=({"bg": "Стратегии", "en": "Strategies"},),
        support=({"bg": "Обучения", "en": "Trainings"},),
        duties=({"bg": "Да участва", "en": "To take part"},),
        projects=(Step({"bg": "Платформа", "en": "Platform"}),),
        milestones=(Milestone(Day(date(2020, 7, 2)), None, {"bg": "Начало", "en": "Beginning"}, "/news/nachalo/"),),
        sources=(),
    )


def test_the_programme_says_where_it_is_from(tmp_path: Path) -> None:
    written = (VALID / "programme.yaml").read_text(encoding="utf-8")
    read = lists(tmp_path, programme=f"{written}sources: [{{title: Извор, url: 'https://a.bg/', language: bg}}]\n")
    assert read.problems == []
    assert read.programme is not None
    assert read.programme({}).sources == (Source("Извор", "https://a.bg/", None, "bg"),)


def test_a_milestone_whose_page_is_not_there_now_has_no_address(tmp_path: Path) -> None:
    programme = lists(tmp_path).programme
    assert programme is not None
    assert [milestone.address for milestone in programme({}).milestones] == [None]


@pytest.mark.parametrize("name", ["topics", "tracks", "programme", "figures"])
def test_every_mistake_of_yaml_is_told_in_its_list(tmp_path: Path, name: str) -> None:
    read = lists(tmp_path, **{name: "a: [b\n"})
    assert read.problems == [Problem(Place(f"content/{name}.yaml", 1, 4), "yaml-syntax")]


def test_a_programme_tells_of_each_key_that_is_missing(tmp_path: Path) -> None:
    read = lists(tmp_path, programme="title: {bg: А, en: A}\n")
    missing = [
        "short_title",
        "summary",
        "aim",
        "length",
        "steps",
        "focus",
        "support",
        "duties",
        "projects",
        "milestones",
    ]
    assert [(problem.code, problem.values["key"]) for problem in read.problems] == [
        ("missing-key", key) for key in missing
    ]
    assert read.programme is None


def test_a_text_in_a_third_language_is_a_mistake(tmp_path: Path) -> None:
    read = lists(tmp_path, tracks="a:\n  title:\n    bg: А\n    en: A\n    de: Ä\n  summary: {bg: А, en: A}\n")
    assert read.problems == [Problem(Place("content/tracks.yaml", 5, 5), "unknown-key", {"found": "de"})]
