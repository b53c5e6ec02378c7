"""The real site, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import ENVIRONMENT
from tests.real_site import build


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All that look at the real site in one worker: one build."""
    for item in items:
        if Path(__file__).parent in item.path.parents and "data" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("open_data"))


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the open data of the real content."""
    return build(tmp_path_factory.mktemp("open_data") / "output", environment=ENVIRONMENT) / "data"
