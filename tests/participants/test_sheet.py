from __future__ import annotations

import re

import pytest

from plugins.participants.sheet import EUROPE, WORLD, Sheet, land

STAND = {
    "Sofia": (23.3241, 42.6975),
    "Nicosia": (33.38, 35.18),
    "Valletta": (14.51, 35.90),
    "Lisbon": (-9.14, 38.72),
    "Reykjavík": (-21.9, 64.15),
    "Rovaniemi": (25.72, 66.5),
}
BESIDE = {"Las Palmas": (-15.43, 28.12), "Singapore": (103.85, 1.29), "the antipode": (-170.0, -52.0)}


@pytest.mark.parametrize(
    ("place", "stands"), [*((place, True) for place in STAND), *((place, False) for place in BESIDE)]
)
def test_europe_reaches_from_iceland_to_cyprus(place: str, stands: bool) -> None:
    assert EUROPE.holds(*{**STAND, **BESIDE}[place]) is stands


def test_every_place_on_earth_stands_on_the_world() -> None:
    everywhere = [(longitude, latitude) for longitude in range(-180, 181, 20) for latitude in range(-90, 91, 10)]
    assert [place for place in everywhere if not WORLD.holds(*place)] == []


def test_a_place_stands_where_its_projection_puts_it() -> None:
    assert EUROPE.position(10, 52) == ((4_321_000 - EUROPE.left) / 2500, (EUROPE.top - 3_210_000) / 2500)


@pytest.mark.parametrize("sheet", [EUROPE, WORLD], ids=["europe", "world"])
def test_the_outlines_are_rings_of_whole_numbers_by_relative_lines_within_the_sheet_and_a_margin(sheet: Sheet) -> None:
    rings = re.findall(r"M(-?\d+) (-?\d+)l([-\d ]+)z", land(sheet))
    assert "".join(f"M{x} {y}l{steps}z" for x, y, steps in rings) == land(sheet)
    margin = sheet.width / 100 + 1
    for x, y, steps in rings:
        numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
        across, down = int(x), int(y)
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            across, down = across + dx, down + dy
            assert -margin <= across <= sheet.width + margin
            assert -margin <= down <= sheet.height + margin
