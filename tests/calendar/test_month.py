from __future__ import annotations

from datetime import date, timedelta

import pytest

from plugins.calendar.month import Entry, GridDay, MonthView, month_view
from plugins.domain.things import State
from plugins.domain.when import Day, Month, ToBeAnnounced
from tests.small_site import day, editions, event, minute


def view(year: int, month: int, *events: object) -> MonthView:
    return month_view(editions(events=events)[1], year, month)


def days(of: MonthView) -> list[GridDay]:
    return [cell for week in of.grid.weeks for cell in week]


def entries(of: MonthView) -> dict[str, tuple[Entry, ...]]:
    return {cell.iso: cell.entries for cell in days(of) if cell.entries}


@pytest.mark.parametrize(("year", "month"), [(2020, 9), (2021, 2), (2022, 5), (2024, 2), (2026, 11)])
def test_the_grid_is_whole_weeks_from_monday_that_cover_the_month(year: int, month: int) -> None:
    of_year = view(year, month, event("one", Month(year, month)))
    cells = days(of_year)
    first = date.fromisoformat(cells[0].iso)
    assert first.weekday() == 0
    assert [cell.iso for cell in cells] == [(first + timedelta(step)).isoformat() for step in range(len(cells))]
    assert {len(week) for week in of_year.grid.weeks} == {7}
    of_month = [cell for cell in cells if cell.in_month]
    assert [cell.number for cell in of_month] == list(range(1, len(of_month) + 1))
    assert of_month[0].iso == f"{year}-{month:02d}-01"
    assert date.fromisoformat(of_month[-1].iso) + timedelta(1) == date(year + month // 12, month % 12 + 1, 1)


def test_the_columns_begin_with_monday_in_both_languages() -> None:
    one_event = editions(events=(event("one", Month(2022, 5)),))
    bulgarian, english = (month_view(edition, 2022, 5).grid.weekdays for edition in one_event)
    assert [(one.short, one.full) for one in (bulgarian[0], bulgarian[6])] == [("пн", "понеделник"), ("нд", "неделя")]
    assert [(one.short, one.full) for one in (english[0], english[6])] == [("Mon", "Monday"), ("Sun", "Sunday")]


def test_an_event_of_several_days_stands_on_each_and_says_that_it_goes_on() -> None:
    lab = event("lab", day("2020-09-28"), en="Lab", end=day("2020-10-02"))
    september, october = entries(view(2020, 9, lab)), entries(view(2020, 10, lab))
    assert {iso: (one.continues_before, one.continues_after) for iso, (one,) in september.items()} == {
        "2020-09-28": (False, True),
        "2020-09-29": (True, True),
        "2020-09-30": (True, True),
    }
    assert {iso: (one.continues_before, one.continues_after) for iso, (one,) in october.items()} == {
        "2020-10-01": (True, True),
        "2020-10-02": (True, False),
    }


def test_an_event_of_one_day_is_an_entry_with_its_hour() -> None:
    meeting = event("meeting", minute("2022-05-16 10:15"), en="Meeting", end=minute("2022-05-16 13:15"))
    assert entries(view(2022, 5, meeting)) == {
        "2022-05-16": (Entry("Meeting", "/en/events/meeting/", "10:15", None, "neutral", False, False),)
    }


def test_the_hour_stands_on_the_first_day_only() -> None:
    night = event("night", minute("2022-05-16 22:00"), end=minute("2022-05-17 02:00"))
    hours = {iso: one.time_text for iso, (one,) in entries(view(2022, 5, night)).items()}
    assert hours == {"2022-05-16": "22:00", "2022-05-17": None}


def test_what_is_known_to_the_month_stands_beside_the_grid_and_on_no_day() -> None:
    of_month = view(2020, 7, event("intro", Month(2020, 7), en="Intro"))
    assert entries(of_month) == {}
    assert [(card.title, card.day, card.time.text, card.time.datetime) for card in of_month.undated] == [
        ("Intro", None, "July 2020", "2020-07")
    ]
    assert of_month.lead == "1 event"


def test_a_cancelled_event_stays_and_says_so() -> None:
    off = event("off", day("2022-05-16"), state=State.CANCELLED)
    ((_, (one,)),) = entries(view(2022, 5, off)).items()
    assert (one.state, one.state_kind) == ("Cancelled", "danger")


def test_events_of_one_day_stand_by_their_hour_and_whole_days_first() -> None:
    late, early = event("late", minute("2022-05-16 18:00")), event("early", minute("2022-05-16 09:00"))
    whole = event("whole", day("2022-05-16"))
    ((_, found),) = entries(view(2022, 5, late, early, whole)).items()
    assert [one.href for one in found] == ["/en/events/whole/", "/en/events/early/", "/en/events/late/"]


def test_earlier_and_later_lead_to_the_nearest_month_with_events() -> None:
    events = (event("a", day("2020-07-02")), event("b", Month(2021, 2)), event("c", day("2022-05-16")))
    middle = view(2021, 2, *events)
    assert middle.earlier is not None
    assert middle.later is not None
    assert (middle.earlier.text, middle.earlier.href) == ("July 2020", "/en/events/2020/07/")
    assert (middle.later.text, middle.later.href) == ("May 2022", "/en/events/2022/05/")
    assert [(link.href, link.current) for link in middle.months] == [
        ("/en/events/2022/05/", False),
        ("/en/events/2021/02/", True),
        ("/en/events/2020/07/", False),
    ]
    assert view(2020, 7, *events).earlier is None
    assert view(2022, 5, *events).later is None


def test_where_there_are_very_many_months_a_page_leads_to_those_around_it() -> None:
    decades = (day(f"{year}-01-01") for year in (1900, 1910, 1920))
    ten_years = [event(f"e{one.day.year}", one, end=Day(date(one.day.year + 9, 12, 31))) for one in decades]
    few, many = view(1905, 6, ten_years[0]), view(1905, 6, *ten_years)
    assert (len(few.months), few.has_all_months) == (120, True)
    assert (len(many.months), many.has_all_months) == (120, False)
    assert (many.months[0].href, many.months[-1].href) == ("/en/events/1910/05/", "/en/events/1900/06/")
    assert view(1929, 12, *ten_years).months[0].current


def test_a_month_holds_only_what_touches_it() -> None:
    events = (event("june", day("2022-06-01")), event("tba", ToBeAnnounced()), event("may", day("2022-05-31")))
    of_may = view(2022, 5, *events)
    assert list(entries(of_may)) == ["2022-05-31"]
    assert of_may.undated == ()
    assert of_may.lead == "1 event"


def test_every_cell_says_its_day_in_full() -> None:
    labels = {
        cell.iso: cell.label for cell in days(month_view(editions(events=(event("one", Month(2022, 5)),))[0], 2022, 5))
    }
    assert labels["2022-05-16"] == "понеделник, 16 май 2022\u202fг."


def lanes(of: MonthView) -> dict[str, list[tuple[str, int] | None]]:
    """What stands on each day, lane by lane, with the number of days over which its bar goes."""
    return {
        cell.iso: [(entry.title, entry.span) if entry else None for entry in cell.entries]
        for cell in days(of)
        if cell.entries
    }


def test_an_event_of_several_days_is_a_bar_from_its_first_day_on_in_each_week() -> None:
    long = event("long", day("2022-05-12"), en="Long", end=day("2022-05-24"))
    spans = {iso: span for iso, ((_, span),) in lanes(view(2022, 5, long)).items()}  # type: ignore[misc]
    assert {iso: span for iso, span in spans.items() if span} == {"2022-05-12": 4, "2022-05-16": 7, "2022-05-23": 2}
    assert len(spans) == 13


def test_a_bar_begins_again_with_the_month_and_ends_with_it() -> None:
    lab = event("lab", day("2020-09-28"), en="Lab", end=day("2020-10-02"))
    assert lanes(view(2020, 9, lab)) == {
        "2020-09-28": [("Lab", 3)],
        "2020-09-29": [("Lab", 0)],
        "2020-09-30": [("Lab", 0)],
    }
    assert lanes(view(2020, 10, lab)) == {"2020-10-01": [("Lab", 2)], "2020-10-02": [("Lab", 0)]}


def test_bars_that_overlap_lie_in_lanes_and_leave_the_others_free() -> None:
    first = event("a", day("2022-05-16"), en="A", end=day("2022-05-18"))
    second = event("b", day("2022-05-17"), en="B", end=day("2022-05-19"))
    third = event("c", day("2022-05-19"), en="C", end=day("2022-05-20"))
    short = event("d", minute("2022-05-16 09:00"), en="D")
    assert lanes(view(2022, 5, first, second, third, short)) == {
        "2022-05-16": [("A", 3), ("D", 0)],
        "2022-05-17": [("A", 0), ("B", 3)],
        "2022-05-18": [("A", 0), ("B", 0)],
        "2022-05-19": [("C", 2), ("B", 0)],
        "2022-05-20": [("C", 0)],
    }


def test_a_lane_that_is_free_on_a_day_is_kept_free() -> None:
    first = event("a", day("2022-05-16"), en="A", end=day("2022-05-17"))
    second = event("b", day("2022-05-17"), en="B", end=day("2022-05-18"))
    assert lanes(view(2022, 5, first, second)) == {
        "2022-05-16": [("A", 2)],
        "2022-05-17": [("A", 0), ("B", 2)],
        "2022-05-18": [None, ("B", 0)],
    }


def test_what_ends_at_midnight_is_on_its_first_day_only() -> None:
    night = event("night", minute("2022-05-16 22:00"), en="Night", end=minute("2022-05-17 00:00"))
    assert lanes(view(2022, 5, night)) == {"2022-05-16": [("Night", 0)]}
