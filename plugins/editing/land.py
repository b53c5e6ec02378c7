"""The outlines of land on the map of cities, made anew from Natural Earth: ``python -m plugins.editing.land``.

Natural Earth comes as TopoJSON in the npm package ``world-atlas``, whose digest is checked. Only its land is taken, not
its countries: their borders are disputed. Needs npm, its registry, and shapely.
"""

from __future__ import annotations

import io
import json
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import shapely
from numpy import array
from shapely import Polygon
from shapely.affinity import translate

from plugins.editing.npm import packed
from plugins.participants.sheet import EUROPE, LAND, WORLD, Sheet

PACKAGE = "world-atlas@2.0.2"
INTEGRITY = "sha512-IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ=="
"""The digest of the package as the registry states it (W3C Subresource Integrity)."""

TURNS = (-360, 0, 360)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Drawing:
    """How a sheet is drawn: from which file, of which part of the earth (degrees), and how finely.

    ``smallest`` is the area below which an island is left out, ``detail`` that of a triangle of three points below
    which the one in the middle is; both in square units of the sheet.
    """

    sheet: Sheet
    file: str
    part: tuple[float, float, float, float]
    smallest: float
    detail: float


DRAWINGS = (
    Drawing(EUROPE, "land-50m.json", (-50, 20, 80, 84), 30, 8),
    Drawing(WORLD, "land-110m.json", (-180, -57, 180, 84), 30, 12),
)


def fetch(folder: Path) -> bytes:
    """The package as npm packs it; refuses one with another digest."""
    return packed(PACKAGE, INTEGRITY, folder)


def made_from(package: bytes) -> str:
    """The text of ``land.json``."""
    with tarfile.open(fileobj=io.BytesIO(package)) as archive:
        outlines = {one.sheet.name: drawn(one, _member(archive, one.file)) for one in DRAWINGS}
    source = {"title": "Natural Earth", "licence": "public domain", "package": PACKAGE, "integrity": INTEGRITY}
    return json.dumps({"source": source, "outlines": outlines}, indent=1) + "\n"


def drawn(drawing: Drawing, topology: Mapping[str, Any]) -> str:
    """The path of all land of a topology on a sheet, simplified, the largest land first."""
    sheet = drawing.sheet
    margin = sheet.width / 100
    page = shapely.box(-margin, -margin, sheet.width + margin, sheet.height + margin)
    part = shapely.box(*drawing.part)
    found = (translate(land, turn) for land in polygons(topology) for turn in TURNS)
    on_page = (_placed(land & part, sheet) & page for land in found if land.intersects(part))
    simplified = shapely.coverage_simplify([one for land in on_page for one in _parts(land)], drawing.detail**0.5)
    kept = [one for one in simplified if one.area >= drawing.smallest]
    return "".join(map(_path, sorted(kept, key=lambda one: (-one.area, one.bounds))))


def polygons(topology: Mapping[str, Any]) -> Iterator[Polygon]:
    """The polygons of a quantized TopoJSON, in degrees (TopoJSON 1.0, sections 2.1.2 to 2.1.4).

    One that goes over the 180th meridian goes on beyond it; one about a pole (Antarctica) is left out.
    """
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [
        [(x * kx + dx, y * ky + dy) for x, y in accumulate(arc, lambda one, two: (one[0] + two[0], one[1] + two[1]))]
        for arc in topology["arcs"]
    ]
    for geometry in topology["objects"]["land"]["geometries"]:
        for rings in geometry["arcs"]:
            shell, *holes = (_unwrapped(_ring(arcs, ring)) for ring in rings)
            if shell[0] == shell[-1]:
                yield from _parts(shapely.make_valid(Polygon(shell, holes)))


def _ring(arcs: Sequence[Sequence[Point]], indices: Sequence[int]) -> list[Point]:
    points: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return points


def _placed(geometry: Any, sheet: Sheet) -> Any:
    return shapely.make_valid(
        shapely.transform(geometry, lambda degrees: array([sheet.position(*place) for place in degrees]))
    )


def _unwrapped(points: Sequence[Point]) -> list[Point]:
    """A ring without leaps of 360° from one point to the next."""
    turn, unwrapped = 0, [points[0]]
    for (before, _), (longitude, latitude) in pairwise(points):
        turn += 360 * (longitude - before < -180) - 360 * (longitude - before > 180)
        unwrapped.append((longitude + turn, latitude))
    return unwrapped


def _parts(geometry: Any) -> Iterator[Polygon]:
    if isinstance(geometry, Polygon) and not geometry.is_empty:
        yield geometry
    elif hasattr(geometry, "geoms"):
        for part in geometry.geoms:
            yield from _parts(part)


def _path(polygon: Polygon) -> str:
    """A polygon in whole units, as relative lines (SVG 2, section 9.3)."""
    return "".join(
        _line([(round(x), round(y)) for x, y in ring.coords]) for ring in (polygon.exterior, *polygon.interiors)
    )


def _line(points: Sequence[tuple[int, int]]) -> str:
    steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(points[:-1]) if (ax, ay) != (bx, by)]
    numbers = "".join(f"{' ' if number >= 0 else ''}{number}" for step in steps for number in step)
    return f"M{points[0][0]} {points[0][1]}l{numbers.lstrip()}z" if len(steps) > 1 else ""


def _member(archive: tarfile.TarFile, name: str) -> Any:
    member = archive.extractfile(f"package/{name}")
    if member is None:
        raise ValueError(f"{PACKAGE}: there is no {name}")
    return json.load(member)


def main() -> int:
    """Writes the outlines into the feature that draws the map."""
    with tempfile.TemporaryDirectory() as folder:
        text = made_from(fetch(Path(folder)))
    LAND.write_text(text, encoding="utf-8")
    print(f"{LAND}: {len(text)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
