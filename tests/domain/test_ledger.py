from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import pytest

from plugins.domain.ledger import EMPTY, Entry, Ledger, digest, uid
from plugins.domain.permalink import Kind
from plugins.domain.recurrence import Moved, Recurrence
from plugins.domain.things import Attendance, Event, Registration, State, Venue
from plugins.domain.when import Month, ToBeAnnounced
from tests.small_site import article, city, day, event, minute, plain_page, resource, site, words

MEETING = event(
    "meeting",
    minute("2022-05-16 10:15"),
    end=minute("2022-05-16 13:15"),
    attendance=Attendance.IN_PERSON,
    venue=Venue("Опера", "бул. „Дондуков“ 30", 42.6977, 23.3315),
)
WEEKLY = Recurrence(
    "FREQ=WEEKLY;COUNT=9",
    (day("2022-05-23"), day("2022-05-30")),
    (Moved(day("2022-06-06"), day("2022-06-07")), Moved(day("2022-06-13"), day("2022-06-14"))),
)

CHANGES: list[dict[str, Any]] = [
    {"start": minute("2022-05-16 10:16")},
    {"start": minute("2022-05-16 10:15", "Europe/Brussels")},
    {"start": day("2022-05-16")},
    {"start": Month(2022, 5)},
    {"start": ToBeAnnounced()},
    {"end": minute("2022-05-16 13:30")},
    {"end": None},
    {"state": State.CANCELLED},
    {"state": State.POSTPONED},
    {"state": State.MOVED_ONLINE},
    {"attendance": Attendance.ONLINE},
    {"venue": None},
    {"venue": Venue("Опера")},
    {"venue": Venue("Опера", "бул. „Дондуков“ 30", 42.6977, 23.3316)},
    {"online_url": "https://example.org/room"},
    {"recurrence": Recurrence("FREQ=WEEKLY;COUNT=9")},
    {"recurrence": Recurrence("FREQ=WEEKLY;COUNT=8")},
    {"recurrence": WEEKLY},
    {"recurrence": replace(WEEKLY, cancelled=WEEKLY.cancelled[:1])},
    {"recurrence": replace(WEEKLY, moved=(Moved(day("2022-06-06"), day("2022-06-08")), WEEKLY.moved[1]))},
]
"""Each makes the event another one to who has it in the calendar."""

WORDS: list[dict[str, Any]] = [
    {"words": words("Друго име", "Another name", status_note="Note.")},
    {"words": words("Събитие", None)},
    {"slug": "another-slug", "folder": "content/events/another-slug", "aliases": ("/events/meeting/",)},
    {"updated": day("2022-05-01")},
    {"expires": day("2022-06-01")},
    {"topics": ("mobility",), "cities": ("sofia",), "tracks": ("tourism",)},
    {"registration": Registration("https://example.org/", capacity=20)},
    {"languages": ("bg",), "organiser": "София"},
    {"agenda": "https://example.org/a", "report": "https://example.org/r", "recording": "https://example.org/v"},
]
"""None of them moves anyone's day."""


def promised(*events: Event, before: Ledger = EMPTY) -> Ledger:
    return before.with_things(events, "bg")


@pytest.mark.parametrize("change", CHANGES)
def test_sequence_rises_by_one_when_time_place_or_state_change_and_then_stays(change: dict[str, Any]) -> None:
    first = promised(MEETING)
    changed = replace(MEETING, **change)
    second = promised(changed, before=first)
    third = promised(changed, before=second)
    assert [ledger.entries[MEETING.id].sequence for ledger in (first, second, third)] == [0, 1, 1]
    assert (EMPTY.sequence(changed), first.sequence(changed), second.sequence(changed)) == (0, 1, 1)


@pytest.mark.parametrize("change", WORDS)
def test_sequence_stays_when_only_words_change(change: dict[str, Any]) -> None:
    changed = replace(MEETING, **change)
    assert (digest(changed), promised(MEETING).sequence(changed)) == (digest(MEETING), 0)


