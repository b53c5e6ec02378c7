"""Frictionless reads the real package and finds nothing wrong; with a wrong cell it does."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from plugins.open_data.datasets import DATASETS


def validated(folder: Path) -> tuple[int, str]:
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    return done.returncode, done.stdout


def test_the_package_of_the_real_site_is_valid(data: Path) -> None:
    code, output = validated(data)
    report = json.loads(output)
    assert (code, report["valid"], [task["name"] for task in report["tasks"]]) == (
        0,
        True,
        [dataset.name for dataset in DATASETS],
    )


def test_a_wrong_cell_is_found(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(data, folder)
    table = folder / "cities.csv"
    text = table.read_bytes().decode()
    assert ",mentor,stated," in text
    table.write_bytes(text.replace(",mentor,stated,", ",king,stated,", 1).encode())
    code, output = validated(folder)
    found = {error["type"] for task in json.loads(output)["tasks"] for error in task["errors"]}
    assert (code, found) == (1, {"constraint-error", "hash-count", "byte-count"})


def test_every_column_is_described_in_both_languages(data: Path) -> None:
    package = json.loads((data / "datapackage.json").read_bytes())
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            assert field["description"], (resource["name"], field["name"])
            assert field["description_bg"] != field["description"], (resource["name"], field["name"])
