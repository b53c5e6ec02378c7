from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.permalink import Kind
from plugins.domain.when import Minute
from plugins.reading.bundle import Bundle
from plugins.reading.rules import apply_rules
from plugins.reading.strict_yaml import Mapping, read
from tests.reading.content_folder import event, lay_out, news, problems

SOFIA = ZoneInfo("Europe/Sofia")


def codes(tmp_path: Path, files: dict[str, str]) -> list[str]:
    return [problem.code for problem in problems(lay_out(tmp_path, files))]


def told_of(wall: datetime, zone: str) -> list[str]:
    """The codes of an event that begins at ``wall``."""
    front_matter: Mapping = read(f"start: {wall:%Y-%m-%d %H:%M}\ntimezone: {zone}\n", "a")[0]
    bundle = Bundle(Kind.EVENT, Path("a"), "a", nodes=dict(front_matter.entries))
    bundle.facts = {"start": Minute(wall), "timezone": zone}
    apply_rules(bundle)
    return [problem.code for problem in bundle.problems]


@pytest.mark.parametrize(
    ("start", "zone", "code"),
    [
        ("2021-03-28 02:59", "Europe/Sofia", None),
        ("2021-03-28 03:00", "Europe/Sofia", "time-in-gap"),
        ("2021-03-28 03:59", "Europe/Sofia", "time-in-gap"),
        ("2021-03-28 04:00", "Europe/Sofia", None),
        ("2021-10-31 02:59", "Europe/Sofia", None),
        ("2021-10-31 03:00", "Europe/Sofia", "time-twice"),
        ("2021-10-31 03:59", "Europe/Sofia", "time-twice"),
        ("2021-10-31 04:00", "Europe/Sofia", None),
        ("2021-03-28 03:30", "Europe/Brussels", None),
        ("2021-03-28 02:30", "Europe/Brussels", "time-in-gap"),
        ("2021-03-28 03:30", "UTC", None),
    ],
)
def test_a_time_must_be_on_its_clock_exactly_once(start: str, zone: str, code: str | None, tmp_path: Path) -> None:
    assert codes(tmp_path, event(f"timezone: {zone}\n", start=start)) == ([code] if code else [])


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)))  # noqa: DTZ001
def test_every_minute_that_a_clock_shows_once_is_right_and_no_other(moment: datetime) -> None:
    wall = moment.replace(second=0, microsecond=0)
    shown = [
        utc
        for utc in (wall - timedelta(hours=hours) for hours in (2, 3))
        if utc.replace(tzinfo=ZoneInfo("UTC")).astimezone(SOFIA).replace(tzinfo=None) == wall
    ]
    assert told_of(wall, "Europe/Sofia") == {0: ["time-in-gap"], 1: [], 2: ["time-twice"]}[len(shown)]


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        ("2021-05-10", "2021-05-10", None),
        ("2021-05-10", "2021-05-12", None),
        ("2021-05", "2021-06", None),
        ("2021-05-10 10:00", "2021-05-11 02:00", None),
        ("2021-05-10", "2021-05-09", "end-before-start"),
        ("2021-05", "2021-04", "end-before-start"),
        ("2021-05-10 10:00", "2021-05-10", "end-precision"),
        ("2021-05-10", "2021-05", "end-precision"),
        ("tba", "2021-05", "end-without-start"),
    ],
)
def test_an_end_is_as_exact_as_its_start_and_not_before_it(
    start: str, end: str, code: str | None, tmp_path: Path
) -> None:
    found = codes(tmp_path, event(f"end: {end}\ntimezone: Europe/Sofia\n", start=start))
    assert found == ([code] if code else [])


@pytest.mark.parametrize("start", ["2021-05-10", "2021-05", "tba"])
def test_an_event_without_a_time_needs_no_zone(start: str, tmp_path: Path) -> None:
    assert codes(tmp_path, event(start=start)) == []


@pytest.mark.parametrize(
    ("opens", "closes", "code"),
    [
        ("2021-05-01", "2021-05-01", None),
        ("2021-05-01 10:00", "2021-05-01", None),
        ("2021-05-01", "2021-05-01 10:00", None),
        ("2021-05-01 10:00", "2021-05-01 09:59", "closes-before-opens"),
        ("2021-05-02", "2021-05-01", "closes-before-opens"),
    ],
)
def test_registration_closes_after_it_opens_and_a_day_closes_when_it_ends(
    opens: str, closes: str, code: str | None, tmp_path: Path
) -> None:
    registration = f"timezone: Europe/Sofia\nregistration: {{url: 'https://a.bg/', opens: {opens}, closes: {closes}}}\n"
    assert codes(tmp_path, event(registration)) == ([code] if code else [])


@pytest.mark.parametrize(
    ("publish_on", "expires", "code"),
    [
        ("2021-05-01", "2021-05-02", None),
        ("2021-05-01 10:00", "2021-05-01 10:01", None),
        ("2021-05-01", "2021-05-01", "expires-before-publish"),
        ("2021-05-01 10:00", "2021-05-01 10:00", "expires-before-publish"),
    ],
)
def test_a_thing_expires_after_it_is_published(publish_on: str, expires: str, code: str | None, tmp_path: Path) -> None:
    assert codes(tmp_path, news(f"publish_on: {publish_on}\nexpires: {expires}\n")) == ([code] if code else [])
