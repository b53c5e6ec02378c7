"""Calendar programs that no one here wrote, each reading our files: what they find, as (uid, summary, start, end).

A start and an end are instants in UTC, or days (both inclusive) where there is no time.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.domain.ledger import uid
from plugins.domain.things import Event
from plugins.domain.when import Minute
from plugins.publishing.edition import Edition
from tests.npm import installed
from tests.programs import required

FROM, TO = date(2019, 1, 1), date(2029, 12, 31)
CLIENTS = Path(__file__).parent / "clients"
READER = "read_with_ical.mjs"

Found = tuple[str, str, str, str]


def expected(edition: Edition, events: Iterable[Event]) -> list[Found]:
    """What a subscriber must find, by our own reckoning."""
    return sorted(
        (uid(event.id), edition.words(event).title, *_said(one.start, one.end or one.start))
        for event in events
        for one in event.occurrences(TO)
    )


def _said(start: object, end: object) -> tuple[str, str]:
    if isinstance(start, Minute) and isinstance(end, Minute):
        return f"{start.instant:%Y-%m-%dT%H:%M}Z", f"{end.instant:%Y-%m-%dT%H:%M}Z"
    return start.first_day.isoformat(), end.last_day.isoformat()  # type: ignore[attr-defined]


def said_instant(at: datetime) -> str:
    """An instant in UTC, to the minute."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M}Z"


class Thunderbird:
    """The parser of Thunderbird's calendar, ical.js, in Node."""

    def __init__(self) -> None:
        self._folder = installed(CLIENTS, READER)

    def items(self, content: bytes) -> list[dict[str, object]]:
        """Every occurrence with its status and SEQUENCE."""
        command = ["node", READER, FROM.isoformat(), TO.isoformat()]
        read = subprocess.run(command, cwd=self._folder, input=content, check=True, capture_output=True)
        items: list[dict[str, object]] = json.loads(read.stdout)
        return items

    def read(self, content: bytes) -> list[Found]:
        """What Thunderbird finds."""
        return sorted(
            (str(item["uid"]), str(item["summary"]), *_days_or_instants(str(item["start"]), str(item["end"])))
            for item in self.items(content)
        )


def _days_or_instants(start: str, end: str) -> tuple[str, str]:
    if len(start) == len("2020-01-01"):
        last = date.fromisoformat(end) - timedelta(days=1)
        return start, last.isoformat()
    return said_instant(datetime.fromisoformat(start)), said_instant(datetime.fromisoformat(end))


class Khal:
    """The calendar of the terminal, in one time zone, with a vdir of its own."""

    def __init__(self, folder: Path, zone: str) -> None:
        self._khal = required("khal", "khal")
        self._zone = ZoneInfo(zone)
        self._vdir = folder / "vdir"
        self._vdir.mkdir(parents=True)
        self._file = folder / "calendar.ics"
        self._config = folder / "khal.conf"
        self._config.write_text(_CONFIG.format(folder=folder, zone=zone), encoding="utf-8")

    def import_file(self, content: bytes) -> None:
        """Takes a calendar over; what was there with the same UID is replaced."""
        self._file.write_bytes(content)
        self._run("import", "--batch", "-a", "icc", str(self._file))

    def read(self) -> list[Found]:
        """What khal lists; an event of several days is listed on each of them."""
        form = "{uid}|{title}|{start-long}|{end-long}"
        lines = self._run("list", "--format", form, "--day-format", "", FROM.isoformat(), TO.isoformat()).splitlines()
        return sorted({self._found(line) for line in lines if line})

    def _found(self, line: str) -> Found:
        identity, title, start, end = line.split("|")
        if len(start) == len("2020-01-01"):
            return identity, title, start, end
        instants = (datetime.fromisoformat(at).replace(tzinfo=self._zone) for at in (start, end))
        return identity, title, *map(said_instant, instants)

    def _run(self, *arguments: str) -> str:
        command = [self._khal, "-c", str(self._config), *arguments]
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        return subprocess.run(command, check=True, capture_output=True, env=environment, encoding="utf-8").stdout


_CONFIG = """[calendars]
[[icc]]
path = {folder}/vdir
type = calendar
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
default_calendar = icc
"""
