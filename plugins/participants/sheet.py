"""The two sheets of the map: which part of the earth each shows, and where on it a place stands."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from plugins.participants.projection import equal_earth, lambert_azimuthal

LAND = Path(__file__).with_name("land.json")
"""The outlines of land, made by ``inv land``: path data in the units of each sheet, and where they are from."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A rectangle of a projection's plane. ``left``, ``top`` in metres; ``unit`` is metres, the rest is in units.

    ``x`` runs from 0 at the left to ``width``, ``y`` from 0 at the top to ``height``, as in SVG.
    """

    name: str
    projection: Callable[[float, float], tuple[float, float]]
    left: float
    top: float
    unit: float
    width: int
    height: int

    def position(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a place (degrees) stands, in units, be it on the sheet or beside it."""
        east, north = self.projection(longitude, latitude)
        return (east - self.left) / self.unit, (self.top - north) / self.unit

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a place stands on the sheet."""
        x, y = self.position(longitude, latitude)
        return 0 <= x <= self.width and 0 <= y <= self.height


EUROPE = Sheet("europe", lambert_azimuthal, 2_560_000, 5_160_000, 2500, 1600, 1528)
"""From Ireland to Cyprus and the Caucasus' foot, from Crete to Lapland. Islands far out stand on the other sheet."""

WORLD = Sheet("world", equal_earth, -17_280_000, 8_400_000, 24_000, 1440, 700)
"""All of the earth, pole to pole; what is drawn of it has no Antarctica."""


@cache
def land(sheet: Sheet) -> str:
    """The outlines of land on a sheet: the data of an SVG path."""
    return str(json.loads(LAND.read_text(encoding="utf-8"))["outlines"][sheet.name])
