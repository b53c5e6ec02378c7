"""A small site with everything that open data must bear: every precision, unknowns, one language only, and malice."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from plugins.domain.permalink import Kind
from plugins.domain.programme import Consortium, Figure, FigureValue
from plugins.domain.recurrence import Moved, Recurrence
from plugins.domain.thing import Source, Translation
from plugins.domain.things import (
    Alumnus,
    Attendance,
    Population,
    Registration,
    Role,
    RoleBasis,
    State,
    Venue,
)
from plugins.domain.when import Month, ToBeAnnounced, Year
from plugins.open_data.plan import plan
from plugins.publishing.edition import Edition
from plugins.publishing.page import File, made
from tests.small_site import article, city, day, editions, event, minute, resource, words

GOLDEN = Path(__file__).parent / "golden"

SEED = Source("Иновативна София", "https://innovativesofia.bg/news/", day("2020-07-02"), "bg")
HOSTILE = '=HYPERLINK("https://evil.example";"Sofia")</script>'

CITIES = (
    city(
        "sofia",
        "София",
        "Sofia",
        role_basis=RoleBasis.BY_ELIMINATION,
        alumnus=Alumnus.YES,
        tracks=("tourism",),
        mentors=("leuven", "not-public"),
        topics=("open-data",),
        latitude=42.6975,
        longitude=23.3241,
        population=Population(1190256, Year(2024), "НСИ"),
        website="https://www.sofia.bg/",
        sources=(SEED, Source("Устно")),
        updated=day("2026-11-23"),
    ),
    city("leuven", "Льовен", "Leuven", "BE", role=Role.MENTOR, role_basis=RoleBasis.STATED),
    replace(
        city("cartagena", "", "", "CO", role=Role.UNKNOWN, consortium="alliance"),
        words=words("Картахена", HOSTILE, translation=Translation.UNREVIEWED),
        latitude=10.39972004,
        longitude=-75.51444004,
    ),
)
EVENTS = (
    event("sreshta", minute("2022-05-16 10:15"), end=minute("2022-05-16 13:15"), cities=("sofia",)),
    event("unknown-day", Month(2020, 7), "+359", "@SUM(1+1)*cmd|' /C calc'!A0"),
    event("to-come", ToBeAnnounced(), "\u202e=1+1", None, state=State.POSTPONED),
    event(
        "weekly",
        minute("2022-06-07 18:00", "Europe/Brussels"),
        attendance=Attendance.MIXED,
        venue=Venue("Hall; =1+1", "Main street 1", 50.8798, -4.7005),
        languages=("en", "bg"),
        registration=Registration("https://register.example/", None, day("2022-06-01"), 40),
        recurrence=Recurrence(
            "FREQ=WEEKLY;COUNT=4",
            (minute("2022-06-14 18:00", "Europe/Brussels"),),
            (Moved(minute("2022-06-21 18:00", "Europe/Brussels"), minute("2022-06-22 18:00", "Europe/Brussels")),),
        ),
        tracks=("tourism",),
    ),
)
NEWS = (
    article("nachalo", day("2020-07-02"), "-Начало", "The beginning", authors=("A | B", "C\\D"), topics=("open-data",)),
    article("samo", minute("2021-02-01 09:30"), "Само на български", None, events=("sreshta", "not-public")),
)
FIGURES = (
    Figure(
        "network-cities",
        {"bg": "Градове в мрежата", "en": "Cities in the network"},
        {"bg": "града", "en": "cities"},
        (
            FigureValue(day("2020-07-02"), None, Decimal(124), None, SEED),
            FigureValue(Month(2021, 4), Year(2022), Decimal(136), {"bg": "21 държави", "en": "21 countries"}, SEED),
            FigureValue(Month(2021, 4), None, Decimal("135.5"), None, Source("Другаде")),
        ),
    ),
)
PARTS: dict[str, Any] = {
    "cities": CITIES,
    "events": EVENTS,
    "articles": NEWS,
    "figures": FIGURES,
    "consortia": (Consortium("alliance", {"bg": "Съюзът", "en": "The Alliance"}, Alumnus.YES, (SEED,)),),
    "solutions": (resource(Kind.SOLUTION, "market", "Пазар", "Marketplace", stage="beta", file="guide.pdf"),),
    "documents": (
        resource(Kind.DOCUMENT, "guide", "Наръчник", "Guide", date=day("2021-06-22"), url="https://x.example/"),
    ),
}


def both(**parts: Any) -> tuple[Edition, Edition]:
    return editions(**{**PARTS, **parts})


def files(**parts: Any) -> dict[str, bytes]:
    """The files of open data of the small site, by their path below /data/."""
    planned = (item for item in made(plan(both(**parts))) if isinstance(item, File))
    return {file.address.removeprefix("/data/"): file.content for file in planned}