def test_what_was_taken_back_is_a_change_too() -> None:
    moved = replace(MEETING, start=minute("2022-05-16 09:15"))
    ledger = promised(MEETING, before=promised(moved, before=promised(MEETING)))
    assert ledger.entries[MEETING.id].sequence == 2


def test_no_two_versions_have_one_digest() -> None:
    versions = [MEETING, *(replace(MEETING, **change) for change in CHANGES)]
    assert len({digest(version) for version in versions}) == len(versions)


def test_the_order_of_exceptions_says_nothing() -> None:
    digests = {
        digest(replace(MEETING, recurrence=replace(WEEKLY, cancelled=cancelled, moved=moved)))
        for cancelled in itertools.permutations(WEEKLY.cancelled)
        for moved in itertools.permutations(WEEKLY.moved)
    }
    assert digests == {digest(replace(MEETING, recurrence=WEEKLY))}


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (MEETING, "1f43aa7144574934"),
        (event("day", day("2022-05-16")), "5761af8167cab23d"),
        (event("promised", ToBeAnnounced()), "a9a0d3c4f4e58dfa"),
        (replace(MEETING, recurrence=WEEKLY), "8d0b7c623001360d"),
    ],
)
def test_a_digest_never_changes_while_the_facts_do_not(one: Event, expected: str) -> None:
    assert digest(one) == expected


def test_a_uid_is_of_the_id_alone() -> None:
    assert uid("event-meeting") == "event-meeting@innovativesofia.bg"


def test_everything_that_is_published_is_promised() -> None:
    published = site(
        articles=(article("nachalo", day("2020-07-02"), en=None, aliases=("/news/staro/",)),),
        events=(MEETING,),
        cities=(city("sofia", "София", "Sofia"),),
        solutions=(resource(Kind.SOLUTION, "pazar", "Пазар", "Market"),),
        documents=(resource(Kind.DOCUMENT, "plan", "План", "Plan"),),
        pages=(plain_page("about", "За нас", "About"),),
    ).promised()
    both = {slug: {"bg": f"/{slug}/", "en": f"/en/{slug}/"} for slug in _SLUGS}
    assert published.entries == {
        "news-nachalo": Entry("news-nachalo", "news", {"bg": "/news/nachalo/"}, ("/news/staro/",)),
        "event-meeting": Entry(
            "event-meeting",
            "events",
            both["events/meeting"],
            uid="event-meeting@innovativesofia.bg",
            digest=digest(MEETING),
            sequence=0,
        ),
        "city-sofia": Entry("city-sofia", "cities", both["cities/sofia"]),
        "solutions-pazar": Entry("solutions-pazar", "solutions", both["solutions/pazar"]),
        "documents-plan": Entry("documents-plan", "documents", both["documents/plan"]),
        "page-about": Entry("page-about", "pages", both["about"]),
        "topics/mobility": Entry("topics/mobility", "topics", both["topics/mobility"]),
        "topics/open-data": Entry("topics/open-data", "topics", both["topics/open-data"]),
        "tracks/tourism": Entry("tracks/tourism", "tracks", both["tracks/tourism"]),
    }


_SLUGS = (
    "events/meeting",
    "cities/sofia",
    "solutions/pazar",
    "documents/plan",
    "about",
    "topics/mobility",
    "topics/open-data",
    "tracks/tourism",
)


def test_what_is_published_no_more_stays_promised() -> None:
    gone = Entry("event-gone", "events", {"bg": "/events/gone/"}, uid="u", digest="0" * 16, sequence=3)
    ledger = site(events=(MEETING,), ledger=Ledger({"event-gone": gone})).promised()
    assert ledger.entries["event-gone"] == gone
    assert ledger.entries["event-meeting"].sequence == 0


def test_a_new_address_and_a_new_translation_are_written_down() -> None:
    first = article("staro", day("2020-07-02"), en=None)
    second = replace(first, slug="novo", words=words("Новина", "News item"), aliases=("/news/staro/",))
    ledger = EMPTY.with_things([first], "bg").with_things([second], "bg")
    assert ledger.entries == {
        "news-staro": Entry(
            "news-staro", "news", {"bg": "/news/novo/", "en": "/en/news/novo/"}, aliases=("/news/staro/",)
        )
    }
