from __future__ import annotations

import gzip
import re
from collections.abc import Sequence

from markupsafe import Markup

from plugins.domain.things import City, Role
from plugins.participants.lettering import Place
from plugins.participants.map import CityMap, LegendEntry, MapLine, MapName, city_map
from plugins.participants.sheet import EUROPE, WORLD, land
from plugins.publishing.page import Link
from plugins.publishing.rendering import Theme
from tests.project import ROOT
from tests.small_site import city, editions

SOFIA = city("sofia", "София", "Sofia", latitude=42.6975, longitude=23.3241)
LEUVEN = city("leuven", "Leuven", "Leuven", "BE", role=Role.MENTOR, latitude=50.8796, longitude=4.7009)
SPLIT = city("split", "Сплит", "Split", "HR", role=Role.UNKNOWN, latitude=43.5089, longitude=16.4392)
SINGAPORE = city("singapore", "Сингапур", "Singapore", "SG", role=Role.MENTOR, latitude=1.2897, longitude=103.8501)
LILLE = city("lille", "Métropole de Lille", "Métropole de Lille", "FR")
CITIES = (LEUVEN, LILLE, SINGAPORE, SOFIA, SPLIT)
BULGARIAN, ENGLISH = editions(cities=CITIES)
THEME = Theme([ROOT / "theme" / "templates"], {"trim_blocks": True, "lstrip_blocks": True}, {}, {}, {})


def printed(map_: CityMap, language: str = "en") -> str:
    macro = THEME.environment(language).get_template("components/city_map.html").module.city_map  # type: ignore[attr-defined]
    return str(Markup(macro(map_, "list")))


def mapped(cities: Sequence[City]) -> CityMap:
    return city_map(editions(cities=tuple(cities))[1], cities)


def test_europe_stands_on_one_sheet_the_rest_of_the_world_on_another() -> None:
    map_ = city_map(ENGLISH, CITIES)
    assert [(sheet.name, sheet.heading, sheet.title, sheet.width, sheet.height) for sheet in map_.sheets] == [
        ("europe", None, "Map of Europe: 3 cities", 1600, 1528),
        ("world", "In the rest of the world", "Map of the world: 1 city", 1440, 700),
    ]
    assert [sheet.land for sheet in map_.sheets] == [land(EUROPE), land(WORLD)]


def test_the_cities_come_in_the_order_of_the_list_the_sites_own_first() -> None:
    hrefs = [city.href for sheet in city_map(ENGLISH, CITIES).sheets for city in sheet.cities]
    assert hrefs == ["/en/cities/sofia/", "/en/cities/leuven/", "/en/cities/split/", "/en/cities/singapore/"]


def test_a_city_stands_in_its_place_with_the_shape_of_its_role_and_a_label() -> None:
    sofia, leuven, split = city_map(BULGARIAN, CITIES).sheets[0].cities
    assert (sofia.x, sofia.y) == tuple(round(number) for number in EUROPE.position(23.3241, 42.6975))
    assert [(one.shape, one.is_home, one.lines, one.language) for one in (sofia, leuven, split)] == [
        ("core", True, (MapLine("София", ", България", -14),), None),
        ("mentor", False, (MapLine("Leuven", ", Белгия", -14),), "nl"),
        ("unknown", False, (MapLine("Сплит", ", Хърватия", -14),), None),
    ]


def test_the_sites_own_cities_are_always_named_others_where_there_is_room() -> None:
    europe, world = city_map(ENGLISH, CITIES).sheets
    assert [(name.text, name.kind) for name in europe.names] == [
        ("Sofia", "home"),
        ("Leuven", "wide"),
        ("Split", "wide"),
    ]
    (x, y) = (round(number) for number in WORLD.position(103.8501, 1.2897))
    assert world.names == (MapName("Singapore", x, y, Place(-9, 5, "end"), "always", None),)


def test_cities_near_each_other_part_and_share_what_is_between_them() -> None:
    near = [city(f"c{n}", f"Град {n}", f"City {n}", latitude=41.3 + n / 100, longitude=2.0) for n in range(3)]
    cities = mapped(near).sheets[0].cities
    assert len({(one.x, one.y) for one in cities}) == 3
    assert len({one.area for one in cities}) == 3


def test_the_legend_says_the_shapes_that_are_on_the_map() -> None:
    assert city_map(ENGLISH, (SOFIA, LILLE)).legend == (LegendEntry("core", "Core cities"),)
    assert [entry.shape for entry in city_map(ENGLISH, CITIES).legend] == ["core", "mentor", "unknown"]


def test_a_city_without_a_place_is_named_beside_the_map() -> None:
    assert city_map(BULGARIAN, CITIES).without_place == (Link("Métropole de Lille", "/cities/lille/", "fr"),)


def test_the_world_alone_needs_no_heading() -> None:
    (world,) = city_map(ENGLISH, (SINGAPORE,)).sheets
    assert (world.name, world.heading) == ("world", None)


def test_no_city_has_no_map() -> None:
    assert city_map(ENGLISH, ()) == CityMap((), (), ())
    assert printed(city_map(ENGLISH, ())).strip() == ""


def test_cities_without_any_place_are_still_named() -> None:
    text = printed(city_map(ENGLISH, (LILLE,)))
    assert ('href="/en/cities/lille/"' in text, "<svg" in text, 'href="#list"' in text) == (True, False, False)


def test_every_city_is_a_link_whose_text_is_its_name_and_country() -> None:
    text = printed(city_map(BULGARIAN, CITIES), "bg")
    links = re.findall(r'<a href="(/cities/[^"]+)" transform.*?<text[^>]*>(.*?)</text></a>', text, re.DOTALL)
    assert [(href, re.sub(r"<[^>]+>", "", label)) for href, label in links] == [
        ("/cities/sofia/", "София, България"),
        ("/cities/leuven/", "Leuven, Белгия"),
        ("/cities/split/", "Сплит, Хърватия"),
        ("/cities/singapore/", "Сингапур, Сингапур"),
    ]
    assert '<tspan lang="nl">Leuven</tspan>, Белгия' in text


def test_the_map_may_be_skipped_and_has_neither_styles_nor_scripts_of_its_own() -> None:
    text = printed(city_map(ENGLISH, CITIES))
    assert 'href="#list"' in text
    assert re.findall(r"<script|<style|\sstyle=|\son\w+=", text) == []


def test_eighty_cities_take_less_than_fifteen_kilobytes() -> None:
    places = [(36 + n % 10 * 2.8 + n / 100, -8 + n // 10 * 4.4) for n in range(80)]
    cities = [
        city(f"city-number-{n}", f"Дългоименен град {n}", f"A city of a long name {n}", latitude=north, longitude=east)
        for n, (north, east) in enumerate(places)
    ]
    map_ = city_map(editions(cities=tuple(cities))[0], cities)
    assert len(gzip.compress(printed(map_, "bg").encode())) < 15_000


def test_a_thousand_cities_have_a_map_too_though_many_are_in_one_place() -> None:
    places = [(36 + n % 100 * 0.28, -8 + n % 100 % 7 * 5.0) for n in range(1000)]
    cities = [
        city(f"c{n}", f"Град {n}", f"City {n}", "ES", latitude=north, longitude=east)
        for n, (north, east) in enumerate(places)
    ]
    assert len(mapped(cities).sheets[0].cities) == 1000
