from __future__ import annotations

from collections.abc import Callable
from math import hypot, inf

import pytest
from pyproj import Transformer

from plugins.participants.projection import equal_earth, lambert_azimuthal

EVERYWHERE = [(longitude, latitude) for longitude in range(-180, 181, 12) for latitude in range(-90, 91, 6)]
NOT_THE_ANTIPODE = [place for place in EVERYWHERE if hypot((place[0] + 170 + 180) % 360 - 180, place[1] + 52) > 20]


@pytest.mark.parametrize(
    ("projection", "epsg", "places"),
    [(lambert_azimuthal, 3035, NOT_THE_ANTIPODE), (equal_earth, 8857, EVERYWHERE)],
)
def test_places_are_where_proj_puts_them_to_a_metre(
    projection: Callable[[float, float], tuple[float, float]], epsg: int, places: list[tuple[float, float]]
) -> None:
    proj = Transformer.from_crs(4326, epsg, always_xy=True)
    off = {
        (longitude, latitude): hypot(*(ours - theirs for ours, theirs in zip(here, there, strict=True)))
        for longitude, latitude in places
        for here, there in [(projection(longitude, latitude), proj.transform(longitude, latitude))]
    }
    assert {place: distance for place, distance in off.items() if not distance < 1} == {}


def test_the_example_of_the_guidance_note() -> None:
    """IOGP Guidance Note 7-2, section 3.5.1: 50° N 5° E in ETRS89-extended / LAEA Europe."""
    east, north = lambert_azimuthal(5, 50)
    assert (round(east, 2), round(north, 2)) == (3962799.45, 2999718.85)


def test_the_centre_of_europe_has_the_false_easting_and_northing() -> None:
    assert lambert_azimuthal(10, 52) == (4321000, 3210000)


def test_the_antipode_is_infinitely_far() -> None:
    assert lambert_azimuthal(-170, -52) == (inf, inf)
