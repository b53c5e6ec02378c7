"""Rules of recurrence as editors write them."""

from __future__ import annotations

import pytest
from dateutil.rrule import rrulestr
from pydantic_core import PydanticCustomError

from plugins.reading.values import rule


@pytest.mark.parametrize(
    "written",
    [
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=10",
        "RRULE:freq=monthly; byday=-1su; until=20270131",
        "FREQ=YEARLY;BYMONTH=5;BYDAY=2MO;INTERVAL=2",
        "FREQ=MONTHLY;BYMONTHDAY=-1,15;BYSETPOS=1;WKST=MO",
    ],
)
def test_a_right_rule_is_one_that_other_programs_read(written: str) -> None:
    assert rrulestr(rule(written)) is not None


@pytest.mark.parametrize(
    "written",
    [
        "",
        "WEEKLY",
        "FREQ=HOURLY",
        "FREQ=MONTHLY;BYDAY=9MO",
        "FREQ=WEEKLY;BYDAY=2MO",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=3;COUNT=4",
        "FREQ=DAILY;COUNT=3;UNTIL=20270101",
        "FREQ=DAILY;UNTIL=20270101T000000Z",
        "FREQ=DAILY;UNTIL=20271301",
        "FREQ=DAILY;UNTIL=20270231",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=MONTHLY;BYMONTHDAY=99",
        "FREQ=DAILY;BYHOUR=9",
        "COUNT=3",
        "FREQ=DAILY;",
        "FREQ=DAILY\nDTSTART:20200101",
    ],
)
def test_a_wrong_rule_is_refused(written: str) -> None:
    with pytest.raises(PydanticCustomError, match="wrong-recurrence"):
        rule(written)
