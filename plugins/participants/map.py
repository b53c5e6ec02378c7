"""The map of cities: what stands where on it, and what it says of those that are not on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from plugins.domain.things import City, Role
from plugins.participants.facets import HOME, countries, role_titles
from plugins.participants.lettering import LINE, Lettering, Place, lines_of, place_above
from plugins.participants.sheet import EUROPE, WORLD, Sheet, land
from plugins.participants.spacing import Point, areas, spread
from plugins.publishing.cards import name_language, thing_link
from plugins.publishing.edition import Edition
from plugins.publishing.page import Link

BOTH = WIDE, NARROW = 2.0, 4.6
"""Units of a sheet in a pixel, on a wide screen (of 800 pixels) and on the narrowest (of 320)."""

APART = 28.0
AT_MOST = 20.0
REACH = 60.0
"""In units: how far apart dots are moved, how far at most from their place, and how far from a dot its link reaches."""


@dataclass(frozen=True, slots=True)
class MapLine:
    """A line of a city's label: what is of the name, and what follows it; ``y`` in pixels below the dot."""

    name: str
    rest: str
    y: float


@dataclass(frozen=True, slots=True)
class MapCity:
    """A city on the map. ``x``, ``y`` in units of the sheet; ``area`` the path, from there, of what belongs to it.

    ``shift`` is how far in pixels its label's middle stands to the right of it.
    """

    href: str
    x: int
    y: int
    shape: str
    is_home: bool
    area: str
    shift: float
    lines: tuple[MapLine, ...]
    language: str | None


@dataclass(frozen=True, slots=True)
class MapName:
    """A name that is always to be read, or only where the sheet is ``wide``; ``place`` in pixels from the dot."""

    text: str
    x: int
    y: int
    place: Place
    kind: str
    language: str | None


@dataclass(frozen=True, slots=True)
class MapSheet:
    """One sheet of the map, in its own units; ``heading`` is said of the world's beside Europe's."""

    name: str
    title: str
    heading: str | None
    width: int
    height: int
    land: str
    cities: tuple[MapCity, ...]
    names: tuple[MapName, ...]


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A shape and what it stands for."""

    shape: str
    text: str


@dataclass(frozen=True, slots=True)
class CityMap:
    """The map: its sheets, what its shapes stand for, and the cities that have no place on it."""

    sheets: tuple[MapSheet, ...]
    legend: tuple[LegendEntry, ...]
    without_place: tuple[Link, ...]


def city_map(edition: Edition, cities: Sequence[City]) -> CityMap:
    """The map of some cities, in the order of the list: by country, the site's own first."""
    rank = {country: index for index, country in enumerate(countries(edition))}
    ordered = sorted(cities, key=lambda city: rank[city.country])
    by_sheet: dict[Sheet | None, list[City]] = {EUROPE: [], WORLD: [], None: []}
    for city in ordered:
        by_sheet[sheet_of(city)].append(city)
    shown = {city.role for city in (*by_sheet[EUROPE], *by_sheet[WORLD])}
    return CityMap(
        sheets=tuple(
            _sheet(edition, sheet, by_sheet[sheet], bool(by_sheet[EUROPE]))
            for sheet in (EUROPE, WORLD)
            if by_sheet[sheet]
        ),
        legend=tuple(LegendEntry(role, text) for role, text in role_titles(edition).items() if role in shown),
        without_place=tuple(thing_link(edition, city) for city in by_sheet[None]),
    )


def sheet_of(city: City) -> Sheet | None:
    """The sheet on which a city stands; none where it is not known where it lies."""
    if city.latitude is None or city.longitude is None:
        return None
    return EUROPE if EUROPE.holds(city.longitude, city.latitude) else WORLD


def _sheet(edition: Edition, sheet: Sheet, cities: Sequence[City], has_europe: bool) -> MapSheet:
    _, ngettext = edition.locale.gettext, edition.locale.ngettext
    places = [sheet.position(city.longitude or 0.0, city.latitude or 0.0) for city in cities]
    points = [_whole(point) for point in spread(places, APART, AT_MOST)]
    europe = sheet is EUROPE
    return MapSheet(
        name=sheet.name,
        title=(
            ngettext("Map of Europe: {count} city", "Map of Europe: {count} cities", len(cities))
            if europe
            else ngettext("Map of the world: {count} city", "Map of the world: {count} cities", len(cities))
        ),
        heading=_("In the rest of the world") if has_europe and not europe else None,
        width=sheet.width,
        height=sheet.height,
        land=land(sheet),
        cities=tuple(
            _city(edition, sheet, city, point, area)
            for city, point, area in zip(cities, points, areas(points, REACH), strict=True)
        ),
        names=tuple(_names(edition, sheet, cities, points)),
    )


def _city(edition: Edition, sheet: Sheet, city: City, point: tuple[int, int], area: Sequence[Point]) -> MapCity:
    lines = lines_of(edition.words(city).title, edition.locale.country(city.country))
    place = place_above(point, [name + rest for name, rest in lines], sheet.width, NARROW)
    return MapCity(
        href=edition.href(city),
        x=point[0],
        y=point[1],
        shape=city.role,
        is_home=city.country == HOME,
        area=_path(area),
        shift=place.x,
        lines=tuple(MapLine(name, rest, place.y + LINE * row) for row, (name, rest) in enumerate(lines)),
        language=name_language(edition, city),
    )


def _names(
    edition: Edition, sheet: Sheet, cities: Sequence[City], points: Sequence[tuple[int, int]]
) -> Iterator[MapName]:
    """The names of the site's own cities, and of others for which there is room; mentors choose before the rest."""
    weights = [3 if city.country == HOME else 1 for city in cities]
    lettering = Lettering(points, weights, sheet.width, sheet.height)
    order = sorted(range(len(cities)), key=lambda one: (cities[one].country != HOME, cities[one].role != Role.MENTOR))
    for index in order:
        city, (x, y) = cities[index], points[index]
        home, name = city.country == HOME, edition.words(city).title
        kind = "home" if home else "always" if sheet is WORLD else "wide"
        place = (lettering.insist if home else lettering.place)(index, name, (WIDE,) if kind == "wide" else BOTH)
        if place:
            yield MapName(name, x, y, place, kind, name_language(edition, city))


def _whole(point: Point) -> tuple[int, int]:
    return round(point[0]), round(point[1])


def _path(area: Sequence[Point]) -> str:
    """A polygon in whole units, as relative lines from the dot (SVG 2, section 9.3)."""
    corners = [_whole(point) for point in area]
    steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(corners) if (ax, ay) != (bx, by)]
    numbers = "".join(f"{' ' if number >= 0 else ''}{number}" for step in steps for number in step)
    return f"m{corners[0][0]} {corners[0][1]}l{numbers.lstrip()}z"
