from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from plugins.domain.things import Attendance
from plugins.domain.when import Day, Minute, Month, ToBeAnnounced, Year
from plugins.reading import values

ANY = values.when(Year, Month, Day, Minute, ToBeAnnounced)


def code_of(parse: Callable[[object], object], written: object) -> str:
    with pytest.raises(PydanticCustomError) as refused:
        parse(written)
    return refused.value.type


def context_of(parse: Callable[[object], object], written: object) -> dict[str, object]:
    with pytest.raises(PydanticCustomError) as refused:
        parse(written)
    return {key: value for key, value in (refused.value.context or {}).items() if value is not None}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2020", Year(2020)),
        ("2020-07", Month(2020, 7)),
        ("2020-07-02", Day(date(2020, 7, 2))),
        ("2020-02-29", Day(date(2020, 2, 29))),
        ("2020-07-02 11:30", Minute(datetime(2020, 7, 2, 11, 30))),  # noqa: DTZ001
        ("2020-07-02 00:00", Minute(datetime(2020, 7, 2))),  # noqa: DTZ001
        ("tba", ToBeAnnounced()),
    ],
)
def test_the_form_of_a_date_is_its_precision(written: str, meant: object) -> None:
    assert ANY(written) == meant


def test_a_month_is_never_made_a_day() -> None:
    assert code_of(values.when(Day, Minute), "2020-07") == "wrong-date"


def test_a_refused_date_is_told_the_forms_that_are_possible() -> None:
    assert context_of(values.when(Month, Day), "2020-07-02 11:30") == {
        "found": "2020-07-02 11:30",
        "forms": "2020-07, 2020-07-02",
    }


@pytest.mark.parametrize(
    "written",
    [
        "03.05.2024", "2024-5-3", "24-05-03", "2024/05/03", "5 март 2024", "2024-05-03T10:00", "2024-05-03 10:00:00",
        "2024-05-03 10:00+03:00", "2024-05-03 10", "2024-05-03  10:00", " 2024", "TBA", "", "today", "2024-05-03 10.00",
        "٢٠٢٤-٠٥-٠٣", "２０２４", "2024-05-03\n",
    ],
)  # fmt: skip
def test_a_date_in_any_other_form_is_refused_and_not_guessed(written: str) -> None:
    assert code_of(ANY, written) == "wrong-date"


@pytest.mark.parametrize(
    "written", ["2021-02-29", "2021-02-31", "2021-04-31", "2021-13", "2021-00", "2021-01-00", "0000-01-01"]
)
def test_a_day_that_no_calendar_has_is_refused(written: str) -> None:
    assert code_of(ANY, written) == "no-such-day"


@pytest.mark.parametrize("written", ["2021-01-01 24:00", "2021-01-01 23:60"])
def test_a_time_that_no_clock_shows_is_refused(written: str) -> None:
    assert code_of(ANY, written) == "no-such-time"


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    assert ANY(day.isoformat()) == Day(day)


@given(st.text(max_size=20))
def test_no_text_makes_a_date_raise_anything_else(written: str) -> None:
    try:
        outcome: object = ANY(written)
    except PydanticCustomError as refused:
        outcome = refused.type
    assert isinstance(outcome, Year | Month | Day | Minute | ToBeAnnounced) or outcome in {
        "wrong-date",
        "no-such-day",
        "no-such-time",
    }


@pytest.mark.parametrize(
    "parse", [values.text, values.slug, values.url, ANY, values.decimal, values.choice(Attendance)]
)
@pytest.mark.parametrize("written", [["a"], {"a": "b"}, None])
def test_a_list_is_no_text(parse: Callable[[object], object], written: object) -> None:
    assert code_of(parse, written) == "wrong-text"


def test_a_choice_is_one_of_its_list_and_the_nearest_is_told() -> None:
    parse = values.choice(Attendance)
    assert parse("in-person") is Attendance.IN_PERSON
    assert context_of(parse, "Online") == {
        "found": "Online",
        "choices": "in-person, online, mixed, unknown",
        "suggestion": "online",
    }
    assert "suggestion" not in context_of(parse, "някак")


@pytest.mark.parametrize("written", ["a", "sofia", "2020-a", "a-b-1"])
def test_a_slug_and_an_id_are_small_latin_letters_digits_and_single_hyphens(written: str) -> None:
    assert (values.slug(written), values.identity(written)) == (written, written)


@pytest.mark.parametrize("written", ["", "A", "a_b", "a--b", "-a", "a-", "а", "a b", "a/b", "a\n", "é"])
def test_anything_else_is_no_slug_and_no_id(written: str) -> None:
    assert (code_of(values.slug, written), code_of(values.identity, written)) == ("wrong-slug", "wrong-id")


