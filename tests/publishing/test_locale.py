from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from plugins.domain.when import Known, Month, ToBeAnnounced, When, Year
from plugins.publishing.locale import Locale, foreign_language
from plugins.publishing.page import Time
from tests.small_site import day, minute

BULGARIAN = Locale("bg", "bg", "Български")
ENGLISH = Locale("en", "en_GB", "English")

PERIODS: list[tuple[When, Known | None, str, str, str | None]] = [
    (Year(2020), None, "2020 г.", "2020", "2020"),
    (Month(2020, 7), None, "юли 2020 г.", "July 2020", "2020-07"),
    (day("2020-07-02"), None, "2 юли 2020 г.", "2 July 2020", "2020-07-02"),
    (minute("2020-07-02 11:30"), None, "2 юли 2020 г., 11:30 ч.", "2 July 2020, 11:30", "2020-07-02T11:30+03:00"),
    (ToBeAnnounced(), None, "предстои да се обяви", "to be announced", None),
    (day("2022-05-16"), day("2022-05-16"), "16 май 2022 г.", "16 May 2022", "2022-05-16"),
    (day("2022-11-15"), day("2022-11-16"), "15 – 16 ноември 2022 г.", "15–16 November 2022", "2022-11-15"),
    (
        day("2020-09-28"),
        day("2020-10-02"),
        "28 септември – 2 октомври 2020 г.",
        "28 September – 2 October 2020",
        "2020-09-28",
    ),
    (
        day("2020-12-30"),
        day("2021-01-02"),
        "30 декември 2020 г. – 2 януари 2021 г.",
        "30 December 2020 – 2 January 2021",
        "2020-12-30",
    ),
    (
        minute("2022-05-16 10:15"),
        minute("2022-05-16 13:15"),
        "16 май 2022 г., 10:15 ч. – 13:15 ч.",
        "16 May 2022, 10:15–13:15",
        "2022-05-16T10:15+03:00",
    ),
    (
        minute("2021-12-31 22:00"),
        minute("2022-01-01 02:00"),
        "31 декември 2021 г., 22:00 ч. – 1 януари 2022 г., 02:00 ч.",
        "31 December 2021, 22:00 – 1 January 2022, 02:00",
        "2021-12-31T22:00+02:00",
    ),
    (
        Month(2020, 11),
        Month(2021, 1),
        "ноември 2020 г. – януари 2021 г.",
        "November 2020 – January 2021",
        "2020-11",
    ),
]


def plain(text: str) -> str:
    """The text with ordinary spaces, which are easier to read in a list of cases."""
    return text.replace("\u202f", " ").replace("\u2009", " ")


@pytest.mark.parametrize(("start", "end", "bulgarian", "english", "machine"), PERIODS)
def test_a_date_is_written_as_exactly_as_it_is_known(
    start: When, end: Known | None, bulgarian: str, english: str, machine: str | None
) -> None:
    for locale, text in ((BULGARIAN, bulgarian), (ENGLISH, english)):
        period = locale.period(start, end)
        assert (plain(period.text), period.datetime) == (text, machine)


def test_the_year_is_not_torn_from_its_letter() -> None:
    assert BULGARIAN.when(day("2020-07-02")) == "2 юли 2020\u202fг."
    assert BULGARIAN.period(day("2020-09-28"), day("2020-10-02")).text.endswith("2020\u202fг.")


def test_an_hour_is_written_the_same_alone_and_in_a_span() -> None:
    start, end = minute("2022-05-16 09:05"), minute("2022-05-16 09:45")
    assert BULGARIAN.when(start) == "16 май 2022\u202fг., 09:05 ч."
    assert plain(BULGARIAN.period(start, end).text).startswith("16 май 2022 г., 09:05")


@pytest.mark.parametrize("zone", ["Europe/Sofia", "Europe/Brussels"])
def test_a_time_is_that_on_the_wall_of_its_zone(zone: str) -> None:
    assert ENGLISH.time(minute("2022-11-15 18:00", zone)).text == "15 November 2022, 18:00"


def test_machines_are_given_the_offset_that_is_in_force() -> None:
    assert ENGLISH.time(minute("2022-11-15 18:00", "Europe/Brussels")) == Time(
        "15 November 2022, 18:00", "2022-11-15T18:00+01:00"
    )


def test_numbers_have_the_separators_of_the_language_and_lose_no_digit() -> None:
    numbers = [1234567, Decimal("3.23"), Decimal("1234.5678"), 136]
    assert [BULGARIAN.number(number) for number in numbers] == ["1\xa0234\xa0567", "3,23", "1\xa0234,5678", "136"]
    assert [ENGLISH.number(number) for number in numbers] == ["1,234,567", "3.23", "1,234.5678", "136"]


