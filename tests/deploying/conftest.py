from __future__ import annotations

from pathlib import Path

import pytest

from plugins.deploying.releases import list_releases
from tests.deploying.published import Published, publish
from tests.project import make_project


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The small site, published three times; for looking only."""
    project = make_project(tmp_path_factory.mktemp("published") / "project")
    for state in range(3):
        publish(project, state)
    assert len(list_releases(project.releases)) == 3
    return Published(project)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a server has the site."""
    return tmp_path / "srv"
