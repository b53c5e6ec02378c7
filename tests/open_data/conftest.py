"""The real site, built once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import ENVIRONMENT, ROOT


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All that look at the real site in one worker: one build."""
    for item in items:
        if Path(__file__).parent in item.path.parents and "data" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("open_data"))


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the open data of the real content."""
    output = tmp_path_factory.mktemp("open_data") / "output"
    command = [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "--fatal", "warnings", "-o", str(output)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=ENVIRONMENT)
    return output / "data"