@pytest.mark.parametrize(
    ("size", "bulgarian", "english"),
    [
        (0, "0 kB", "0 kB"),
        (1, "0,1 kB", "0.1 kB"),
        (149, "0,1 kB", "0.1 kB"),
        (9_960, "10 kB", "10 kB"),
        (12_300, "12 kB", "12 kB"),
        (999_499, "999 kB", "999 kB"),
        (999_500, "1 MB", "1 MB"),
        (2_100_000, "2,1 MB", "2.1 MB"),
        (3_000_000_000, "3 GB", "3 GB"),
    ],
)
def test_a_file_is_as_large_as_it_is_said_to_be_and_only_an_empty_one_has_nothing_in_it(
    size: int, bulgarian: str, english: str
) -> None:
    assert (BULGARIAN.file_size(size), ENGLISH.file_size(size)) == (bulgarian, english)


@pytest.mark.parametrize(
    ("count", "bulgarian", "english"),
    [(0, "0 града", "0 cities"), (1, "1 град", "1 city"), (2, "2 града", "2 cities"), (21, "21 града", "21 cities")],
)
def test_things_are_counted_as_the_language_counts(count: int, bulgarian: str, english: str) -> None:
    assert BULGARIAN.ngettext("{count} city", "{count} cities", count) == bulgarian
    assert ENGLISH.ngettext("{count} city", "{count} cities", count) == english


@pytest.mark.parametrize(
    ("code", "bulgarian", "english"),
    [("BG", "България", "Bulgaria"), ("GR", "Гърция", "Greece"), ("GB", "Обединеното кралство", "United Kingdom")],
)
def test_countries_have_their_names(code: str, bulgarian: str, english: str) -> None:
    assert (BULGARIAN.country(code), ENGLISH.country(code)) == (bulgarian, english)


def test_lists_end_in_and() -> None:
    assert BULGARIAN.listed(["София", "Враца", "Хасково"]) == "София, Враца и Хасково"
    assert ENGLISH.listed(["Sofia", "Vratsa"]) == "Sofia and Vratsa"


def test_the_alphabet_has_short_i_after_i_and_takes_no_note_of_case_and_accents() -> None:
    names = ["елха", "Иван", "Йордан", "Казанлък", "ябълка"]
    assert sorted(names[::2] + names[1::2], key=BULGARIAN.sort_key) == names
    names = ["Arad", "Éa", "èze", "Zurich"]
    assert sorted(names[::2] + names[1::2], key=ENGLISH.sort_key) == names


def test_what_is_written_in_other_letters_stands_last() -> None:
    assert sorted(["Arad", "Яш", "Zagreb", "София"], key=BULGARIAN.sort_key) == ["София", "Яш", "Arad", "Zagreb"]
    assert sorted(["Arad", "Яш", "Zagreb", "София"], key=ENGLISH.sort_key) == ["Arad", "Zagreb", "София", "Яш"]


def test_a_latin_letter_that_cannot_be_taken_apart_stands_by_its_base() -> None:
    assert sorted(["Zagreb", "Madrid", "Łódź", "Ålesund"], key=ENGLISH.sort_key) == [
        "Ålesund",
        "Łódź",
        "Madrid",
        "Zagreb",
    ]


def test_weekdays_begin_with_monday() -> None:
    assert [full for _, full in BULGARIAN.weekdays] == [
        "понеделник",
        "вторник",
        "сряда",
        "четвъртък",
        "петък",
        "събота",
        "неделя",
    ]


@pytest.mark.parametrize(
    ("name", "country", "language"),
    [("София", "BG", None), ("Rijeka", "HR", "hr"), ("Leuven", "BE", "nl"), ("Oblast", "AQ", "en")],
)
def test_a_name_in_latin_letters_is_in_the_language_of_its_country(
    name: str, country: str, language: str | None
) -> None:
    assert foreign_language(name, country) == language


def test_no_locale_of_the_machine_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANG", "LANGUAGE", "LC_ALL", "LC_TIME"):
        monkeypatch.setenv(name, "de_DE.UTF-8")
    assert BULGARIAN.when(Month(2020, 7)) == "юли 2020\u202fг."


def test_months_and_days_are_named_in_the_language_of_the_page_not_of_the_machine() -> None:
    may = date(2023, 5, 1)
    assert [(one.month(may), one.month_name(may)) for one in (BULGARIAN, ENGLISH)] == [
        ("май 2023\N{NARROW NO-BREAK SPACE}г.", "май"),
        ("May 2023", "May"),
    ]
    assert (BULGARIAN.weekdays[0], ENGLISH.weekdays[6]) == (("пн", "понеделник"), ("Sun", "Sunday"))
    assert ENGLISH.full_day(may) == "Monday, 1 May 2023"