@pytest.mark.parametrize(
    "written", ["https://sofia.bg", "http://a.bg/б?в=г#д", "https://a.bg:8080/", "https://xn--e1afmkfd.bg/"]
)
def test_a_web_address_is_whole(written: str) -> None:
    assert values.url(written) == written


@pytest.mark.parametrize(
    "written",
    ["sofia.bg", "//sofia.bg", "https://", "https:sofia.bg", "javascript:alert(1)", "data:text/html,a", "ftp://a.bg",
     "mailto:a@b.bg", "https://a b.bg", 'https://a.bg/"onclick', "https://a.bg/<b>", "http://[", "file:///etc/passwd", "https://a.bg/\n"],
)  # fmt: skip
def test_anything_else_is_no_web_address(written: str) -> None:
    assert code_of(values.url, written) == "wrong-url"


@pytest.mark.parametrize("written", ["/news/old/", "/old.html", "/en/news/old/"])
def test_an_old_address_is_a_path_of_the_site(written: str) -> None:
    assert values.alias(written) == written


@pytest.mark.parametrize(
    "written",
    [
        "news/old/",
        "/",
        "//old/",
        "/../old/",
        "/a/./b/",
        "/a//b/",
        "/новини/",
        "/a b/",
        "https://a.bg/",
        "/a?b",
        "/a#b",
        "/a\n",
    ],
)
def test_anything_else_is_no_old_address(written: str) -> None:
    assert code_of(values.alias, written) == "wrong-alias"


@pytest.mark.parametrize("written", ["Europe/Sofia", "America/Argentina/Buenos_Aires", "UTC"])
def test_a_time_zone_has_its_iana_name(written: str) -> None:
    assert values.time_zone(written) == written


@pytest.mark.parametrize(
    "written",
    ["Europe/Sofja", "Sofia", "+03:00", "EEST!", "../etc/passwd", "/etc/localtime", "Europe", "", "София", "a" * 300],
)
def test_anything_else_is_no_time_zone(written: str) -> None:
    assert code_of(values.time_zone, written) == "wrong-timezone"


def test_the_nearest_time_zone_is_told() -> None:
    assert context_of(values.time_zone, "Europe/Sofja") == {"found": "Europe/Sofja", "suggestion": "Europe/Sofia"}


@pytest.mark.parametrize("written", ["BG", "GR", "GB", "SG", "CO"])
def test_a_country_has_its_two_letters(written: str) -> None:
    assert values.country(written) == written


@pytest.mark.parametrize(
    "written", ["bg", "BGR", "100", "UK", "EU", "UN", "ZZ", "XA", "XB", "QO", "AA", "EZ", "", "БГ"]
)
def test_anything_else_is_no_country(written: str) -> None:
    assert code_of(values.country, written) == "wrong-country"


@pytest.mark.parametrize("written", ["bg", "en", "de", "mk"])
def test_a_language_has_its_two_letters(written: str) -> None:
    assert values.language(written) == written


@pytest.mark.parametrize("written", ["BG", "bul", "bulgarian", "zz", "", "en-GB", "бг"])
def test_anything_else_is_no_language(written: str) -> None:
    assert code_of(values.language, written) == "wrong-language"


@pytest.mark.parametrize("written", ["0", "-1", "1.50", "0.1"])
def test_a_number_keeps_its_digits(written: str) -> None:
    assert (values.decimal(written), str(values.decimal(written))) == (Decimal(written), written)


@pytest.mark.parametrize(
    "written", ["1,5", "1 000", "1e3", "NaN", "Infinity", "+1", ".5", "5.", "", "١", "0x1", "1_000", "5%"]
)
def test_anything_else_is_no_number(written: str) -> None:
    assert code_of(values.decimal, written) == "wrong-number"


@pytest.mark.parametrize("written", ["42.6975", "-90", "90", "0"])
def test_degrees_are_within_their_limit(written: str) -> None:
    assert values.degrees(90)(written) == float(written)


@pytest.mark.parametrize("written", ["90.0001", "-91", "9" * 18])
def test_degrees_beyond_their_limit_are_refused_and_it_is_told(written: str) -> None:
    assert context_of(values.degrees(90), written) == {"found": written, "low": "-90", "high": "90"}


def test_people_are_counted_in_whole_numbers() -> None:
    assert values.whole_number("1286965") == 1286965


@pytest.mark.parametrize("written", ["-1", "1.0", "1 000", "", "много", "١", "9" * 5_000])
def test_anything_else_is_no_count(written: str) -> None:
    assert code_of(values.whole_number, written).startswith("wrong-")


def test_a_list_in_which_nothing_stands_twice_stays() -> None:
    assert values.unique(("a", "b")) == ("a", "b")


def test_what_stands_in_a_list_twice_is_told() -> None:
    with pytest.raises(PydanticCustomError) as refused:
        values.unique(("a", "b", "a"))
    assert (refused.value.type, (refused.value.context or {})["found"]) == ("duplicate-item", "a")
