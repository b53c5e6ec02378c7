from __future__ import annotations

from datetime import UTC, datetime

import pytest

from plugins.editing.preview.moment import TODAY, Moment, read_time, take_apart

NINE = datetime(2026, 12, 10, 9)  # noqa: DTZ001 (a wall clock)


@pytest.mark.parametrize(
    ("path", "moment", "rest"),
    [
        ("/", TODAY, "/"),
        ("/news/a/", TODAY, "/news/a/"),
        ("/_seen/now/public/", Moment(hidden_too=False), "/"),
        ("/_seen/now/public", Moment(hidden_too=False), "/"),
        ("/_seen/2026-12-10T09:00/drafts/en/news/", Moment(NINE), "/en/news/"),
        ("/_seen/2026-12-10T09:00/public/_status/", Moment(NINE, hidden_too=False), "/_status/"),
    ],
)
def test_a_path_says_the_moment(path: str, moment: Moment, rest: str) -> None:
    assert take_apart(path) == (moment, rest)
    if moment != TODAY:
        assert path.startswith(moment.root)


@pytest.mark.parametrize(
    "path",
    [
        "/_seen/",
        "/_seen/2026-12-10T09:00/",
        "/_seen/2026-13-10T09:00/public/",
        "/_seen/0001-01-01T00:00/public/",
        "/_seen/9999-12-31T23:59/public/",
        "/_seen/now/publicly/",
        "/_seen/tomorrow/public/",
    ],
)
def test_a_moment_that_cannot_be_is_none(path: str) -> None:
    assert take_apart(path) is None


def test_the_clock_hangs_in_sofia() -> None:
    assert Moment(NINE).now() == datetime(2026, 12, 10, 7, tzinfo=UTC)


@pytest.mark.parametrize("written", ["", "2026-12-10", "yesterday", "2026-12-10T25:00"])
def test_what_is_no_time_is_now(written: str) -> None:
    assert read_time(written) is None
