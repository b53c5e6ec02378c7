"""JSON, GeoJSON and their schemas, of the small site and of the real one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from geojson_pydantic import FeatureCollection
from jsonschema import Draft202012Validator

from plugins.open_data.datasets import DATASETS
from tests.open_data.cases import HOSTILE, files
from tests.small_site import SITE_URL

SMALL = files()
NAMES = [*(dataset.name for dataset in DATASETS), "changes"]


def problems(schema: dict[str, Any], document: object) -> list[str]:
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]


def records(name: str) -> dict[str, dict[str, Any]]:
    return {record["id"]: record for record in json.loads(SMALL[f"{name}.json"])["records"]}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_the_small_site_keeps_to_its_schema(name: str) -> None:
    schema, document = (json.loads(SMALL[path]) for path in (f"schema/{name}.json", f"{name}.json"))
    assert problems(schema, document) == []
    assert schema["$id"] == document["$schema"] == f"{SITE_URL}/data/schema/{name}.json"


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_the_real_site_keeps_to_its_schema(name: str, data: Path) -> None:
    schema, document = (
        json.loads(path.read_bytes()) for path in (data / "schema" / f"{name}.json", data / f"{name}.json")
    )
    assert problems(schema, document) == []
    assert name == "changes" or document["count"] == len(document["records"]) > 0


@pytest.mark.parametrize(
    ("name", "key", "wrong"),
    [
        ("cities", "role", "king"),
        ("cities", "role", None),
        ("cities", "latitude", 91),
        ("cities", "title", {"bg": "София"}),
        ("cities", "sources", [{"title": "x"}]),
        ("events", "start", "2.7.2020"),
        ("events", "colour", "red"),
    ],
)
def test_a_schema_refuses_what_is_wrong(name: str, key: str, wrong: object) -> None:
    schema, document = (json.loads(SMALL[path]) for path in (f"schema/{name}.json", f"{name}.json"))
    document["records"][0][key] = wrong
    assert problems(schema, document) != []


def test_a_date_is_as_exact_as_it_is_known() -> None:
    keys = ("start", "start_precision", "start_utc", "end", "end_utc", "timezone")
    assert {identity: tuple(record[key] for key in keys) for identity, record in records("events").items()} == {
        "event-unknown-day": ("2020-07", "month", None, None, None, None),
        "event-sreshta": (
            "2022-05-16T10:15",
            "minute",
            "2022-05-16T07:15:00Z",
            "2022-05-16T13:15",
            "2022-05-16T10:15:00Z",
            "Europe/Sofia",
        ),
        "event-weekly": ("2022-06-07T18:00", "minute", "2022-06-07T16:00:00Z", None, None, "Europe/Brussels"),
        "event-to-come": (None, "to-be-announced", None, None, None, None),
    }


def test_what_is_not_public_is_not_named() -> None:
    assert (records("cities")["city-sofia"]["mentors"], records("cities")["city-leuven"]["mentored"]) == (
        ["leuven"],
        ["sofia"],
    )
    assert records("news")["news-samo"]["events"] == ["sreshta"]


def test_an_unreviewed_name_says_so_and_a_hostile_one_is_only_a_text() -> None:
    city = records("cities")["city-cartagena"]
    assert (city["title"]["en"], city["translation"]) == (HOSTILE, {"bg": "unreviewed", "en": "unreviewed"})


def test_two_values_of_a_date_are_two_records() -> None:
    assert list(records("figures")) == [
        "network-cities/2020-07-02",
        "network-cities/2021-04",
        "network-cities/2021-04-2",
    ]


def test_records_stand_in_a_fixed_order(data: Path) -> None:
    cities, events = (json.loads((data / f"{name}.json").read_bytes())["records"] for name in ("cities", "events"))
    assert [city["slug"] for city in cities] == sorted(city["slug"] for city in cities)
    dated = [event["start"] for event in events if event["start"]]
    assert [start[:7] for start in dated] == sorted(start[:7] for start in dated)
    assert [len({record["id"] for record in found}) for found in (cities, events)] == [len(cities), len(events)]


def test_geojson_is_what_rfc_7946_says() -> None:
    read = json.loads(SMALL["cities.geojson"])
    found = FeatureCollection.model_validate(read)
    assert [feature.id for feature in found.features] == ["city-cartagena", "city-leuven", "city-sofia"]
    assert [feature["geometry"] for feature in read["features"]] == [
        {"type": "Point", "coordinates": [-75.51444, 10.39972]},
        None,
        {"type": "Point", "coordinates": [23.3241, 42.6975]},
    ]
    assert (read["bbox"], "crs" in read) == ([-75.51444, 10.39972, 23.3241, 42.6975], False)


def test_geojson_of_the_real_site_can_be_read(data: Path) -> None:
    read = FeatureCollection.model_validate_json((data / "cities.geojson").read_bytes())
    assert len(read.features) == json.loads((data / "cities.json").read_bytes())["count"]
