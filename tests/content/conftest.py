"""The site of the real content, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.built_site import BuiltSite
from tests.real_site import build
from tests.small_site import SITE_URL


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of this folder in one worker: one build."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("content"))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return BuiltSite(build(tmp_path_factory.mktemp("content") / "output", SITE_URL))
