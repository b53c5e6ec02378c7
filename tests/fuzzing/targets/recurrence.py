"""A rule of recurrence: lines of the rule, the start, the end and the time zone, then the exceptions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from zlib import crc32

from tests.fuzzing.trial_site import FOLDERS, UNDATED, trial_site

_KEYS = ("recurrence", "start", "end", "timezone")


def check(data: bytes) -> None:
    """Calendars, structured data and pages take every rule that the reader takes."""
    lines = data.decode("utf-8", "replace").split("\n")
    facts = [f"{key}: {_quoted(line)}\n" for key, line in zip(_KEYS, lines, strict=False) if line]
    exceptions = [_exception(line) for line in lines[len(_KEYS) :] if line]
    if exceptions:
        facts += ["exceptions:\n", *exceptions]
    written = f"---\n{UNDATED['events']}{''.join(facts)}---\nText.\n"
    trial_site().check({f"{FOLDERS['events']}/index.bg.md": written.encode()}, crc32(data))


def _exception(line: str) -> str:
    """``date``, or ``date → start → end`` as the form has it."""
    date, *moved = line.split("→")
    if not moved:
        return f"  - {_quoted(date)}\n"
    parts = zip(("date", "start", "end"), (date, *moved), strict=False)
    return f"  - {{{', '.join(f'{key}: {_quoted(value.strip())}' for key, value in parts)}}}\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def seeds() -> Iterator[bytes]:
    """Rules of every frequency, of days and of minutes, with exceptions and without."""
    rules = (
        "FREQ=WEEKLY;BYDAY=TU;COUNT=8",
        "FREQ=DAILY;INTERVAL=2;UNTIL=20270131",
        "FREQ=MONTHLY;BYDAY=2TU",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=YEARLY;BYMONTH=3,9;BYDAY=-1SU;COUNT=20",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;WKST=SU",
        "RRULE:FREQ=WEEKLY",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    )
    times = (
        "2026-12-01 18:00\n2026-12-01 19:30\nEurope/Sofia",
        "2026-12-08\n2026-12-09\n",
        "2027-03-28 02:30\n2027-03-28 05:00\nEurope/Sofia",
        "2024-02-29\n\n",
    )
    exceptions = ("", "2026-12-29 18:00", "2026-12-08 18:00→2026-12-10 18:00→2026-12-10 20:00", "2026-12-15")
    yield from (
        "\n".join((rule, time, exception)).encode() for rule in rules for time in times for exception in exceptions
    )
