from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from plugins.domain.changes import Change, FieldChange, History, Kind, Release, Table, kept

AT = datetime(2026, 11, 23, 10, 0, 0, 5, UTC)
CITIES = Table(("id", "role"), {"city-sofia": ("city-sofia", "core"), "city-vratsa": ("city-vratsa", "unknown")})
HISTORY = History((), {"cities": CITIES})


def followed(table: Table, name: str = "cities") -> History:
    return HISTORY.followed_by({name: table}, AT)


def test_a_release_that_changes_nothing_leaves_no_trace() -> None:
    assert followed(CITIES) == HISTORY


def test_what_was_added_removed_and_changed_is_told_by_id() -> None:
    after = Table(("id", "role"), {"city-vratsa": ("city-vratsa", "core"), "city-haskovo": ("city-haskovo", "core")})
    assert followed(after).releases == (
        Release(
            AT.replace(microsecond=0),
            (
                Change("cities", "city-haskovo", Kind.ADDED),
                Change("cities", "city-sofia", Kind.REMOVED),
                Change("cities", "city-vratsa", Kind.CHANGED, (FieldChange("role", "unknown", "core"),)),
            ),
        ),
    )


def test_the_newest_release_stands_first() -> None:
    after = replace(CITIES, rows={"city-sofia": ("city-sofia", "mentor")})
    once = followed(after)
    twice = once.followed_by({"cities": CITIES}, AT.replace(year=2027))
    assert [release.at.year for release in twice.releases] == [2027, 2026]
    assert twice.tables == {"cities": CITIES}


def test_a_new_column_and_a_new_data_set_are_no_change() -> None:
    wider = Table(("id", "country", "role"), {row[0]: (row[0], "BG", row[1]) for row in CITIES.rows.values()})  # type: ignore[misc]
    assert followed(wider).releases == ()
    assert followed(CITIES, "towns").releases == ()


def test_a_long_text_is_kept_as_its_digest_and_its_change_is_told_without_it() -> None:
    assert (kept("а" * 80), kept(3), kept(None)) == ("а" * 80, 3, None)
    assert kept("а" * 81) == "sha256:a44f824446431203"
    before, after = (Table(("id", "summary"), {"x": ("x", kept(letter * 81))}) for letter in "аб")
    changed = History((), {"cities": before}).followed_by({"cities": after}, AT)
    assert changed.releases[0].changes == (Change("cities", "x", Kind.CHANGED, (FieldChange("summary", told=False),)),)
