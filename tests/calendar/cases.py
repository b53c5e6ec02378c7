"""A few events, one for each thing that a calendar gets wrong easily."""

from __future__ import annotations

from plugins.domain.recurrence import Moved, Recurrence
from plugins.domain.things import Attendance, State, Venue
from plugins.domain.when import Month, ToBeAnnounced
from tests.small_site import day, event, minute, words

LONG_TITLE = "Среща на българските градове в „Предизвикателството интелигентни градове“, пети етап"

EVENTS = (
    event(
        "minute",
        minute("2022-05-16 10:15"),
        "Среща; с „кавички“, и запетая",
        "Meeting; with a comma, and a backslash \\",
        end=minute("2022-05-16 13:15"),
        attendance=Attendance.IN_PERSON,
        venue=Venue("Софийска опера", "бул. „Дондуков“ 30, София", 42.6977, 23.3315),
        topics=("mobility", "open-data"),
        updated=day("2022-05-01"),
    ),
    event(
        "brussels",
        minute("2022-11-15 18:00", "Europe/Brussels"),
        end=minute("2022-11-15 19:30", "Europe/Brussels"),
        attendance=Attendance.ONLINE,
    ),
    event("day", day("2021-06-22"), LONG_TITLE, "Blueprint"),
    event("range", day("2020-09-28"), end=day("2020-10-02"), publish_on=minute("2020-09-01 09:00")),
    event("month", Month(2020, 7), "Въвеждаща среща", "Introductory meeting"),
    event("midnight", minute("2021-12-31 22:00"), end=minute("2022-01-01 02:00")),
    event("forward", minute("2021-03-27 20:00"), "Към лятно време", "Into summer", end=minute("2021-03-28 10:00")),
    event("back", minute("2021-10-30 20:00"), "Към зимно време", "Into winter", end=minute("2021-10-31 10:00")),
    event(
        "cancelled",
        day("2021-04-01"),
        state=State.CANCELLED,
        words=words("Отменено", "Called off", status_note="Beware."),
    ),
    event("postponed", day("2021-04-02"), "Отложено", "Put off", state=State.POSTPONED),
    event("without-end", minute("2021-05-05 09:00"), "Без край", "Without an end"),
    event("promised", ToBeAnnounced(), "Обещано", "Promised"),
    event(
        "weekly",
        minute("2022-03-20 18:00"),
        "Всяка неделя",
        "Every Sunday",
        end=minute("2022-03-20 19:30"),
        recurrence=Recurrence(
            "FREQ=WEEKLY;UNTIL=20220417",
            cancelled=(minute("2022-04-10 18:00"),),
            moved=(Moved(minute("2022-04-03 18:00"), minute("2022-04-04 17:00")),),
        ),
    ),
    event("daily", day("2022-10-29"), "Три дни", "Three days", recurrence=Recurrence("FREQ=DAILY;COUNT=3")),
    event("bulgarian", day("2021-04-03"), "Само на български", None),
)
