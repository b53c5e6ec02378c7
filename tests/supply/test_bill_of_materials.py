"""The bill says what CycloneDX says that it must, in the words of CycloneDX's own validator, and names everything."""

from __future__ import annotations

import json
import subprocess

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.supply.bill_of_materials import UV, bill
from tests.supply.parts import BUILDS, FORM_SERVER, SERVED, parts


@pytest.fixture(scope="module")
def written() -> str:
    return bill()


def test_the_bill_is_valid(written: str) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_5).validate_str(written) is None


def test_the_bill_names_all_that_builds_the_site_is_served_or_runs_for_editors(written: str) -> None:
    components = json.loads(written)["components"]
    listed = {(part.purl or part.name) for part in parts() if part.use in (BUILDS, SERVED, FORM_SERVER)}
    assert {component.get("purl", component["name"]) for component in components} == listed
    assert {"pkg:npm/decap-cms@3.16.3", "pkg:npm/world-atlas@2.0.2"} <= listed
    assert all(component["licenses"] for component in components)


def test_every_component_has_a_digest(written: str) -> None:
    for component in json.loads(written)["components"]:
        files = [file["hashes"] for file in component.get("externalReferences", ())]
        assert component.get("hashes") or (files and all(files)), component["name"]


def test_the_same_locks_give_the_same_bytes(written: str) -> None:
    assert bill() == written


def test_uv_is_the_one_that_is_pinned() -> None:
    said = subprocess.run([UV, "--version"], capture_output=True, text=True, check=True).stdout
    assert said.split()[1] == "0.13.9"
