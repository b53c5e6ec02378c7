"""Every date of an event and of a piece of news, a line each in the order of ``KEYS``; an empty line leaves it out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from zlib import crc32

from tests.fuzzing.trial_site import FOLDERS, UNDATED, trial_site

EVENT_KEYS = ("start", "end", "timezone", "publish_on", "expires", "updated")
NEWS_KEYS = ("date", "timezone", "publish_on", "expires", "updated")
REGISTRATION_KEYS = ("opens", "closes")
KEYS = (*EVENT_KEYS, *REGISTRATION_KEYS)


def check(data: bytes) -> None:
    """Pages, feeds and calendars take what the reader takes."""
    lines = data.decode("utf-8", "replace").split("\n")
    said = {key: line for key, line in zip(KEYS, lines, strict=False) if line}
    event = [_pair(key, said[key]) for key in EVENT_KEYS if key in said]
    parts = [f"  {_pair(key, said[key])}" for key in REGISTRATION_KEYS if key in said]
    if parts:
        event += ["registration:", "  url: https://sofia.bg/\n", *parts]
    news = (
        [_pair(key, said["start" if key == "date" else key]) for key in NEWS_KEYS if key in said or key == "date"]
        if "start" in said
        else []
    )
    trial_site().check(
        {
            f"{FOLDERS['events']}/index.bg.md": _file(UNDATED["events"], event),
            f"{FOLDERS['news']}/index.bg.md": _file(UNDATED["news"], news or ["date: 2021-05-10\n"]),
        },
        crc32(data),
    )


def _pair(key: str, value: str) -> str:
    return f"{key}: {json.dumps(value, ensure_ascii=False)}\n"


def _file(begin: str, lines: list[str]) -> bytes:
    return f"---\n{begin}{''.join(f'{line.rstrip(chr(10))}{chr(10)}' for line in lines)}---\nText.\n".encode()


def seeds() -> Iterator[bytes]:
    """Dates of each precision, clocks that jump, the ends of what is allowed."""
    starts = (
        "2020",
        "2020-07",
        "2020-07-02",
        "2020-07-02 11:30",
        "tba",
        "1900-01-01",
        "2199-12-31 23:59",
        "2021-03-28 03:30",
    )
    zones = ("", "Europe/Sofia", "UTC", "America/New_York", "Pacific/Apia", "Africa/Casablanca")
    for start in starts:
        yield f"{start}\n{start}".encode()
        for zone in zones:
            yield f"{start}\n{start}\n{zone}\n2019-01-01\n2021-01-01 10:00\n2020-01-01\n2020-01-01\n2020-02-02".encode()
    yield "\n".join(chain(starts)).encode()
